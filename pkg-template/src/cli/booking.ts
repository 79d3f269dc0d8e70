// An access grant that a row of a file asks for.

import type { Unreadable } from './csv.js'
import type { Instants } from './dates.js'
import { type Draft, type Field, setField } from './fields.js'

/** What is wrong with a row, found before the rules see it. */
export interface Problem {
  readonly path: readonly string[]
  readonly code: string
  readonly message: string
}

/** An access grant that a row asks for. A row with a problem has a value that no rule takes. */
export interface Booking {
  /** The line of the row from 1, or its index from 0 in a list of JSON. */
  readonly number: number
  readonly value: unknown
  readonly problems: readonly Problem[]
}

/** The numbers of rows in their file, by their places among those that were read. */
export type Numbers = readonly Pick<Booking, 'number'>[]

/** The header of a table. */
interface Header {
  readonly line: number
  readonly names: readonly string[]
  readonly problem?: Unreadable
}

/** What a file asks for. */
export interface Bookings {
  readonly rows: readonly Booking[]
  /** How many rows do not count, because the map says so. */
  readonly leftOut: number
  /** How many rows do not count, because their access is over. */
  readonly over: number
  /** Which columns became which fields, for people. */
  readonly mapping: readonly { readonly field: string; readonly from: string }[]
  /** Columns that the map needs and the file does not have. */
  readonly missing: readonly string[]
  /** The header of a table: the rules have a say in one without a map, and one that cannot be read has a problem. */
  readonly header: Header | undefined
  /** The fields that a table has columns for; nothing, where the rows are no table. */
  readonly columns: readonly string[] | undefined
  /** How many rows are about a room without doors, by the room's name. */
  readonly unknownRooms: ReadonlyMap<string, number>
}

/** What a file without a row asks for. */
export const NONE: Bookings = {
  rows: [],
  leftOut: 0,
  over: 0,
  mapping: [],
  missing: [],
  header: undefined,
  columns: undefined,
  unknownRooms: new Map(),
}

/** A row that cannot be read. */
export const unread = (number: number, problem: Unreadable): Booking => ({ number, value: null, problems: [{ path: [], ...problem }] })

/** What is wrong with a field. */
export const wrong = (field: string, message: string): Problem => ({ path: [field], code: 'invalid_value', message })

/** Puts a cell into its field; a time is an instant then, or has a problem and stays what it is. */
export function put(draft: Draft, field: Field, text: string, instants: Instants, problems: Problem[]): void {
  const end = field.path
  const reading = text !== '' && (end === 'starts_at' || end === 'ends_at') ? instants.read(text, end) : undefined
  if (reading && 'problem' in reading) problems.push(wrong(end, reading.problem))
  setField(draft, field, reading && 'instant' in reading ? reading.instant : text)
}
