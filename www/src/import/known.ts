import type { AccessGrant } from 'seam-access-grants'
import { askAll } from '../backend/ask.ts'
import { ask, now, seam } from '../backend/backend.ts'

/** How many rooms are asked for at once. */
const AT_ONCE = 4

export interface Person {
  id: string
  name: string
}

/** What the property has already of the people and rooms of a file. */
export interface Known {
  /** People by their email addresses, in small letters, and by their phone numbers. */
  people: ReadonlyMap<string, Person>
  /** Who has or will have access to a space, by its ID. */
  guests: ReadonlyMap<string, readonly AccessGrant[]>
  /** Whether some of the guests could not be read. */
  isPartial: boolean
}

export const nothingKnown: Known = { people: new Map(), guests: new Map(), isPartial: false }

interface PersonRow {
  user_identity_id: string
  email_address?: string | null
  phone_number?: string | null
  full_name?: string | null
}

/** A client session may not list people; everybody is new then. Whoever has no address is not known by it. */
export async function readPeople(): Promise<Pick<Known, 'people'>> {
  const people = await askAll<PersonRow>(ask, '/user_identities/list', 'user_identities').catch(() => [])
  const known = people.flatMap(({ user_identity_id: id, full_name, email_address, phone_number }) =>
    [email_address?.toLowerCase(), phone_number].flatMap((contact) => (contact ? [[contact, { id, name: full_name ?? '' }] as const] : [])),
  )
  return { people: new Map(known) }
}

/** The guests of spaces, besides those who are known. What cannot be read is not asked for again: it is a hint, and the door decides. */
export async function readGuests(known: Known, spaceIds: readonly string[]): Promise<Pick<Known, 'guests' | 'isPartial'>> {
  const guests = new Map<string, readonly AccessGrant[]>([...known.guests, ...spaceIds.map((id) => [id, []] as const)])
  const left = spaceIds.values()
  const readSome = async (): Promise<void> => {
    for (const id of left) guests.set(id, await guestsOf(id))
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, readSome))
  } catch {
    left.return?.()
    return { guests, isPartial: true }
  }
  return { guests, isPartial: known.isPartial }
}

async function guestsOf(space_id: string): Promise<AccessGrant[]> {
  const present = now()
  const guests: AccessGrant[] = []
  for await (const grant of seam().accessGrants.list({ space_id })) {
    if (grant.ends_at === null || new Date(grant.ends_at) > present) guests.push(grant)
  }
  return guests
}
