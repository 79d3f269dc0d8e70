import type { AppliedStep, Plan } from 'seam-access-grants'
import { cell, drawn } from '../app/draw.ts'
import type { Failure } from '../backend/failure.ts'
import type { Mapping } from './columns.ts'
import { guess } from './columns.ts'
import type { Order } from './dates.ts'
import type { Known } from './known.ts'
import { nothingKnown } from './known.ts'
import type { Row } from './rows.ts'
import type { Table } from './table.ts'
import { noTable } from './table.ts'

export interface Import {
  phase: 'empty' | 'rows' | 'planning' | 'planned' | 'applying' | 'paused' | 'done'
  /** Why a file was not taken. */
  trouble: 'empty' | 'spreadsheet' | undefined
  table: Table
  mapping: Mapping
  /** The order of dates like 3/5/2031; nothing, if the file does not tell and nobody has said. */
  order: Order | undefined
  /** Whether cells were put right or rows left out by hand. */
  isEdited: boolean
  known: Known
  rows: Row[]
  /** Whether the rows could be compared with each other and with all guests. */
  isCompared: boolean
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

export const nothing: Import = {
  phase: 'empty',
  trouble: undefined,
  table: noTable,
  mapping: guess([]),
  order: undefined,
  isEdited: false,
  known: nothingKnown,
  rows: [],
  isCompared: true,
  watched: new Set(),
  leftOut: new Set(),
  plan: undefined,
  results: [],
  done: 0,
  total: 0,
  failure: undefined,
}

export const importing = cell<Import>(nothing)

/** The button that was pressed is gone, so the focus goes to what took its place. */
export async function focusOn(id: string): Promise<void> {
  await drawn()
  document.getElementById(id)?.focus()
}

/** The rows that can be imported. */
export function goodRows(): Row[] {
  const { rows, leftOut } = importing.now
  return rows.filter(({ index, problems }) => problems.length === 0 && !leftOut.has(index))
}

/** The rows that have to be put right first. */
export function badRows(): Row[] {
  const { rows, leftOut } = importing.now
  return rows.filter(({ index, problems }) => problems.length > 0 && !leftOut.has(index))
}
