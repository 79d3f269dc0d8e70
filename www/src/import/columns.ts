import { fieldText } from './column-words.ts'

/** What a column of a file of reservations can be about, with the paths of a create request that its cells fill. */
export const columns = {
  guest: ['user_identity.full_name', 'user_identity', 'user_identity_id'],
  email: ['user_identity.email_address'],
  phone: ['user_identity.phone_number'],
  room: ['space_ids', 'space_ids.0', 'requested_access_methods.0.mode'],
  arrival: ['starts_at'],
  departure: ['ends_at'],
  pin: ['requested_access_methods.0.code', 'requested_access_methods.0'],
  key: ['access_grant_key'],
} as const satisfies Record<string, readonly string[]>

export type Column = keyof typeof columns
export const columnNames = Object.keys(columns) as Column[]

/** Which column of the file is which; -1 for none. */
export type Mapping = Record<Column, number>

/** What the headers of such files are called, in the languages of the page. */
const HINTS: Record<Column, RegExp> = {
  guest: /guest|name|gast/i,
  email: /mail/i,
  phone: /phone|mobile|tel|handy/i,
  room: /room|unit|space|zimmer|raum/i,
  arrival: /arriv|check.?in|start|from|anreise|von/i,
  departure: /depart|check.?out|end|until|\bto\b|abreise|bis/i,
  pin: /pin|code/i,
  key: /reserv|booking|number|key|buchung|nummer/i,
}

/** A first guess, which people can change. No column is taken twice. */
export function guess(headers: readonly string[]): Mapping {
  const taken = new Set<number>()
  const entries = columnNames.map((column) => {
    const index = headers.findIndex((header, at) => !taken.has(at) && HINTS[column].test(header))
    taken.add(index)
    return [column, index] as const
  })
  return Object.fromEntries(entries) as Mapping
}

/** The column that an issue of a request is about; nothing for the row as a whole. */
export function columnOf(path: readonly (string | number)[]): Column | undefined {
  const text = path.join('.')
  return columnNames.find((column) => columns[column].some((known: string) => known === text))
}

export const columnText = (column: Column): string => fieldText()[column]
