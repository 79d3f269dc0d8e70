import type { AppliedStep, CreateAccessGrant } from 'seam-access-grants'
import type { Known } from './known.ts'
import type { Row } from './rows.ts'
import { t } from './words.ts'

/** Rows whose email belongs to somebody of another name: in the property, or in a row above. */
export function strangersOf(rows: readonly Row[], people: Known['people']): Map<Row, string> {
  const first = new Map<string, Row>()
  const strangers = new Map<Row, string>()
  for (const row of rows) {
    const known = people.get(row.email)
    const other = first.get(row.email) ?? row
    first.set(row.email, other)
    if (row.email === '' || row.fullName === '') continue
    if (known) {
      if (known.name !== '' && !isSameName(known.name, row.fullName)) strangers.set(row, t().knownAs(known.name))
    } else if (other.fullName !== '' && !isSameName(other.fullName, row.fullName)) {
      strangers.set(row, t().sameEmail(other.number, other.fullName))
    }
  }
  return strangers
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
