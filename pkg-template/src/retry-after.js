// `Retry-After`: a number of seconds, or a date in one of the three forms of HTTP (RFC 9110, 5.6.7 and 10.2.3).

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const [DAY, MONTH] = ['(?<day>[ 0-3]\\d)', `(?<month>${MONTHS.join('|')})`]
const TIME = '(?<hour>[01]\\d|2[0-3]):(?<minute>[0-5]\\d):(?<second>[0-5]\\d|60)'

/** The form that is sent today, that of RFC 850, and that of C's asctime, which means GMT without saying so. */
const FORMS = [
  `[A-Z][a-z]{2}, ${DAY} ${MONTH} (?<year>\\d{4}) ${TIME} GMT`,
  `[A-Z][a-z]{5,8}, ${DAY}-${MONTH}-(?<year>\\d\\d) ${TIME} GMT`,
  `[A-Z][a-z]{2} ${MONTH} ${DAY} ${TIME} (?<year>\\d{4})`,
]

/** Seconds from now; nothing for a text that is none of these. */
export function secondsOf(text) {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
  for (const form of FORMS) {
    const parts = new RegExp(`^${form}$`).exec(text)
    if (parts) return Math.max(0, (timeOf(parts.groups) - Date.now()) / 1000)
  }
  return undefined
}

function timeOf({ year, month, day, hour, minute, second }) {
  const at = (year) => Date.UTC(year, MONTHS.indexOf(month), day, hour, minute, second)
  if (year.length === 4) return at(year)
  // Of the years that end so, the latest that is not more than 50 years ahead.
  const limit = new Date()
  limit.setUTCFullYear(limit.getUTCFullYear() + 50)
  const century = limit.getUTCFullYear() - (limit.getUTCFullYear() % 100)
  const time = at(century + Number(year))
  return time > limit ? at(century - 100 + Number(year)) : time
}
