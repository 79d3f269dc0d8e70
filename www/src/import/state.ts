import type { AppliedStep, Plan } from 'seam-access-grants'
import { cell, drawn } from '../app/draw.ts'
import { askAll } from '../backend/ask.ts'
import { ask } from '../backend/backend.ts'
import type { Failure } from '../backend/failure.ts'
import type { Column, Mapping } from './columns.ts'
import { guess } from './columns.ts'
import type { Row } from './rows.ts'
import { check } from './rows.ts'
import type { Table } from './table.ts'
import { parse } from './table.ts'

export interface Import {
  phase: 'empty' | 'rows' | 'planning' | 'planned' | 'applying' | 'paused' | 'done'
  table: Table
  mapping: Mapping
  rows: Row[]
  /** Rows of which there is or was something to say: one that was just put right stays where it is. */
  watched: ReadonlySet<number>
  /** Rows that are not to be imported, by their index. */
  leftOut: ReadonlySet<number>
  plan: Plan | undefined
  /** What has become of the steps so far. */
  results: readonly AppliedStep[]
  done: number
  total: number
  failure: Failure | undefined
}

const nothing: Import = {
  phase: 'empty',
  table: { headers: [], rows: [] },
  mapping: guess([]),
  rows: [],
  watched: new Set(),
  leftOut: new Set(),
  plan: undefined,
  results: [],
  done: 0,
  total: 0,
  failure: undefined,
}

export const importing = cell<Import>(nothing)

let peopleByEmail: ReadonlyMap<string, string> = new Map()

/** Takes a file, guesses its columns and checks every row. Guests who are known by their email stay the same people. */
export async function take(text: string): Promise<void> {
  const table = parse(text)
  if (table.rows.length === 0) return importing.set({ ...nothing, table })
  importing.set({ ...nothing, phase: 'rows', table, mapping: guess(table.headers) })
  recheck()
  await focusOn('rows')
  interface Person {
    user_identity_id: string
    email_address?: string | null
  }
  // A client session may not list people; everybody is new then.
  const people = await askAll<Person>(ask, '/user_identities/list', 'user_identities').catch(() => [])
  peopleByEmail = new Map(people.map(({ email_address, user_identity_id }) => [email_address?.toLowerCase() ?? '', user_identity_id]))
  recheck()
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

/** The button that was pressed is gone, so the focus goes to what took its place. */
export async function focusOn(id: string): Promise<void> {
  await drawn()
  document.getElementById(id)?.focus()
}

function recheck(): void {
  const { table, mapping, watched } = importing.now
  const rows = check(table.rows, mapping, peopleByEmail)
  const told = rows.filter(({ problems, warnings }) => problems.length + warnings.length > 0).map(({ index }) => index)
  importing.set({ rows, watched: new Set([...watched, ...told]), plan: undefined, phase: 'rows' })
}

export function map(column: Column, index: number): void {
  importing.set({ mapping: { ...importing.now.mapping, [column]: index }, watched: new Set() })
  recheck()
}

export function fix(row: number, column: Column, text: string): void {
  const { table, mapping } = importing.now
  const rows = table.rows.with(row, table.rows[row]?.with(mapping[column], text) ?? [])
  importing.set({ table: { ...table, rows } })
  recheck()
}

export function leaveOut(row: number, isLeftOut: boolean): void {
  const leftOut = new Set(importing.now.leftOut)
  if (isLeftOut) leftOut.add(row)
  else leftOut.delete(row)
  importing.set({ leftOut, plan: undefined, phase: 'rows' })
}

/** The rows that can be imported. */
export function goodRows(): Row[] {
  const { rows, leftOut } = importing.now
  return rows.filter(({ index, problems }) => problems.length === 0 && !leftOut.has(index))
}
