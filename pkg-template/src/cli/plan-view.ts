// A plan for people, for machines, and as the rows of a report.

import type { CreateAccessGrant } from '../index.js'
import type { AppliedStep, PlanChange, PlanStep } from '../plan-types.js'
import type { Numbers } from './booking.js'
import { grid } from './grid.js'
import { count } from './issues.js'
import type { Made } from './make-plan.js'
import { MASK } from './secrets.js'
import type { Terminal } from './terminal.js'
import { wrap } from './text-width.js'
import { IN_UTC, type Times, timesIn } from './times.js'

/** How many steps are printed. */
const MOST = 20

/** What is to be done, in words. */
const WORDS: Readonly<Record<PlanStep['kind'], string>> = {
  create: 'create',
  update: 'update',
  request_access_methods: 'add methods',
  delete: 'delete',
  unchanged: 'unchanged',
  blocked: 'blocked',
  invalid: 'invalid',
}

/** Whether a step makes a call. */
export const isEffective = ({ kind }: PlanStep): boolean => kind !== 'unchanged' && kind !== 'blocked' && kind !== 'invalid'

/** A row of a report. It holds nothing that opens a door. */
export interface StepReport {
  readonly row: number | null
  readonly access_grant_key: string | null
  readonly access_grant_id: string | null
  readonly step: PlanStep['kind']
  readonly outcome: AppliedStep['status'] | 'planned'
  readonly detail: string
}

const rowOf = ({ row }: PlanStep, numbers: Numbers): number | null => (row === undefined ? null : (numbers[row]?.number ?? null))

/** What there is to say of a step, and of what became of it. */
export function stepReport(step: PlanStep, numbers: Numbers, applied?: AppliedStep, times = IN_UTC): StepReport {
  const id = 'access_grant_id' in step ? step.access_grant_id : applied?.grant?.access_grant_id
  return {
    row: rowOf(step, numbers),
    access_grant_key: step.access_grant_key ?? null,
    access_grant_id: id ?? null,
    step: step.kind,
    outcome: applied?.status ?? (isEffective(step) ? 'planned' : (step.kind as 'unchanged' | 'blocked' | 'invalid')),
    detail: applied?.error ? withoutPins(applied.error.message, step) : detailOf(step, times),
  }
}

/** What the API says of a failure, without the PINs that were asked for. */
function withoutPins(message: string, step: PlanStep): string {
  const methods = step.kind === 'create' || step.kind === 'request_access_methods' ? step.params.requested_access_methods : []
  return methods.reduce((text, { code }) => (code ? text.replaceAll(code, MASK) : text), message)
}

function detailOf(step: PlanStep, times: Times): string {
  const window = step.kind === 'create' ? windowOf(step.params, times) : ''
  const changes = 'changes' in step ? step.changes.map((change) => changeText(change, times)).join('; ') : ''
  const message = 'message' in step ? (step.message ?? '') : ''
  const issues = step.kind === 'invalid' ? step.issues.map((issue) => issue.message).join(' ') : ''
  const warnings = (step.warnings ?? []).map((warning) => `(warning) ${warning.message}`)
  const facts = [window, changes, issues].filter(Boolean).join('; ')
  return [message, facts, ...warnings].filter(Boolean).join(' ')
}

function windowOf({ starts_at, ends_at }: CreateAccessGrant, { at, mark }: Times): string {
  const start = typeof starts_at === 'string' ? at(starts_at) : 'now'
  if (typeof ends_at === 'string') return `${start} to ${at(ends_at)}${mark}`
  return `from ${start}${start === 'now' ? '' : mark}, without an end`
}

const changeText = ({ field, from, to }: PlanChange, times: Times): string =>
  `${field}: ${valueText(field, from, times)} → ${valueText(field, to, times)}`

function valueText(field: string, value: PlanChange['from'], { at, mark }: Times): string {
  if (value === null) return 'none'
  if (/(^|[._])code$/.test(field)) return MASK
  if (typeof value !== 'string') return value.join(', ')
  return /^(start|end)s_at$/.test(field) ? `${at(value)}${mark}` : value
}

/** Prints what a plan would do. */
export function printPlan({ plan: { steps, summary }, numbers, leftOut, timeZone }: Made, { print, paint, width }: Terminal): void {
  const times = timesIn(timeZone)
  const shown = steps.filter(({ kind }) => kind !== 'unchanged')
  if (shown.length > 0) print(paint('dim', times.head))
  printReports(
    shown.slice(0, MOST).map((step) => stepReport(step, numbers, undefined, times)),
    { print, paint, width },
  )
  if (shown.length > MOST) print(paint('dim', `… and ${count(shown.length - MOST, 'more step')}, left out here; --json tells all`))
  if (shown.length > 0) print('')
  const unknown = notCompared(steps, numbers)
  if (unknown) for (const line of wrap(`Not compared, because the API does not tell it: ${unknown}`, width)) print(line)
  const counts = countsOf(Object.entries(summary).map(([kind, number]) => [WORDS[kind as PlanStep['kind']], number]))
  print(`Plan: ${[counts, ...leftOut].join(', ')}`)
}

/** How many rows are named for each field that could not be compared. */
const MOST_ROWS = 5

/** The fields that could not be compared, each with its rows. Of what is blocked nobody needs to know more. */
function notCompared(steps: readonly PlanStep[], numbers: Numbers): string {
  const rows = new Map<string, (number | null)[]>()
  for (const step of steps) {
    if (step.kind === 'blocked') continue
    for (const field of step.unknown ?? []) {
      const ofField = rows.get(field) ?? []
      rows.set(field, ofField)
      ofField.push(rowOf(step, numbers))
    }
  }
  return [...rows].map(([field, numbers]) => `${field} (${rowsText(numbers)})`).join(', ')
}

/** `row 2`, or `rows 2, 3, 5 and 12 more`. */
function rowsText(numbers: readonly (number | null)[]): string {
  const more = numbers.length - MOST_ROWS
  const named = numbers.slice(0, MOST_ROWS).join(', ')
  return `${numbers.length === 1 ? 'row' : 'rows'} ${named}${more > 0 ? ` and ${more.toLocaleString('en-US')} more` : ''}`
}

/** Prints a table of steps. */
export function printReports(reports: readonly StepReport[], { print, paint, width }: Pick<Terminal, 'print' | 'paint' | 'width'>): void {
  if (reports.length === 0) return
  const columns = [{ title: 'row', isNumber: true }, { title: 'step' }, { title: 'key' }, { title: 'what', wraps: true }]
  const rows = reports.map(({ row, step, access_grant_key, detail }) => [String(row ?? ''), WORDS[step], access_grant_key ?? '', detail])
  const [head = '', ...lines] = grid(columns, rows, width)
  print(paint('bold', head))
  for (const line of lines) print(line)
}

/** Numbers with what they count: `970 unchanged, 30 update`. */
export function countsOf(counts: readonly (readonly [string, number])[]): string {
  const parts = counts.filter(([, number]) => number > 0).map(([word, number]) => `${number.toLocaleString('en-US')} ${word}`)
  return parts.join(', ') || 'nothing'
}
