// `Retry-After`: a number of seconds, or a date in one of the three forms of HTTP (RFC 9110, 5.6.7 and 10.2.3).

/** The form of today, and that of RFC 850 with dashes and two digits of the year. */
const WITH_ZONE = /^\w+, (?<day>\d\d)[ -](?<month>\w+)[ -](?<year>\d\d|\d{4}) (?<time>[\d:]{8}) GMT$/
/** The form of C's asctime, which means GMT without saying so. */
const WITHOUT_ZONE = /^\w+ (?<month>\w+) (?<day>[ \d]\d) (?<time>[\d:]{8}) (?<year>\d{4})$/

/** The groups of both forms. */
type DateParts = Readonly<Record<'day' | 'month' | 'year' | 'time', string>>

/** Seconds from now; nothing for a text that is none of these. */
export function secondsOf(text = ''): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  const parts = (WITH_ZONE.exec(text) ?? WITHOUT_ZONE.exec(text))?.groups as DateParts | undefined
  const wait = parts ? (timeOf(parts) - Date.now()) / 1000 : NaN
  return Number.isNaN(wait) ? undefined : Math.max(0, wait)
}

function timeOf({ day, month, year, time }: DateParts): number {
  const at = (year: number | string): number => Date.parse(`${day} ${month} ${year} ${time} GMT`)
  if (year.length === 4) return at(year)
  // Of the years that end so, the latest that is not more than 50 years ahead.
  const limit = new Date()
  const last = limit.getUTCFullYear() + 50
  limit.setUTCFullYear(last)
  const latest = last - ((last - Number(year)) % 100)
  return at(latest) > limit.getTime() ? at(latest - 100) : at(latest)
}
