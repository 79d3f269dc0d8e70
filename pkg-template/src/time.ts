import { compute } from './core.js'

/**
 * Milliseconds since 1970 of a Date, of milliseconds, of RFC 3339 text with its offset, or of an object that JSON writes as such
 * text. Not a number for anything else: text without an offset is another time on every machine.
 */
export function millisOf(time: unknown): number {
  // A number may lie outside of the times that there are.
  if (typeof time === 'number') return new Date(time).getTime()
  if (time instanceof Date) return time.getTime()
  const text = typeof time === 'object' ? (time as { toJSON?(): unknown } | null)?.toJSON?.() : time
  return typeof text === 'string' ? compute((put, { millis }) => millis(...put(text))) : NaN
}
