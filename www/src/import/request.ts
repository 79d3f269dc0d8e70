import type { CreateAccessGrant } from 'seam-access-grants'
import { accessGrantFormData } from 'seam-access-grants'
import type { Space } from '../backend/places.ts'
import { timeZoneOf } from '../backend/places.ts'
import type { Column } from './columns.ts'
import type { Order } from './dates.ts'
import { wall } from './dates.ts'
import type { Known } from './known.ts'

const CHECK_IN = '15:00'
const CHECK_OUT = '11:00'

/** The cells of a row. */
export type Cells = (column: Column) => string

/** What the cells of a row mean in this file, for this property. */
export interface Reading {
  cell: Cells
  space: Space | undefined
  order: Order | undefined
  people: Known['people']
}

/** The request that the cells of a row are, in the time zone of its room. Whoever is known by email or phone stays the same person. */
export function requestOf({ cell, space, order, people }: Reading): CreateAccessGrant {
  const person = people.get(emailIn(cell)) ?? people.get(phoneIn(cell))
  const starts = wall(cell('arrival'), CHECK_IN, order)
  // However the file writes it the next time, it is the same stay.
  const stay = [space?.name ?? cell('room'), starts.replace(/T.*/, ''), nameIn(cell)].join(' ').toLowerCase()
  const entries: [string, string][] = [
    ['access_grant_key', cell('key') || stay],
    ...(person !== undefined ? [['user_identity_id', person.id] as [string, string]] : newPerson(cell)),
    ['space_ids', space?.id ?? ''],
    ['starts_at', starts],
    ['ends_at', wall(cell('departure'), CHECK_OUT, order)],
    ['requested_access_methods[0].mode', 'code'],
    ['requested_access_methods[0].code', cell('pin').replaceAll(/\s/g, '')],
  ]
  return accessGrantFormData(entries, { timeZone: timeZoneOf(space ? [space.id] : []) }) as unknown as CreateAccessGrant
}

export const nameIn = (cell: Cells): string => [cell('guest'), cell('surname')].filter((part) => part !== '').join(' ')

const newPerson = (cell: Cells): [string, string][] => [
  ['user_identity.full_name', nameIn(cell)],
  ['user_identity.email_address', cell('email')],
  ['user_identity.phone_number', phoneIn(cell)],
]

export const emailIn = (cell: Cells): string => cell('email').toLowerCase()

/** `0033 (0)6 12-34` as `+33612…`, which is how the API takes numbers; one without its country stays, to be told. */
export const phoneIn = (cell: Cells): string =>
  cell('phone')
    .replace(/^00/, '+')
    .replace(/^(\+.*)\(0\)/, '$1')
    .replaceAll(/[\s().\-/]/g, '')
