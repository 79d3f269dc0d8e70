import type { DeviceRules } from 'seam-access-grants'
import { words } from '../app/language.ts'
import { listText } from '../app/time.ts'

interface Words {
  lengths: (list: string) => string
  rules: Record<string, string>
  own: (lock: string) => string
  easy: string
}

const t = words<Words>({
  en: {
    lengths: (list) => `${list} digits`,
    rules: {
      no_zeros: 'no 0',
      cannot_start_with_12: 'not starting with 12',
      no_triple_consecutive_ints: 'no three in a row that are the same or count',
      no_ascending_or_descending_sequence: 'not counting up or down',
      at_least_three_unique_digits: 'three different digits',
      no_all_same_digits: 'two different digits',
      unique_first_four_digits: 'the first four all different',
      cannot_contain_089: 'no 0, 8 or 9',
      cannot_contain_0789: 'no 0, 7, 8 or 9',
    },
    own: (lock) => `${lock} makes its own PIN; you see it as soon as it is set.`,
    easy: 'This PIN is easy to guess.',
  },
  de: {
    lengths: (list) => `${list} Ziffern`,
    rules: {
      no_zeros: 'keine 0',
      cannot_start_with_12: 'nicht mit 12 beginnend',
      no_triple_consecutive_ints: 'keine drei gleichen oder zählenden hintereinander',
      no_ascending_or_descending_sequence: 'nicht auf- oder abzählend',
      at_least_three_unique_digits: 'drei verschiedene Ziffern',
      no_all_same_digits: 'zwei verschiedene Ziffern',
      unique_first_four_digits: 'die ersten vier verschieden',
      cannot_contain_089: 'keine 0, 8 oder 9',
      cannot_contain_0789: 'keine 0, 7, 8 oder 9',
    },
    own: (lock) => `${lock} bildet seine PIN selbst; sie ist zu sehen, sobald sie gesetzt ist.`,
    easy: 'Diese PIN ist leicht zu erraten.',
  },
})

interface Properties {
  supported_code_lengths?: number[]
  code_constraints?: { constraint_type: string }[]
}

const propertiesOf = (lock: DeviceRules): Properties => (lock.properties ?? lock) as Properties
const constraintsOf = (lock: DeviceRules): string[] =>
  (propertiesOf(lock).code_constraints ?? []).map(({ constraint_type }) => constraint_type)

export const makesItsOwnPin = (lock: DeviceRules): boolean => constraintsOf(lock).includes('cannot_specify_pin_code')

/** What all these locks ask of a PIN, before anything is typed. */
export function pinHint(locks: readonly DeviceRules[]): string {
  const own = locks.find(makesItsOwnPin)
  if (own) return t().own(own.display_name ?? '')
  const lengths = locks.map((lock) => propertiesOf(lock).supported_code_lengths).filter((list) => list !== undefined)
  const common = [4, 5, 6, 7, 8, 9].filter((length) => lengths.every((list) => list.includes(length)))
  const rules = [...new Set(locks.flatMap(constraintsOf))].map((rule) => t().rules[rule]).filter((rule) => rule !== undefined)
  return [t().lengths(ranges(common)), ...rules].join(' · ')
}

/** 4, 5 and 6 as 4–6. */
function ranges(numbers: number[]): string {
  const isRun = numbers.length > 2 && numbers.at(-1)! - numbers[0]! === numbers.length - 1
  return isRun ? `${numbers[0]}–${numbers.at(-1)}` : listText(numbers.map(String), 'disjunction')
}

/** What there is to say of a PIN that locks take and thieves try first: all the same, or counting up or down. */
export function easyPin(code: string): string[] {
  const digits = [...code].map(Number)
  const steps = new Set(digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0)))
  const isEasy = digits.length > 3 && steps.size === 1 && [-1, 0, 1].includes([...steps][0] ?? 9)
  return isEasy ? [t().easy] : []
}
