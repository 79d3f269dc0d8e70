import type { AccessGrant, CreateAccessGrant } from 'seam-access-grants'
import { findOverlaps, isSeamConfigError } from 'seam-access-grants'
import { locksOf } from './doors.ts'
import type { Known } from './known.ts'
import type { Row } from './rows.ts'
import { windowText } from './window.ts'
import { t } from './words.ts'

/** So many others are told by name. */
const NAMED = 3

type Stay = Pick<AccessGrant | CreateAccessGrant, 'space_ids' | 'starts_at' | 'ends_at'>

/** Whoever is in a room at some time: a row of the file, or a guest whom the property has already. */
interface Occupant {
  key: string | null | undefined
  row?: Row
  /** How others are told of them. */
  sentence: () => string
  stay: Stay
}

/**
 * What to say to rows whose room somebody else has at that time; nothing, if there are too many to be told. Shared places are shared:
 * only a room with a lock of its own is somebody's.
 */
export function overlapsOf(rows: readonly Row[], guests: Known['guests']): Map<Row, string[]> | undefined {
  const stays = rows.filter(({ space, problems, request }) => space && locksOf(space).length > 0 && isWhole(request, problems))
  const occupants = [...stays.map(ofRow), ...guestsBeside(stays, guests)]
  const others = new Map(stays.map((row) => [row, [] as Occupant[]]))
  // Two rows of one key are told to be twice the same already.
  const note = ({ row, key }: Occupant, other: Occupant): void => {
    if (row && (key === undefined || key !== other.key)) others.get(row)?.push(other)
  }
  try {
    for (const { indexes } of findOverlaps(occupants.map(({ stay }) => stay as Partial<AccessGrant>))) {
      const [one, other] = indexes.map((index) => occupants[index] as Occupant) as [Occupant, Occupant]
      note(one, other)
      note(other, one)
    }
  } catch (error) {
    if (!isSeamConfigError(error)) throw error
    return undefined
  }
  return new Map([...others].filter(([, told]) => told.length > 0).map(([row, told]) => [row, sentences(told)]))
}

const isWhole = ({ starts_at, ends_at }: CreateAccessGrant, problems: Row['problems']): boolean =>
  starts_at !== undefined && ends_at !== undefined && !problems.some(({ column }) => column === 'arrival' || column === 'departure')

/** What the file says of an access grant that exists counts, not what it is so far. */
function guestsBeside(stays: readonly Row[], guests: Known['guests']): Occupant[] {
  const keys = new Set(stays.map(({ request }) => request.access_grant_key))
  const rooms = new Set(stays.flatMap(({ request }) => request.space_ids ?? []))
  const beside = [...rooms].flatMap((id) => (guests.get(id) ?? []).map((grant) => ({ id, grant })))
  return beside
    .filter(({ grant }) => grant.access_grant_key == null || !keys.has(grant.access_grant_key))
    .map(({ id, grant }) => {
      const stay = { space_ids: [id], starts_at: grant.starts_at, ends_at: grant.ends_at }
      return { key: grant.access_grant_key, stay, sentence: () => t().takenByGuest(grant.display_name, windowText(stay)) }
    })
}

function ofRow(row: Row): Occupant {
  const { access_grant_key: key, space_ids, starts_at, ends_at } = row.request
  const stay = { space_ids, starts_at, ends_at } as Stay
  return { key, row, stay, sentence: () => t().takenByRow(row.number, row.name, windowText(stay)) }
}

function sentences(others: readonly Occupant[]): string[] {
  const told = others.slice(0, NAMED).map(({ sentence }) => sentence())
  return others.length > NAMED ? [...told, t().takenByMore(others.length - NAMED)] : told
}
