import { SeamConfigError } from './error-classes.js'

/** Names in small letters, and values. */
export type HeaderRecord = Readonly<Record<string, string>>

/** What RFC 9110 allows as a name (section 5.6.2) and in a value (section 5.5). */
const NAME = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/**
 * Headers as an object with names in small letters. The platform's `Headers` would do the same, and would take ten milliseconds to load
 * in Node 20.
 */
export function headersOf(headers: HeaderRecord | Iterable<readonly [name: string, value: string]>): HeaderRecord {
  const record: Record<string, string> = {}
  for (const [name, given] of pairsOf(headers)) {
    if (given == null) continue
    const key = String(name).toLowerCase()
    const value = String(given).trim()
    if (!NAME.test(key) || !VALUE.test(value)) {
      throw new SeamConfigError('headers holds a name or a value that HTTP does not allow. Look for a line break.')
    }
    record[key] = key in record ? `${record[key]}, ${value}` : value
  }
  return record
}

function pairsOf(headers: unknown): (readonly [name: unknown, value: unknown])[] {
  if (typeof headers === 'object' && headers !== null) {
    const pairs = Symbol.iterator in headers ? [...(headers as Iterable<unknown>)] : Object.entries(headers)
    if (pairs.every((pair) => Array.isArray(pair))) return pairs as unknown as [unknown, unknown][]
  }
  throw new SeamConfigError('headers must be an object of names and values.')
}
