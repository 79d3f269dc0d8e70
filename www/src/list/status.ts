import type { AccessGrant } from 'seam-access-grants'
import { timeWindowStatus } from 'seam-access-grants'
import { words } from '../app/language.ts'
import { wallOf } from '../app/time.ts'
import { timeZoneOf } from '../backend/places.ts'
import { staysShut } from '../backend/reach.ts'

export const statuses = ['open', 'upcoming', 'over', 'changing', 'trouble'] as const
export type Status = (typeof statuses)[number]

export const statusWords = words<Record<Status, string>>({
  en: { open: 'Can enter', upcoming: 'Upcoming', over: 'Ended', changing: 'Changing', trouble: 'Needs a look' },
  de: { open: 'Hat Zutritt', upcoming: 'Kommt noch', over: 'Beendet', changing: 'In Änderung', trouble: 'Bitte ansehen' },
})

/** Warnings that only say that something is under way. */
const UNDER_WAY = ['updating_access_times', 'being_deleted']

/** From the times and the notices, since the wording of the API's `display_status` is not stable. */
export function statusOf(grant: AccessGrant, now: Date): Status {
  const window = timeWindowStatus(grant, now)
  const isUnderWay = ({ warning_code }: { warning_code?: unknown }): boolean => UNDER_WAY.includes(String(warning_code))
  if (window === 'expired') return 'over'
  if (grant.errors.length > 0 || !grant.warnings.every(isUnderWay)) return 'trouble'
  if (grant.pending_mutations.length > 0 || grant.warnings.length > 0) return 'changing'
  if (staysShut(grant.space_ids, waysOf(grant))) return 'trouble'
  return window === 'active' ? 'open' : 'upcoming'
}

/** The ways to open that were asked for. */
export const waysOf = ({ requested_access_methods }: AccessGrant): string[] => requested_access_methods.map(({ mode }) => String(mode))

interface Days {
  start: string
  end: string
  timeZone: string
}

const known = new WeakMap<AccessGrant, Days>()

/** The days of a window on the property's calendar; one without an end ends on a day that never comes. */
export function daysOf(grant: AccessGrant): Days {
  const timeZone = timeZoneOf(grant.space_ids)
  const kept = known.get(grant)
  if (kept?.timeZone === timeZone) return kept
  const start = wallOf(grant.starts_at, timeZone).date
  const days = { start, end: grant.ends_at === null ? '9999-12-31' : wallOf(grant.ends_at, timeZone).date, timeZone }
  known.set(grant, days)
  return days
}
