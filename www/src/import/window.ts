import { currentLanguage, locale } from '../app/language.ts'
import { endText, momentText, wallOf } from '../app/time.ts'
import { now } from '../backend/backend.ts'
import { timeZoneOf } from '../backend/places.ts'

interface Window {
  space_ids?: readonly string[] | undefined
  starts_at?: unknown
  ends_at?: unknown
}

/** From when to when, on the clocks of the place; files reach into other years, so these are said. */
export function windowText({ space_ids = [], starts_at, ends_at }: Window): string {
  const timeZone = timeZoneOf(space_ids)
  return `${dayAndTime(String(starts_at), timeZone)} – ${ends_at == null ? endText(null, timeZone) : dayAndTime(String(ends_at), timeZone)}`
}

export function dayAndTime(instant: string, timeZone: string): string {
  const isThisYear = wallOf(instant, timeZone).date.slice(0, 4) === wallOf(now(), timeZone).date.slice(0, 4)
  return isThisYear ? momentText(instant, timeZone) : withYear(timeZone).format(new Date(instant))
}

const formats = new Map<string, Intl.DateTimeFormat>()

function withYear(timeZone: string): Intl.DateTimeFormat {
  const key = `${currentLanguage()} ${timeZone}`
  const made =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale(), {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
    })
  formats.set(key, made)
  return made
}
