// What a sandbox is started with, checked.

import type { Doors } from './sandbox-engine.js'
import type { Issuance } from './sandbox-options.js'

/** Where the clock stands, in milliseconds since 1970; nothing for a clock that runs. */
export function timeOf(now: Date | string | null | undefined): number | undefined {
  // Text without an offset would be another time on every machine.
  const isTime = typeof now !== 'string' || /(Z|[+-]\d\d:?\d\d)$/.test(now)
  const start = now === undefined || now === null ? undefined : isTime ? new Date(now).getTime() : NaN
  if (Number.isNaN(start)) {
    throw new TypeError('now must be a valid Date, or a date and time with its offset, like 2030-01-31T15:00:00Z.')
  }
  return start
}

/** How the doors behave. */
export function doorsOf(issuance: Issuance): Doors {
  const fails = issuance === 'fails'
  if (fails || issuance === 'never') return { fails }
  const delay = issuance === 'at once' ? 0 : issuance?.delay
  if (!Number.isInteger(delay) || delay < 0 || delay > MAX_DELAY) {
    throw new TypeError("issuance must be 'at once', 'never', 'fails' or { delay } with a whole number of milliseconds, up to 49 days.")
  }
  return { delay, fails }
}

/** What 32 bits hold. */
const MAX_DELAY = 0xffff_ffff

/** How long doors take by default, in milliseconds: long enough to be seen, short enough to be waited for. */
export const DEFAULT_DELAY = 2000
