import type { CreateAccessGrant, Issue } from 'seam-access-grants'
import type { Space } from '../backend/places.ts'
import { places } from '../backend/places.ts'
import { contextOf } from '../grant/check.ts'
import type { Column, Mapping } from './columns.ts'
import { columnOf, isMissing } from './columns.ts'
import type { Order } from './dates.ts'
import { isEither } from './dates.ts'
import { shutDoors } from './doors.ts'
import type { Known } from './known.ts'
import { fileMessages } from './messages.ts'
import { overlapsOf } from './overlaps.ts'
import { strangersOf } from './people.ts'
import { pinSentence } from './pin.ts'
import { reasonsToLeaveOut } from './reasons.ts'
import { emailIn, nameIn, phoneIn, requestOf } from './request.ts'
import type { Rooms } from './rooms.ts'
import { roomsOfProperty } from './rooms.ts'
import type { Table } from './table.ts'
import { verdictsOf } from './verdicts.ts'
import { t } from './words.ts'

/** Something to say of a cell; of the row as a whole without a column. */
export interface Note {
  column: Column | undefined
  message: string
  /** What may be meant instead. */
  offers?: readonly string[]
  /** Whether it is about a whole column, and told once where columns are chosen. */
  isOfColumn?: boolean
}

/** What somebody should know before they import a row, and may import it all the same. */
export interface Warning extends Note {
  about: 'doors' | 'overlaps' | 'people' | 'rules'
}

/** A row of the file as a request, with everything that is wrong with its cells. */
export interface Row {
  /** Its place in the table, from 0. */
  index: number
  /** Its number in the file, as a spreadsheet shows it. */
  number: number
  /** Whom it is about, as well as the file tells; nothing, if it does not. */
  name: string
  /** The guest's name alone. */
  fullName: string
  /** In small letters. */
  email: string
  /** Without spaces and signs. */
  phone: string
  space: Space | undefined
  request: CreateAccessGrant
  problems: Note[]
  warnings: Warning[]
  /** Why it should not be imported, if there is something. */
  reason: string | undefined
}

const DATES = ['arrival', 'departure'] as const

/** What the checks depend on. */
export interface File {
  table: Table
  mapping: Mapping
  order: Order | undefined
  known: Known
  /** Rows that are not to be imported, by their index: they are in nobody's way. */
  leftOut: ReadonlySet<number>
}

/** Checks all rows, each by the rules of the locks of its own room, and says whether they could all be compared with each other. */
export function check(file: File): { rows: Row[]; isCompared: boolean } {
  const { table, mapping, known, leftOut } = file
  const rooms = roomsOfProperty()
  const reasons = reasonsToLeaveOut(table, mapping)
  const rows = table.rows.map((_, index) => rowOf(file, index, rooms, reasons.get(index)))
  addVerdicts(rows, leftOut)
  addShutDoors(rows)
  for (const row of rows) {
    const problems = new Map(row.problems.map((one) => [`${one.column} ${one.message}`, one])).values()
    row.problems = [...problems].map((one) => (one.column && isMissing(one.column, mapping) ? { ...one, isOfColumn: true } : one))
  }
  const wanted = rows.filter(({ index }) => !leftOut.has(index))
  for (const { row, ...note } of strangersOf(wanted, known.people)) row.warnings.push({ ...note, about: 'people' })
  return { rows, isCompared: addOverlaps(wanted, known) }
}

function rowOf({ table, mapping, order, known }: File, index: number, rooms: Rooms, reason: string | undefined): Row {
  const cell = (column: Column): string => table.rows[index]?.[mapping[column]] ?? ''
  const room = cell('room')
  const space = rooms.find(room)
  const problems = DATES.flatMap((column) => dateProblem(column, cell(column), order))
  if (room !== '' && !space) problems.push({ column: 'room', message: t().noRoom(room), offers: rooms.near(room) })
  const fullName = nameIn(cell)
  const name = fullName || cell('email') || cell('phone') || cell('key')
  const request = requestOf({ cell, space, order, people: known.people })
  const [email, phone] = [emailIn(cell), phoneIn(cell)]
  return { index, number: table.numbers[index] ?? 0, name, fullName, email, phone, space, request, problems, warnings: [], reason }
}

/** The API takes access from now on and without an end; a reservation has both, and a file that lacks one was not meant so. */
function dateProblem(column: (typeof DATES)[number], text: string, order: Order | undefined): Note[] {
  if (text === '') return [{ column, message: t().noDate[column] }]
  return order === undefined && isEither(text) ? [{ column, message: t().orderNeeded, isOfColumn: true }] : []
}

function addVerdicts(rows: readonly Row[], leftOut: File['leftOut']): void {
  const rules = contextOf(places.now.spaces.map(({ id }) => id))
  const verdicts = verdictsOf(
    rows.map(({ index, request: { access_grant_key, ...rest } }) => (leftOut.has(index) ? rest : { access_grant_key, ...rest })),
    (start) => ({ ...rules, messages: fileMessages((index) => rows[start + index]?.number ?? 0) }),
  )
  for (const { row: index, issues, warnings } of verdicts) {
    const row = rows[index]
    if (!row) continue
    const told = new Set(row.problems.map(({ column }) => column))
    const own = row.space ? issues : issues.filter(({ code }) => !OF_DOORS.includes(code))
    const notes = own.map(note).filter(({ column }) => !told.has(column))
    const ofPin = notes.filter(({ column }) => column === 'pin').map(({ message }) => message)
    row.problems.push(...notes.filter(({ column }) => column !== 'pin'))
    if (ofPin.length > 0) row.problems.push({ column: 'pin', message: pinSentence(row.space, ofPin) })
    if (row.space) row.warnings.push(...warnings.map((warning) => ({ ...note(warning), about: 'rules' as const })))
  }
}

/** Without a room the package goes through the rules of every door that it knows. */
const OF_DOORS: readonly Issue['code'][] = ['not_applicable', 'device_constraint', 'device_length', 'device_time_frame']

const note = ({ path, message }: Issue): Note => ({ column: columnOf(path), message })

/** A request is good if its PIN opens any door on the way; whoever stands before the room wants to know of the last one. */
function addShutDoors(rows: readonly Row[]): void {
  const shut = shutDoors(new Set(rows.flatMap(({ space }) => space ?? [])))
  for (const { space, problems, warnings } of rows) {
    const isRefused = problems.some(({ column }) => column === 'room')
    if (!space || isRefused) continue
    warnings.push(...(shut.get(space) ?? []).map((message) => ({ column: 'room' as const, message, about: 'doors' as const })))
  }
}

function addOverlaps(rows: readonly Row[], known: Known): boolean {
  const overlaps = overlapsOf(rows, known.guests)
  for (const [{ warnings }, messages] of overlaps ?? []) {
    warnings.push(...messages.map((message) => ({ column: 'room' as const, message, about: 'overlaps' as const })))
  }
  return overlaps !== undefined
}
