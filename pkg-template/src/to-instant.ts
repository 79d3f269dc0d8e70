import { DISAMBIGUATIONS } from '../generated/facts.js'
import type { InvalidValueIssue } from '../generated/issues.js'
import { ask } from './core.js'
import { checkNames } from './names.js'

/**
 * What to do about a time that clocks do not show that night, or show twice; `reject`, if it is not given. The names are those of
 * JavaScript's Temporal.
 */
export type Disambiguation = 'reject' | 'earlier' | 'later' | 'compatible'

/** The choices of the core; another one than the type has is a type error here. */
const CHOICES: readonly Disambiguation[] = DISAMBIGUATIONS

/** Why there is no instant. */
interface Refusal {
  readonly field: string
  readonly message: string
  readonly reason: NonNullable<InvalidValueIssue['reason']>
}

/**
 * From a date, what a clock on the wall shows (`15:00`, `15:00:30` or `15:00:30.5`), and the zone of that wall to RFC 3339 text;
 * or the issue, at `date`, `time` or `timeZone`, for a time that does not exist that night, or exists twice. Its `reason` tells
 * which of these it is.
 *
 * ```ts
 * toInstant({ date: '2030-07-01', time: '15:00', timeZone: 'Europe/Paris' }) // '2030-07-01T13:00:00.000000Z'
 * ```
 */
export function toInstant(
  wall: {
    /** The date: `2030-07-01`. */
    readonly date: string
    /** What a clock on the wall shows: `15:00`, `15:00:30` or `15:00:30.5`. */
    readonly time: string
    /** The name of the zone of that wall: `Europe/Paris`. */
    readonly timeZone: string
  },
  options?: {
    /** What to do about a time that clocks do not show that night, or show twice; `reject`, if it is not given. */
    readonly disambiguation?: Disambiguation
  },
): string | InvalidValueIssue {
  checkNames(options, ['disambiguation'])
  const { disambiguation = 'reject' } = options ?? {}
  if (!CHOICES.includes(disambiguation)) {
    throw new TypeError(`disambiguation must be one of ${CHOICES.join(', ')}.`)
  }
  const { date, time, timeZone } = wall ?? {}
  const wallTime = JSON.stringify([String(date), String(time), String(timeZone), disambiguation])
  const { ok, error } = ask<string, Refusal>((put, { instant }) => instant(...put(wallTime)))
  return error ? { path: [error.field], code: 'invalid_value', message: error.message, reason: error.reason } : ok
}
