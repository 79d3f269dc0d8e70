// A map: which column of a file becomes which field. It comes from a file of JSON or is one of those in `maps.ts`.

import { Failure } from './command.js'
import { DATE_STYLES, type DateOptions, type DateStyle } from './dates.js'
import { type Field, fieldOf } from './fields.js'

/** Where the text of a field comes from. */
export interface Source {
  /** Columns whose texts are joined with a space. Of several names for one column the first counts that the file has. */
  readonly columns: readonly (readonly string[])[]
  /** What stands before the text. */
  readonly prefix: string
}

/** Which rows count. */
export interface RowFilter {
  readonly column: readonly string[]
  readonly values: readonly string[]
}

/** What a room or a listing opens: `space_ids`, `device_ids` and the like. */
export type Doors = Readonly<Record<string, readonly string[]>>

/** Which doors go with what stands in a column. */
export interface Rooms {
  readonly column: readonly string[]
  readonly table: ReadonlyMap<string, Doors> | undefined
}

/** A map. */
export interface FileMap extends DateOptions {
  readonly fields: readonly { readonly field: Field; readonly source: Source }[]
  readonly constants: readonly { readonly field: Field; readonly text: string }[]
  readonly rows: RowFilter | undefined
  readonly rooms: Rooms | undefined
}

const DOORS = ['space_ids', 'space_keys', 'device_ids', 'acs_entrance_ids']
const MEMBERS = ['base', 'columns', 'constants', 'rows', 'rooms', 'dates', 'time_zone', 'check_in', 'check_out']

type Members = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value)
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((item) => typeof item === 'string')

/** Reads a map. `where` names it in what is said of it; `bases` are those that it may start from. */
export function readMap(value: unknown, where: string, bases: Readonly<Record<string, unknown>>): FileMap {
  const fail = (what: string): never => {
    throw new Failure(`${where}: ${what}`)
  }
  if (!isObject(value)) return fail('a map is an object with the member columns.')
  const stranger = Object.keys(value).find((name) => !MEMBERS.includes(name))
  if (stranger !== undefined) return fail(`there is no member ${stranger}; there are ${MEMBERS.join(', ')}.`)
  const whole = merged(value, bases, fail)
  const field = (path: string): Field => fieldOf(path) ?? fail(`${path} is no field of an access grant.`)
  const members = (name: string): [string, unknown][] => {
    const found = whole[name] ?? {}
    return isObject(found) ? Object.entries(found) : fail(`${name} must be an object.`)
  }
  const text = (name: string): string | undefined => {
    const found = whole[name]
    return found === undefined || typeof found === 'string' ? found : fail(`${name} must be text.`)
  }
  return {
    fields: members('columns').map(([path, source]) => ({ field: field(path), source: sourceOf(source, path, fail) })),
    constants: members('constants').map(([path, constant]) => ({ field: field(path), text: String(constant) })),
    rows: whole.rows === undefined ? undefined : filterOf(whole.rows, fail),
    rooms: whole.rooms === undefined ? undefined : roomsOf(whole.rooms, fail),
    dates: styleOf(text('dates'), fail),
    timeZone: text('time_zone'),
    checkIn: text('check_in'),
    checkOut: text('check_out'),
  }
}

type Fail = (what: string) => never

/** A map with what it has of the one that it starts from. */
function merged(value: Members, bases: Readonly<Record<string, unknown>>, fail: Fail): Members {
  if (value.base === undefined) return value
  const name = String(value.base)
  if (!Object.hasOwn(bases, name)) return fail(`there is no base ${name}; there are ${Object.keys(bases).join(', ')}.`)
  const base = bases[name] as Members
  const both = (member: string): Members => ({ ...(base[member] as Members), ...(value[member] as Members) })
  return { ...base, ...value, columns: both('columns'), constants: both('constants'), ...(base.rooms ? { rooms: both('rooms') } : {}) }
}

/** `"Name"`, `["First name", "Last name"]`, or `{ "columns": …, "any": […], "prefix": … }`. */
function sourceOf(value: unknown, path: string, fail: Fail): Source {
  if (typeof value === 'string') return { columns: [[value]], prefix: '' }
  if (isTexts(value) && value.length > 0) return { columns: value.map((name) => [name]), prefix: '' }
  if (!isObject(value)) return fail(`columns.${path} must be the name of a column, or a list of names.`)
  const { columns, any, prefix = '' } = value
  if (typeof prefix !== 'string') return fail(`columns.${path}.prefix must be text.`)
  if (any !== undefined) return { columns: [namesOf(any, `columns.${path}.any`, fail)], prefix }
  return { ...sourceOf(columns, path, fail), prefix }
}

function namesOf(value: unknown, where: string, fail: Fail): readonly string[] {
  if (typeof value === 'string') return [value]
  return isTexts(value) && value.length > 0 ? value : fail(`${where} must be the name of a column, or a list of names for it.`)
}

function filterOf(value: unknown, fail: Fail): RowFilter {
  if (!isObject(value) || !isTexts(value.values)) return fail('rows must have a column, and values: the texts of the rows that count.')
  return { column: namesOf(value.column, 'rows.column', fail), values: value.values }
}

function roomsOf(value: unknown, fail: Fail): Rooms {
  if (!isObject(value)) return fail('rooms must have a column and a table.')
  const table = value.table === undefined ? undefined : doorsOf(value.table, 'rooms.table', fail)
  return { column: namesOf(value.column, 'rooms.column', fail), table }
}

function styleOf(value: string | undefined, fail: Fail): DateStyle | undefined {
  return value === undefined
    ? undefined
    : (DATE_STYLES.find((style) => style === value) ?? fail(`dates must be one of ${DATE_STYLES.join(', ')}.`))
}

/** A table of doors by the names of rooms, as a file of its own has it. */
export function readRooms(value: unknown, where: string): ReadonlyMap<string, Doors> {
  return doorsOf(value, 'the table', (what) => {
    throw new Failure(`${where}: ${what}`)
  })
}

function doorsOf(value: unknown, where: string, fail: Fail): ReadonlyMap<string, Doors> {
  if (!isObject(value))
    return fail(`${where} must be an object with a member for each room, like { "Beach House": { "space_ids": ["…"] } }.`)
  return new Map(
    Object.entries(value).map(([room, doors]) => {
      if (!isObject(doors)) return fail(`${where}, ${room}: give an object with ${DOORS.join(', ')}.`)
      const lists = Object.entries(doors).map(([name, ids]): [string, readonly string[]] => {
        if (!DOORS.includes(name)) return fail(`${where}, ${room}: ${name} is none of ${DOORS.join(', ')}.`)
        if (typeof ids === 'string') return [name, [ids]]
        return isTexts(ids) ? [name, ids] : fail(`${where}, ${room}: ${name} must be a list of texts.`)
      })
      return [plainName(room), Object.fromEntries(lists)]
    }),
  )
}

/** A name without what people write in one way or the other: capital letters, spaces and signs. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
