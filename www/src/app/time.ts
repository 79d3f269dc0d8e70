import { toInstant } from 'seam-access-grants'
import { now } from '../backend/backend.ts'
import { locale, words } from './language.ts'

/** A date and what the clocks on the wall show, in some time zone. */
export interface Wall {
  /** `2030-01-31` */
  date: string
  /** `15:00` */
  time: string
}

const t = words({
  en: { noEnd: 'no end', zone: (city: string) => `${city} time`, nights: (n: number) => (n === 1 ? '1 night' : `${n} nights`) },
  de: {
    noEnd: 'ohne Ende',
    zone: (city: string) => `Ortszeit ${city}`,
    nights: (n: number) => (n === 1 ? '1 Nacht' : `${n} Nächte`),
  },
})

const formats = new Map<string, Intl.DateTimeFormat>()

/** Formats are slow to make and quick to use. */
function format(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(options)
  const made = formats.get(key) ?? new Intl.DateTimeFormat(tag, options)
  formats.set(key, made)
  return made
}

export function wallOf(instant: string | Date, timeZone: string): Wall {
  const parts = format('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant))
  const [date = '', time = ''] = parts.split(' ')
  return { date, time }
}

/** The same hour some days later, or earlier; dates alone know no time zone. */
export function plusDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** The same time of day some days after an instant, on the property's clocks; an hour that these skip gives the next. */
export function instantPlusDays(instant: string, days: number, timeZone: string): string {
  const { date, time } = wallOf(instant, timeZone)
  const moved = toInstant({ date: plusDays(date, days), time, timeZone }, { disambiguation: 'compatible' })
  return typeof moved === 'string' ? moved : instant
}

/** A day above a narrow column; only the first one has its month, and the first of a month. */
export function dayText(date: string, isFirst: boolean): string {
  const month = isFirst || date.endsWith('-01') ? 'short' : undefined
  return format(locale(), { timeZone: 'UTC', weekday: 'short', day: 'numeric', month }).format(new Date(`${date}T12:00:00Z`))
}

export function timeText(instant: string | Date, timeZone: string): string {
  return format(locale(), { timeZone, timeStyle: 'short' }).format(new Date(instant))
}

/** A day and a time, with its year where that is not the present one. */
export function momentText(instant: string | Date, timeZone: string): string {
  const [own, present] = [instant, now()].map((at) => wallOf(at, timeZone).date.slice(0, 4))
  const year = own === present ? undefined : 'numeric'
  const options = { timeZone, weekday: 'short', day: 'numeric', month: 'short', year, hour: 'numeric', minute: '2-digit' } as const
  return format(locale(), options).format(new Date(instant))
}

/** The end of a window as it is said: a time, or that there is none. */
export function endText(instant: string | null, timeZone: string): string {
  return instant === null ? t().noEnd : momentText(instant, timeZone)
}

export function nightsText(starts: string, ends: string, timeZone: string): string {
  const nights = daysBetween(wallOf(starts, timeZone).date, wallOf(ends, timeZone).date)
  return nights > 0 ? t().nights(nights) : ''
}

/** `Europe/Paris` as people say it. */
export function zoneText(timeZone: string): string {
  return t().zone(timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone)
}

export function listText(items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return new Intl.ListFormat(locale(), { type }).format(items)
}

export function numberText(value: number): string {
  return value.toLocaleString(locale())
}
