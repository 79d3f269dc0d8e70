import type { AccessGrant } from 'seam-access-grants'

interface Placed {
  grant: AccessGrant
  lane: number
}

/** Puts each grant of a place below those that are still there when it starts. */
export function lanes(grants: readonly AccessGrant[]): Placed[] {
  const ends: string[] = []
  const sorted = grants.toSorted((a, b) => (a.starts_at < b.starts_at ? -1 : 1))
  return sorted.map((grant) => {
    const free = ends.findIndex((end) => end <= grant.starts_at)
    const lane = free === -1 ? ends.length : free
    ends[lane] = grant.ends_at ?? '9999'
    return { grant, lane }
  })
}
