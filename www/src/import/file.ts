import { currentLanguage } from '../app/language.ts'
import type { Column, Mapping } from './columns.ts'
import { guess } from './columns.ts'
import type { Order } from './dates.ts'
import { orderOf } from './dates.ts'
import { textOf } from './file-text.ts'
import type { Known } from './known.ts'
import { readGuests, readPeople } from './known.ts'
import { reasonsToLeaveOut } from './reasons.ts'
import { check } from './rows.ts'
import type { Import } from './state.ts'
import { focusOn, importing, nothing } from './state.ts'
import type { Table } from './table.ts'
import { parse } from './table.ts'

let language = currentLanguage()
let reading: Promise<void> = Promise.resolve()

/** Resolves when all is read that the checks of the rows depend on. */
export async function whenKnown(): Promise<void> {
  for (let last: Promise<void> | undefined; last !== reading; ) {
    last = reading
    await last
  }
}

/** Takes what is chosen or dropped, if it is text. */
export async function takeFile(file: Blob): Promise<void> {
  const text = await textOf(file)
  if (text === undefined) importing.set({ ...nothing, trouble: 'spreadsheet' })
  else await take(text)
}

/** Takes a file, guesses its columns and checks every row. Guests who are known by their email stay the same people. */
export async function take(text: string): Promise<void> {
  const table = parse(text)
  if (table.rows.length === 0) return importing.set({ ...nothing, trouble: 'empty' })
  importing.set({ ...nothing, table })
  learn(readPeople)
  const mapping = guess(table.headers)
  change({ mapping, order: orderOf(datesIn(table, mapping)), leftOut: new Set(reasonsToLeaveOut(table, mapping).keys()) })
  await focusOn('rows')
}

/** Reads more of what the property has, one after the other, and checks the rows again; of another file by then it is of no use. */
function learn(read: () => Promise<Partial<Known> | undefined>): void {
  const { headers } = importing.now.table
  reading = reading.then(async () => {
    const more = importing.now.table.headers === headers ? await read() : undefined
    if (!more || importing.now.table.headers !== headers) return
    const { known, watched, isEdited } = importing.now
    importing.set({ known: { ...known, ...more }, watched: isEdited ? watched : new Set() })
    recheck()
  })
}

/** The guests of the rooms that the rows name and that have not been asked for. */
async function readRooms(): Promise<Partial<Known> | undefined> {
  const { known, rows } = importing.now
  const rooms = new Set(rows.flatMap(({ space }) => space?.id ?? []))
  const unread = [...rooms].filter((id) => !known.guests.has(id))
  return unread.length > 0 && !known.isPartial ? readGuests(known, unread) : undefined
}

export async function forget(): Promise<void> {
  importing.set(nothing)
  await focusOn('title')
}

/** Back from the plan, to put more rows right. */
export async function backToRows(): Promise<void> {
  importing.set({ phase: 'rows', plan: undefined })
  await focusOn('rows')
}

/** What is said of the rows is text: in another language they are checked again. */
export function speak(): void {
  if (language === currentLanguage()) return
  language = currentLanguage()
  recheck()
}

function recheck(): void {
  const { watched, known } = importing.now
  const { rows, isCompared } = check(importing.now)
  const told = rows.filter(({ problems, warnings, reason }) => problems.length + warnings.length > 0 || reason).map(({ index }) => index)
  importing.set({ rows, isCompared: isCompared && !known.isPartial, watched: new Set([...watched, ...told]) })
}

/** A plan that is being made is of the rows before. */
function change(part: Partial<Import>): void {
  importing.set({ ...part, phase: 'rows' })
  recheck()
  learn(readRooms)
}

export function map(column: Column, index: number): void {
  const { table, mapping: before, rows, leftOut: leftOutBefore, order } = importing.now
  const mapping = { ...before, [column]: index }
  const byHand = [...leftOutBefore].filter((row) => rows[row]?.reason === undefined)
  const leftOut = new Set([...byHand, ...reasonsToLeaveOut(table, mapping).keys()])
  change({ mapping, order: orderOf(datesIn(table, mapping)) ?? order, leftOut, watched: new Set() })
}

export function setOrder(order: Order | undefined): void {
  change({ order, watched: new Set() })
}

export const datesIn = ({ rows }: Table, { arrival, departure }: Mapping): string[] =>
  rows.flatMap((cells) => [cells[arrival] ?? '', cells[departure] ?? ''])

export function fix(row: number, column: Column, text: string): void {
  const { table, mapping, order } = importing.now
  const rows = table.rows.with(row, table.rows[row]?.with(mapping[column], text) ?? [])
  const fixed = { ...table, rows }
  change({ table: fixed, order: order ?? orderOf(datesIn(fixed, mapping)), isEdited: true })
}

/** Puts another text for one in all cells of a column. */
export function replaceAll(column: Column, text: string, by: string): void {
  const { table, mapping } = importing.now
  const at = mapping[column]
  const rows = table.rows.map((cells) => (cells[at] === text ? cells.with(at, by) : cells))
  change({ table: { ...table, rows }, isEdited: true })
}

export function leaveOut(row: number, isLeftOut: boolean): void {
  const leftOut = new Set(importing.now.leftOut)
  if (isLeftOut) leftOut.add(row)
  else leftOut.delete(row)
  change({ leftOut, isEdited: true })
}
