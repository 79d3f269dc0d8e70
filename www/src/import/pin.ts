import { listText } from '../app/time.ts'
import type { Space } from '../backend/places.ts'
import { makesItsOwnPin, pinHint } from '../grant/pin-rules.ts'
import { locksOf } from './doors.ts'
import { t } from './words.ts'

/**
 * What is wrong with a PIN in one sentence: all that the locks of its room ask for, so that the next one fits. The package's sentences
 * go rule by rule, and of a PIN that is none they do not come to those of the locks.
 */
export function pinSentence(space: Space | undefined, messages: readonly string[]): string {
  const locks = space ? locksOf(space).filter(({ modes }) => modes.includes('code')) : []
  const own = locks.find(({ data }) => makesItsOwnPin(data))
  if (own) return t().ownPin(own.name)
  if (locks.length === 0) return messages.join(' ')
  return t().otherPin(listText(locks.map(({ name }) => name)), pinHint(locks.map(({ data }) => data)))
}
