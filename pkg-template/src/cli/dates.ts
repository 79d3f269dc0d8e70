// Dates and times as people write them, and the instants that they are.

import { toInstant } from '../index.js'

/** How times without an offset are to be read. */
export interface DateOptions {
  /** The zone of the doors. */
  readonly timeZone?: string | undefined
  /** How dates are written, besides 2026-05-31. */
  readonly dates?: DateStyle | undefined
  /** When access starts on a date without a time. */
  readonly checkIn?: string | undefined
  /** When access ends on a date without a time. */
  readonly checkOut?: string | undefined
}

/** How dates may be written. */
export const DATE_STYLES = ['YYYY-MM-DD', 'MM/DD/YYYY', 'DD/MM/YYYY', 'DD.MM.YYYY'] as const
export type DateStyle = (typeof DATE_STYLES)[number]

/** An instant, or why there is none. */
export type Reading = { readonly instant: string } | { readonly problem: string }

const PATTERNS: Readonly<Record<DateStyle, RegExp>> = {
  'YYYY-MM-DD': /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)/,
  'MM/DD/YYYY': /^(?<month>\d\d?)\/(?<day>\d\d?)\/(?<year>\d{4})/,
  'DD/MM/YYYY': /^(?<day>\d\d?)\/(?<month>\d\d?)\/(?<year>\d{4})/,
  'DD.MM.YYYY': /^(?<day>\d\d?)\.(?<month>\d\d?)\.(?<year>\d{4})/,
}
const TIME = /^(?:T|,? +)(?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d(?:\.\d+)?))?(?: ?(?<half>[AP])\.?M\.?)?$/i
const WITH_OFFSET = /(?:Z|[+-]\d\d:?\d\d)$/i

const HOW = `Write it like 2026-05-31 15:00, or say with --dates how it is written: ${DATE_STYLES.slice(1).join(', ')}.`

/** The instants of one file: many of its rows have the same time. */
export class Instants {
  readonly #options: DateOptions
  readonly #known = new Map<string, Reading | undefined>()

  constructor(options: DateOptions) {
    this.#options = options
  }

  /** The instant that a text means at the start or the end of access; nothing for a text that is to be checked as it is. */
  read(text: string, end: 'starts_at' | 'ends_at'): Reading | undefined {
    const key = `${end} ${text}`
    if (!this.#known.has(key)) this.#known.set(key, readInstant(text, end, this.#options))
    return this.#known.get(key)
  }
}

/** See `Instants.read`. */
export function readInstant(text: string, end: 'starts_at' | 'ends_at', options: DateOptions): Reading | undefined {
  const wall = wallTime(text, options.dates)
  if (wall === undefined) return /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test(text) && !WITH_OFFSET.test(text) ? { problem: HOW } : undefined
  const time = wall.time ?? (end === 'starts_at' ? options.checkIn : options.checkOut)
  if (time === undefined) {
    const option = end === 'starts_at' ? '--check-in 15:00' : '--check-out 11:00'
    return { problem: `Add the time of day, or give it for every row, like ${option}.` }
  }
  if (options.timeZone === undefined) return { problem: 'Add the offset, or name the time zone, like --time-zone Europe/Paris.' }
  const instant = toInstant({ date: wall.date, time, timeZone: options.timeZone })
  return typeof instant === 'string' ? { instant } : { problem: instant.message }
}

/** The date and the time on the wall that a text says. */
function wallTime(text: string, style: DateStyle = 'YYYY-MM-DD'): { date: string; time: string | undefined } | undefined {
  const match = PATTERNS['YYYY-MM-DD'].exec(text) ?? PATTERNS[style].exec(text)
  if (!match) return undefined
  const { year, month, day } = match.groups as Record<'year' | 'month' | 'day', string>
  const rest = text.slice(match[0].length)
  const time = rest === '' ? { wall: undefined } : clock(rest)
  if (time === undefined) return undefined
  return { date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, time: time.wall }
}

/** The time of a day in the form of 24 hours; nothing, if it is none. */
function clock(text: string): { wall: string } | undefined {
  const groups = TIME.exec(text)?.groups
  if (!groups) return undefined
  const { minute, second, half } = groups
  let hour = Number(groups.hour)
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined
    hour = (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0)
  }
  return { wall: `${String(hour).padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}` }
}
