import { fieldText } from './column-words.ts'
import { likeness, namesIn } from './headers.ts'

/** What a column of a file of reservations can be about, with the paths of a create request that its cells fill. */
export const columns = {
  guest: ['user_identity.full_name', 'user_identity', 'user_identity_id'],
  surname: [],
  email: ['user_identity.email_address'],
  phone: ['user_identity.phone_number'],
  room: ['space_ids', 'space_ids.0', 'requested_access_methods.0.mode'],
  arrival: ['starts_at'],
  departure: ['ends_at'],
  pin: ['requested_access_methods.0.code', 'requested_access_methods.0'],
  key: ['access_grant_key'],
  status: [],
} as const satisfies Record<string, readonly string[]>

export type Column = keyof typeof columns
export const columnNames = Object.keys(columns) as Column[]

/** Which column of the file is which; -1 for none. */
export type Mapping = Record<Column, number>

/** A first guess, which people can change: the surest first, and no column twice. */
export function guess(headers: readonly string[]): Mapping {
  const mapping = Object.fromEntries(columnNames.map((column) => [column, -1])) as Mapping
  const likely = columnNames
    .flatMap((column) => headers.map((header, index) => ({ column, index, sure: likeness(column, header) })))
    .filter(({ sure }) => sure > 0)
    .toSorted((a, b) => b.sure - a.sure)
  for (const { column, index } of likely) {
    if (mapping[column] === -1 && !Object.values(mapping).includes(index)) mapping[column] = index
  }
  return { ...mapping, ...namesIn(headers, mapping.guest, mapping.surname) }
}

/** Whether the file has no column for what no reservation is without. */
export const isMissing = (column: Column, mapping: Mapping): boolean =>
  mapping[column] === -1 && ['room', 'arrival', 'departure'].includes(column)

/** The column that an issue of a request is about; nothing for the row as a whole. */
export function columnOf(path: readonly (string | number)[]): Column | undefined {
  const text = path.join('.')
  return columnNames.find((column) => columns[column].some((known: string) => known === text))
}

export const columnText = (column: Column): string => fieldText()[column]
