/** The formats of zones that came before; nothing for a zone that the platform does not know. */
const formats = new Map<string, Intl.DateTimeFormat | undefined>()
/** How many formats are kept, of 30 kB each: names come from outside, and a zone has as many as there are mixes of small and capital letters. */
const MAX_FORMATS = 100
/** Longer than the name of any zone. */
const MAX_NAME_LENGTH = 64

/** Seconds east of UTC that the clocks of a zone are at an instant; NaN for a zone that the platform does not know. */
export function offset(zone: string, milliseconds: number): number {
  const format = formatOf(zone)
  if (format === undefined) return NaN
  const parts = {} as Record<Intl.DateTimeFormatPartTypes, number>
  for (const { type, value } of format.formatToParts(milliseconds)) parts[type] = Number(value)
  const { year, month, day, hour, minute, second } = parts
  // `Date.UTC` takes years below 100 for those of the twentieth century; the calendar repeats itself every 400 years.
  const shown = Date.UTC(year + 400, month - 1, day, hour, minute, second) / 1000 - 146_097 * 86_400
  return shown - Math.floor(milliseconds / 1000)
}

/** A format costs as much as a thousand uses of it, and a zone's name comes again and again, an unknown one too. */
function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  if (timeZone.length > MAX_NAME_LENGTH) return undefined
  if (!formats.has(timeZone)) {
    // The first in a map is the oldest.
    if (formats.size === MAX_FORMATS) formats.delete(formats.keys().next().value as string)
    formats.set(timeZone, make(timeZone))
  }
  return formats.get(timeZone)
}

function make(timeZone: string): Intl.DateTimeFormat | undefined {
  const numeric = 'numeric'
  const fields = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric } as const
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn', ...fields })
  } catch {
    return undefined
  }
}
