import type { AppliedStep, CreateAccessGrant } from 'seam-access-grants'
import type { Known } from './known.ts'
import type { Row } from './rows.ts'
import { t } from './words.ts'

/** By what a person is known: nobody shares it with another one. */
export type Contact = 'email' | 'phone'
const CONTACTS: readonly Contact[] = ['email', 'phone']

/** Rows with an address or a number of somebody of another name, in the property or in a row above: where, and what to say. */
export function strangersOf(rows: readonly Row[], people: Known['people']): { row: Row; column: Contact; message: string }[] {
  const first = new Map<string, Row>()
  return rows.flatMap((row) =>
    CONTACTS.flatMap((column) => {
      const contact = row[column]
      if (contact === '' || row.fullName === '') return []
      const other = first.get(contact) ?? row
      first.set(contact, other)
      const known = people.get(contact)
      const name = known?.name || (known ? row.fullName : other.fullName)
      if (isSameName(name, row.fullName)) return []
      return [{ row, column, message: known ? t().knownAs(name) : t().sameContact(other.number, name) }]
    }),
  )
}

/** `Lovelace, Ada` is `Ada Lovelace`. */
function isSameName(one: string, other: string): boolean {
  const words = (name: string): string => (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).toSorted().join(' ')
  return words(one) === words(other)
}

/**
 * A guest of several rows comes into being with one of them, and the others are refused, since there is one by then. These are the
 * requests for the others again, by the place of their rows, with the guest who is there now.
 */
export function forGuestsWhoAreThere(results: readonly AppliedStep[], rows: readonly Row[]): Map<number, CreateAccessGrant> {
  const guests = new Map<string, string>()
  for (const { step, grant } of results) {
    const guest = guestOf(rows[step.row ?? -1]?.request)
    if (guest !== undefined && grant?.user_identity_id) guests.set(guest, grant.user_identity_id)
  }
  const again = new Map<number, CreateAccessGrant>()
  for (const { step, status } of results) {
    const request = rows[step.row ?? -1]?.request
    const id = guests.get(guestOf(request) ?? '')
    if (status !== 'failed' || !request || step.row === undefined || id === undefined) continue
    const { user_identity: _, ...rest } = request
    again.set(step.row, { ...rest, user_identity_id: id })
  }
  return again
}

/** Who a new guest is: all that the row says of them. */
function guestOf(request: CreateAccessGrant | undefined): string | undefined {
  return request?.user_identity ? JSON.stringify(request.user_identity).toLowerCase() : undefined
}
