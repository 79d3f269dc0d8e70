import type { AccessGrant, AccessMethodMode } from 'seam-access-grants'

export const modeNames: Record<AccessMethodMode, string> = {
  code: 'PIN code',
  card: 'Card',
  mobile_key: 'Mobile key',
  cloud_key: 'Cloud key',
}

const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

export type Status = 'Upcoming' | 'Active' | 'Expired'

/** From the times, since the wording of the API's `display_status` is not stable. */
export function statusOf({ starts_at, ends_at }: AccessGrant, now: Date): Status {
  if (new Date(starts_at) > now) return 'Upcoming'
  return ends_at !== null && new Date(ends_at) <= now ? 'Expired' : 'Active'
}

export function windowOf({ starts_at, ends_at }: AccessGrant): string {
  const start = new Date(starts_at)
  if (ends_at === null) return `${dateTime.format(start)}, no end`
  // A line that breaks in the middle breaks after the dash.
  return dateTime.formatRange(start, new Date(ends_at)).replace(/\s–/u, '\u00a0–')
}

/** A way that the API adds tomorrow is shown under the API's own name. */
export function methodsOf({ requested_access_methods }: AccessGrant): string {
  const known: Record<string, string | undefined> = modeNames
  return requested_access_methods.map(({ mode }) => known[mode] ?? mode).join(', ')
}
