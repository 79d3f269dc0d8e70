// A table whose columns have names of their own: a map says which field each of them is.

import { type Booking, type Bookings, NONE, type Problem, put, unread, wrong } from './booking.js'
import type { Table, TableRow } from './csv.js'
import type { Instants } from './dates.js'
import { type Draft, setField } from './fields.js'
import { type Doors, type FileMap, plainName } from './map.js'

/** Where in a table what a map names is. */
interface Places {
  readonly fields: readonly {
    readonly field: FileMap['fields'][number]['field']
    readonly prefix: string
    readonly columns: readonly number[]
  }[]
  readonly rows: number | undefined
  readonly rooms: number | undefined
  /** Columns that the table does not have. */
  readonly missing: readonly string[]
  /** How many it has. */
  readonly found: number
}

/** Finds the columns of a map in a header. */
export function placesOf(map: FileMap, header: readonly string[]): Places {
  const plain = header.map(plainName)
  const missing: string[] = []
  let found = 0
  // Of several names for one column the first counts that the header has.
  const place = (names: readonly string[]): number => {
    const column = names.map((name) => plain.indexOf(plainName(name))).find((index) => index >= 0)
    if (column === undefined) missing.push(names.join(' or '))
    else found++
    return column ?? -1
  }
  const fields = map.fields.map(({ field, source }) => ({ field, prefix: source.prefix, columns: source.columns.map(place) }))
  const rows = map.rows && place(map.rows.column)
  const rooms = map.rooms && place(map.rooms.column)
  return { fields, rows, rooms, missing, found }
}

/** What a table asks for whose columns a map gives their fields. */
export function mapped(table: Table, map: FileMap, instants: Instants): Bookings {
  const places = placesOf(map, table.header)
  if (places.missing.length > 0) return { ...NONE, missing: places.missing }
  const values = new Set(map.rows?.values.map(plainName))
  const counts = ({ cells, problem }: TableRow): boolean =>
    problem !== undefined || places.rows === undefined || values.has(plainName(cells[places.rows] ?? ''))
  const counted = table.rows.filter(counts)
  const unknownRooms = new Map<string, number>()
  const rows = counted.map((row) => bookingOf(row, map, places, instants, unknownRooms))
  const columns = [...map.fields, ...map.constants].map(({ field }) => field.path)
  return {
    ...NONE,
    rows,
    columns,
    leftOut: table.rows.length - counted.length,
    mapping: mappingOf(map, places, table.header),
    unknownRooms,
  }
}

const NO_DOORS = 'Say in the table of rooms what this room opens.'

function bookingOf(row: TableRow, map: FileMap, places: Places, instants: Instants, unknownRooms: Map<string, number>): Booking {
  if (row.problem !== undefined) return unread(row.line, row.problem)
  const draft: Draft = {}
  const problems: Problem[] = []
  for (const { field, text } of map.constants) setField(draft, field, text)
  for (const { field, prefix, columns } of places.fields) {
    const text = columns
      .map((column) => row.cells[column])
      .filter(Boolean)
      .join(' ')
    put(draft, field, text === '' ? '' : prefix + text, instants, problems)
  }
  if (places.rooms !== undefined) {
    const room = row.cells[places.rooms] ?? ''
    // No rule takes null, so that nobody gets in by what else the row may name.
    const doors = doorsOf(room, map.rooms?.table ?? new Map()) ?? { space_ids: null }
    Object.assign(draft, doors)
    if (doors.space_ids === null) {
      problems.push(wrong('space_ids', NO_DOORS))
      unknownRooms.set(room, (unknownRooms.get(room) ?? 0) + 1)
    }
  }
  return { number: row.line, value: draft, problems }
}

/** What a room opens; of several with commas between them, what each of them does. Nothing, if one of them is unknown. */
function doorsOf(name: string, table: ReadonlyMap<string, Doors>): Record<string, string[]> | undefined {
  const whole = table.get(plainName(name))
  const parts = whole ? [whole] : name.split(/[,;]/).map((part) => table.get(plainName(part)))
  const doors: Record<string, string[]> = {}
  for (const part of parts) {
    if (!part) return undefined
    for (const [list, ids] of Object.entries(part)) doors[list] = [...new Set([...(doors[list] ?? []), ...ids])]
  }
  return doors
}

/** Which columns became which fields, for people. */
function mappingOf(map: FileMap, { fields, rows, rooms }: Places, header: readonly string[]): Bookings['mapping'] {
  return [
    ...fields.map(({ field, prefix, columns }) => ({
      field: field.path,
      from: [prefix && `"${prefix}"`, ...columns.map((column) => header[column])].filter(Boolean).join(' + '),
    })),
    ...map.constants.map(({ field, text }) => ({ field: field.path, from: `always ${text}` })),
    ...(rooms === undefined ? [] : [{ field: 'doors', from: `${header[rooms]}, by the table of rooms` }]),
    ...(rows === undefined ? [] : [{ field: 'which rows', from: `${header[rows]} is ${map.rows?.values.join(' or ')}` }]),
  ]
}
