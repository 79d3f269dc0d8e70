import { ask } from './core.js'

/** How the text fields are called in issues; the words are those of JavaScript's Temporal. */
const DISAMBIGUATIONS = ['reject', 'earlier', 'later', 'compatible']

/**
 * From a date, a time of day and a zone to RFC 3339 text, or to the issue for a time that does not exist that day, or exists
 * twice, or cannot be read.
 */
export function toInstant(wall, { disambiguation = 'reject' } = {}) {
  if (!DISAMBIGUATIONS.includes(disambiguation)) {
    throw new TypeError(`disambiguation must be one of ${DISAMBIGUATIONS.join(', ')}.`)
  }
  const { date, time, timeZone } = wall ?? {}
  const wallTime = JSON.stringify([String(date), String(time), String(timeZone), disambiguation])
  const { ok, error } = ask((put, { instant }) => instant(...put(wallTime)))
  return ok ?? { path: [error.field], code: 'invalid_value', message: error.message, reason: error.reason }
}
