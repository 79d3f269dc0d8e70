import type { CreateAccessGrant } from 'seam-access-grants'
import { accessGrantFormData } from 'seam-access-grants'
import type { Space } from '../backend/places.ts'
import { timeZoneOf } from '../backend/places.ts'
import type { Column } from './columns.ts'

const CHECK_IN = '15:00'
const CHECK_OUT = '11:00'

/** The cells of a row. */
type Cells = (column: Column) => string

/** The request that the cells of a row are, in the time zone of its room. Whoever is known by their email stays the same person. */
export function requestOf(
  cell: (column: Column) => string,
  space: Space | undefined,
  people: ReadonlyMap<string, string>,
): CreateAccessGrant {
  const person = people.get(cell('email').toLowerCase())
  const entries: [string, string][] = [
    ['access_grant_key', cell('key') || [cell('room'), cell('arrival'), nameIn(cell)].join(' ').toLowerCase()],
    ...(person !== undefined ? [['user_identity_id', person] as [string, string]] : newPerson(cell)),
    ['space_ids', space?.id ?? ''],
    ['starts_at', wall(cell('arrival'), CHECK_IN)],
    ['ends_at', wall(cell('departure'), CHECK_OUT)],
    ['requested_access_methods[0].mode', 'code'],
    ['requested_access_methods[0].code', cell('pin')],
  ]
  return accessGrantFormData(entries, { timeZone: timeZoneOf(space ? [space.id] : []) }) as unknown as CreateAccessGrant
}

export const nameIn = (cell: Cells): string => [cell('guest'), cell('surname')].filter((part) => part !== '').join(' ')

const newPerson = (cell: Cells): [string, string][] => [
  ['user_identity.full_name', nameIn(cell)],
  ['user_identity.email_address', cell('email')],
  ['user_identity.phone_number', cell('phone')],
]

/** `2030-01-31`, `31.1.2030`, with or without a time, as what `datetime-local` gives; anything else stays, for the schema to refuse. */
function wall(text: string, usual: string): string {
  const [date = '', time = usual] = text.split(/[T ]+/)
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(date) ?? []
  const iso = year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : date
  return text === '' ? '' : `${iso}T${time.padStart(5, '0')}`
}
