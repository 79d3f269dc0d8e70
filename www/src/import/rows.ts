import type { CreateAccessGrant, Issue } from 'seam-access-grants'
import { accessGrantFormData, createAccessGrantSchema } from 'seam-access-grants'
import type { Space } from '../backend/places.ts'
import { places, timeZoneOf } from '../backend/places.ts'
import { contextOf } from '../grant/check.ts'
import type { Column, Mapping } from './columns.ts'
import { columnOf } from './columns.ts'
import { t } from './words.ts'

/** A row of the file as a request, with everything that is wrong with its cells. */
export interface Row {
  /** Its number in the file, from 0. */
  index: number
  name: string
  request: CreateAccessGrant
  problems: { column: Column | undefined; message: string }[]
}

const CHECK_IN = '15:00'
const CHECK_OUT = '11:00'

/** Checks all rows in one crossing into the package, each by the rules of the locks of its own room. */
export function check(cells: readonly string[][], mapping: Mapping, peopleByEmail: ReadonlyMap<string, string>): Row[] {
  const rooms = new Map(places.now.spaces.map((space) => [space.name.toLowerCase(), space]))
  const rows = cells.map((row, index) => rowOf(row, index, mapping, rooms, peopleByEmail))
  const context = contextOf(places.now.spaces.map(({ id }) => id))
  const { results } = createAccessGrantSchema.validateMany(
    rows.map(({ request }) => request),
    context,
  )
  for (const { row, issues } of results) {
    const problems = rows[row]?.problems ?? []
    const hasNoRoom = problems.length > 0
    problems.push(...issues.map(problem).filter(({ column }) => !(hasNoRoom && column === 'room')))
  }
  for (const row of rows) row.problems = [...new Map(row.problems.map((one) => [`${one.column} ${one.message}`, one])).values()]
  return rows
}

const problem = ({ path, message }: Issue): Row['problems'][number] => ({ column: columnOf(path), message })

function rowOf(row: string[], index: number, mapping: Mapping, rooms: Map<string, Space>, people: ReadonlyMap<string, string>): Row {
  const cell = (column: Column): string => row[mapping[column]] ?? ''
  const space = rooms.get(cell('room').toLowerCase())
  const person = people.get(cell('email').toLowerCase())
  const entries: [string, string][] = [
    ['access_grant_key', cell('key') || [cell('room'), cell('arrival'), cell('guest')].join(' ').toLowerCase()],
    ...(person !== undefined ? [['user_identity_id', person] as [string, string]] : newPerson(cell)),
    ['space_ids', space?.id ?? ''],
    ['starts_at', wall(cell('arrival'), CHECK_IN)],
    ['ends_at', wall(cell('departure'), CHECK_OUT)],
    ['requested_access_methods[0].mode', 'code'],
    ['requested_access_methods[0].code', cell('pin')],
  ]
  const request = accessGrantFormData(entries, { timeZone: timeZoneOf(space ? [space.id] : []) }) as unknown as CreateAccessGrant
  const noRoom = cell('room') !== '' && !space ? [{ column: 'room' as const, message: t().noRoom }] : []
  return { index, name: cell('guest') || cell('email'), request, problems: noRoom }
}

const newPerson = (cell: (column: Column) => string): [string, string][] => [
  ['user_identity.full_name', cell('guest')],
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
