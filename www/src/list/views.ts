import type { AccessGrant } from 'seam-access-grants'
import { wallOf } from '../app/time.ts'
import { timeZoneOf } from '../backend/places.ts'
import { daysOf, statusOf } from './status.ts'

export const views = ['tonight', 'upcoming', 'past', 'all'] as const
export type View = (typeof views)[number]

export const groups = ['arriving', 'leaving', 'staying', 'always', 'rest'] as const
export type Group = (typeof groups)[number]

export function viewOf(query: URLSearchParams): View {
  return views.find((view) => view === query.get('view')) ?? 'tonight'
}

/** Where a grant belongs on this day at the front desk; nothing, if it is about other days or has ended. */
export function groupTonight(grant: AccessGrant, now: Date): Group | undefined {
  const { start, end, timeZone } = daysOf(grant)
  const today = wallOf(now, timeZone).date
  if (start > today || end < today || statusOf(grant, now) === 'over') return undefined
  if (start === today) return 'arriving'
  if (end === today) return 'leaving'
  return grant.ends_at === null ? 'always' : 'staying'
}

const byStart = (a: AccessGrant, b: AccessGrant): number => (a.starts_at < b.starts_at ? -1 : 1)
const byEnd = (a: AccessGrant, b: AccessGrant): number => ((a.ends_at ?? '9') < (b.ends_at ?? '9') ? -1 : 1)

/** The rows of a view in the order in which somebody at the desk wants them, with the groups of tonight. */
export function grouped(rows: readonly AccessGrant[], view: View, status: string, now: Date): Map<Group, AccessGrant[]> {
  const kept = status === '' ? rows : rows.filter((grant) => statusOf(grant, now) === status)
  if (view === 'tonight') {
    const found = Map.groupBy(kept, (grant) => groupTonight(grant, now))
    const order = groups.filter((group) => found.has(group))
    return new Map(order.map((group) => [group, (found.get(group) ?? []).sort(group === 'leaving' ? byEnd : byStart)]))
  }
  const today = wallOf(now, timeZoneOf()).date
  const isShown = {
    upcoming: (grant: AccessGrant) => daysOf(grant).start > today,
    past: (grant: AccessGrant) => statusOf(grant, now) === 'over',
    all: () => true,
  }[view]
  const sorted = kept.filter(isShown).sort(view === 'past' ? (a, b) => byEnd(b, a) : view === 'all' ? (a, b) => byStart(b, a) : byStart)
  return sorted.length > 0 ? new Map([['rest', sorted]]) : new Map()
}

/** How many rows each view has. */
export function counts(rows: readonly AccessGrant[], now: Date): Record<View, number> {
  const today = wallOf(now, timeZoneOf()).date
  const count = { tonight: 0, upcoming: 0, past: 0, all: rows.length }
  for (const grant of rows) {
    if (groupTonight(grant, now)) count.tonight += 1
    if (daysOf(grant).start > today) count.upcoming += 1
    if (statusOf(grant, now) === 'over') count.past += 1
  }
  return count
}
