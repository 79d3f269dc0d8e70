import type { AccessGrant, CreateAccessGrant } from 'seam-access-grants'
import { findOverlaps } from 'seam-access-grants'
import { draw } from '../app/draw.ts'
import { seam, stoppable } from '../backend/backend.ts'
import { spaceOf } from '../backend/places.ts'

/** The grants of a room, asked for once while the form is open. */
const known = new Map<string, readonly AccessGrant[]>()

export function forgetNeighbours(): void {
  known.clear()
}

async function read(space_id: string): Promise<void> {
  known.set(space_id, [])
  // Nobody is told that this could not be read: it is a hint, and the door decides.
  const grants = await seam()
    .accessGrants.list({ space_id }, stoppable())
    .toArray({ limit: 2000 })
    .catch(() => [])
  known.set(space_id, grants)
  draw()
}

/** Who else is in the chosen rooms at that time. Shared places are shared: only a room with a lock of its own counts. */
export function neighbours(params: CreateAccessGrant | undefined): AccessGrant[] {
  const rooms = (params?.space_ids ?? []).filter((id) => spaceOf(id)?.doors.some(({ kind }) => kind === 'device'))
  for (const id of rooms) if (!known.has(id)) void read(id)
  if (!params || rooms.length === 0) return []
  const others = new Set(rooms.flatMap((id) => known.get(id) ?? []))
  const wish = { space_ids: rooms, starts_at: params.starts_at, ends_at: params.ends_at ?? null }
  const pairs = findOverlaps<Partial<AccessGrant> | Partial<CreateAccessGrant>>([...others, wish as Partial<CreateAccessGrant>])
  const wished = pairs.filter(({ indexes }) => indexes.includes(others.size))
  return [...new Set(wished.map(({ grants, indexes }) => grants[indexes[0] === others.size ? 1 : 0]))] as AccessGrant[]
}
