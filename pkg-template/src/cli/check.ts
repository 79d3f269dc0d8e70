// What the rules say of the access grants that a file asks for.

import { SHARED_KEY } from '../../generated/facts.js'
import { createAccessGrantSchema } from '../index.js'
import type { Bookings, Problem } from './booking.js'
import { isOf } from './columns.js'
import { type Absent, headerReport } from './header.js'

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
  /** How many rows are good. */
  readonly valid: number
  /** How many are not. */
  readonly invalid: number
  /** What is wrong with the header of a table, if anything is. That a column is absent stands here, and not at every row. */
  readonly header: RowReport | undefined
  /** The first rows of which there is something to say. */
  readonly rows: readonly RowReport[]
  /** Of how many rows more there is something to say. */
  readonly omitted: number
}

type Result = ReturnType<typeof createAccessGrantSchema.validateMany>['results'][number]
type Issue = Result['issues'][number]

/** Checks the rows, and the header of a table. */
export function check(bookings: Bookings): Verdict {
  const { valid, invalid, results, omitted } = createAccessGrantSchema.validateMany(bookings.rows.map(({ value }) => value))
  const absent = new Map<string, Absent>()
  const reports = results.map((result) => reportOf(result, bookings, absent))
  return {
    valid,
    invalid,
    header: bookings.header && headerReport(bookings.header, [...absent.values()]),
    rows: reports.filter(({ issues, warnings }) => issues.length + warnings.length > 0),
    omitted,
  }
}

/** What there is to say of a row. Fields that no column is there for go into `absent`, where the table has a header to say so of. */
function reportOf({ row, issues, warnings }: Result, bookings: Bookings, absent: Map<string, Absent>): RowReport {
  const { header, columns, rows } = bookings
  const { number, problems } = rows[row]!
  const found = new Set(problems.map(({ path }) => path.join('.')))
  const told = problems.map(toldProblem)
  for (const issue of issues) {
    if (found.has(issue.path.join('.'))) continue
    const fields = neededBy(issue)
    const own = fields && columns?.filter((column) => fields.some((field) => isOf(column, field)))
    if (fields && own?.length === 0 && header) absent.set(fields.join(), fields)
    else told.push(own && own.length > 0 ? { ...plainly(issue, bookings), ...emptyCell(own) } : plainly(issue, bookings))
  }
  return { row: number, issues: told, warnings: warnings.map((issue) => plainly(issue, bookings)) }
}

/** The fields of which one is needed, and is not there. */
function neededBy(issue: Issue): Absent | undefined {
  if (issue.code === 'missing_one_of') return issue.fields
  return issue.code === 'required' ? [issue.path.join('.')] : undefined
}

/** What to say of a row whose cells are empty in all columns of which one is needed. */
const emptyCell = (columns: readonly string[]): { path: string; message: string } => ({
  path: columns[0]!,
  message: columns.length === 1 ? 'Fill in this field.' : `Fill in ${columns.join(' or ')}.`,
})

/** An issue with its path as text. The row that another one shares its key with has the number that it has in the file. */
function plainly(issue: Issue, { rows }: Bookings): RowIssue {
  const { path, code, message } = issue
  const other = issue.code === 'duplicate' && issue.row !== undefined ? rows[issue.row] : undefined
  return { path: path.join('.'), code, message: other ? SHARED_KEY.replace('{}', String(other.number)) : message }
}

const toldProblem = ({ path, code, message }: Problem): RowIssue => ({ path: path.join('.'), code, message })
