// What the rules say of the access grants that a file asks for.

import { SHARED_KEY } from '../../generated/facts.js'
import { createAccessGrantSchema } from '../index.js'
import type { Booking, Bookings, Problem } from './booking.js'
import { csvLine } from './csv.js'

/** What is wrong, and where. */
export interface RowIssue {
  readonly path: string
  readonly code: string
  readonly message: string
}

/** A row of which there is something to say. */
export interface RowReport {
  readonly row: number
  readonly issues: readonly RowIssue[]
  readonly warnings: readonly RowIssue[]
}

/** What there is to say of a file. */
export interface Verdict {
  readonly valid: number
  readonly invalid: number
  /** The first rows of which there is something to say. */
  readonly rows: readonly RowReport[]
  /** Of how many rows more there is something to say. */
  readonly omitted: number
}

type Result = ReturnType<typeof createAccessGrantSchema.validateMany>['results'][number]
type Issue = Result['issues'][number]

/** Checks the rows, and the header of a table. */
export function check({ rows, header }: Bookings): Verdict {
  const { valid, invalid, results, omitted } = createAccessGrantSchema.validateMany(rows.map(({ value }) => value))
  const reports = results.map((result) => reportOf(result, rows))
  const headerReport = header && headerOf(header)
  return { valid, invalid: invalid + (headerReport ? 1 : 0), rows: headerReport ? [headerReport, ...reports] : reports, omitted }
}

function reportOf({ row, issues, warnings }: Result, rows: readonly Booking[]): RowReport {
  const { number, problems } = rows[row]!
  const found = new Set(problems.map(({ path }) => path.join('.')))
  const rest = issues.map((issue) => told(issue, rows)).filter(({ path }) => !found.has(path))
  return { row: number, issues: [...problems.map(toldProblem), ...rest], warnings: warnings.map((issue) => told(issue, rows)) }
}

/** An issue with its path as text. The row that another one shares its key with has the number that it has in the file. */
function told(issue: Issue, rows: readonly Booking[]): RowIssue {
  const { path, code, message } = issue
  const other = code === 'duplicate' && 'row' in issue ? rows[issue.row as number] : undefined
  return { path: path.join('.'), code, message: other ? SHARED_KEY.replace('{}', String(other.number)) : message }
}

const toldProblem = ({ path, code, message }: Problem): RowIssue => ({ path: path.join('.'), code, message })

/** What the rules say of a header alone. */
function headerOf({ line, names }: NonNullable<Bookings['header']>): RowReport | undefined {
  const [result] = createAccessGrantSchema.validateMany(csvLine(names), undefined, { format: 'csv' }).results
  return result && { row: line, issues: result.issues.map((issue) => told(issue, [])), warnings: [] }
}
