import type { AccessGrant } from 'seam-access-grants'
import { emptyDirectory } from './directory.js'
import type { Directory } from './directory.js'
import type { Problem } from './issues.js'
import { emptyValues } from './values.js'
import type { FormValues } from './values.js'

export interface State {
  directory: Directory
  form: FormState
  list: ListState
}

export interface FormState {
  values: FormValues
  /** From the first attempt on, fields are checked at every change; before it, nobody is told off while typing. */
  attempted: boolean
  sending: boolean
  /** What is wrong now: shown at the fields. */
  problems: Problem[]
  /** What was wrong at the last attempt and still is. */
  summary: { by: 'form' | 'server'; problems: Problem[] }
  /** The grant that was just made. */
  created: AccessGrant | undefined
}

export interface ListState {
  phase: 'loading' | 'ready' | 'failed'
  grants: AccessGrant[]
  /** Number of doors by the ID of the grant. */
  doors: Map<string, number>
  nextCursor: string | null
  /** What was just done, for those who cannot see the rows change. */
  notice: string
}

export const cleanForm: FormState = {
  values: emptyValues,
  attempted: false,
  sending: false,
  problems: [],
  summary: { by: 'form', problems: [] },
  created: undefined,
}

export const cleanList: ListState = { phase: 'loading', grants: [], doors: new Map(), nextCursor: null, notice: '' }

export const state: State = { directory: emptyDirectory, form: cleanForm, list: cleanList }

let draw = (): void => {}

/** Draws at once, so that the caller can put the focus on what has just appeared. */
export function onChange(drawPage: () => void): void {
  draw = drawPage
}

export function setForm(change: Partial<FormState>): void {
  state.form = { ...state.form, ...change }
  draw()
}

export function setList(change: Partial<ListState>): void {
  state.list = { ...state.list, ...change }
  draw()
}

export function setDirectory(directory: Directory): void {
  state.directory = directory
  draw()
}
