// From the rows of a file to the access grants that they ask for.

import { type Booking, type Bookings, NONE, type Problem, put, unread, wrong } from './booking.js'
import type { Table } from './csv.js'
import { type DateOptions, Instants } from './dates.js'
import { type Draft, fieldOf } from './fields.js'
import type { Input } from './input.js'
import type { FileMap } from './map.js'
import { mapped, placesOf } from './mapped.js'
import { tableOf, type ValueRow, valueRows } from './rows.js'

/** Reads the access grants that a file asks for. */
export function bookingsOf(input: Input, map: FileMap | undefined, dates: DateOptions): Bookings {
  const instants = new Instants({ ...datesOf(map), ...given(dates) })
  if (map) {
    const table = tableOf(input, (header) => placesOf(map, header).found)
    return ofTable(table, (whole) => mapped(whole, map, instants))
  }
  if (input.format !== 'csv') return { ...NONE, rows: valueRows(input).map((row) => fromValue(row, instants)) }
  const table = tableOf(input, (header) => header.filter(fieldOf).length)
  return ofTable(table, (whole) => named(whole, instants))
}

/** Leaves out the rows whose access was over before `now`. */
export function withoutPast(bookings: Bookings, now: number): Bookings {
  const isOver = ({ value }: Booking): boolean => Date.parse(String((value as Draft | null)?.ends_at)) < now
  const rows = bookings.rows.filter((row) => row.problems.length > 0 || !isOver(row))
  return { ...bookings, rows, over: bookings.rows.length - rows.length }
}

/** What a table asks for; nothing, if there is none, and a problem, if its header cannot be read. */
function ofTable(table: Table | undefined, read: (table: Table) => Bookings): Bookings {
  if (!table) return NONE
  const { line, problem } = table
  return problem === undefined ? read(table) : { ...NONE, header: { line, names: [], problem } }
}

const datesOf = (map: FileMap | undefined): DateOptions =>
  map ? given({ timeZone: map.timeZone, dates: map.dates, checkIn: map.checkIn, checkOut: map.checkOut }) : {}

/** The options that are given: those of the command line go before those of the map. */
const given = (options: DateOptions): DateOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as DateOptions

/** A table whose columns have the names of fields. */
function named(table: Table, instants: Instants): Bookings {
  const taken: string[] = []
  // The rules say of the header which columns are left out here.
  const columns = table.header.map((name) => {
    const field = fieldOf(name)
    if (!field || taken.some((other) => isWithin(field.path, other) || isWithin(other, field.path))) return undefined
    taken.push(field.path)
    return field
  })
  const header = { line: table.line, names: table.header }
  if (columns.every((field) => field === undefined)) return { ...NONE, header }
  const rows = table.rows.map((row): Booking => {
    if (row.problem !== undefined) return unread(row.line, row.problem)
    const draft: Draft = {}
    const problems: Problem[] = []
    columns.forEach((field, index) => {
      if (field) put(draft, field, row.cells[index] ?? '', instants, problems)
    })
    return { number: row.line, value: draft, problems }
  })
  return { ...NONE, rows, header, columns: taken }
}

/** Whether a path is another one, or below it. */
const isWithin = (path: string, other: string): boolean => `${path}.`.startsWith(`${other}.`)

/** A value of JSON, in which times without an offset become instants. */
function fromValue({ number, value, problem }: ValueRow, instants: Instants): Booking {
  if (problem !== undefined) return unread(number, problem)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { number, value, problems: [] }
  const draft: Draft = { ...value }
  const problems: Problem[] = []
  for (const end of ['starts_at', 'ends_at'] as const) {
    const text = draft[end]
    const reading = typeof text === 'string' ? instants.read(text.trim(), end) : undefined
    if (reading && 'problem' in reading) problems.push(wrong(end, reading.problem))
    if (reading && 'instant' in reading) draft[end] = reading.instant
  }
  return { number, value: draft, problems }
}
