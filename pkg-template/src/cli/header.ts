// What there is to say of the header of a table.

import { createAccessGrantSchema } from '../index.js'
import type { Bookings } from './booking.js'
import type { RowIssue, RowReport } from './check.js'
import { columnOf, fieldNamedLike, isOf, meantBy, noHeader } from './columns.js'
import { csvLine } from './csv.js'

type Issue = ReturnType<typeof createAccessGrantSchema.validateMany>['results'][number]['issues'][number]

/** An issue, and the field that is meant by the column that it is about. */
interface Told extends RowIssue {
  readonly meant?: string | undefined
}

/** Fields of which rows need one, and for none of which there is a column. */
export type Absent = readonly string[]

/** What the rules say of a header, and which columns are absent, unless another is called otherwise. */
export function headerReport({ line, names, problem }: NonNullable<Bookings['header']>, absent: readonly Absent[]): RowReport | undefined {
  if (problem) return { row: line, issues: [{ path: '', ...problem }], warnings: [] }
  const [result] = createAccessGrantSchema.validateMany(csvLine(names), undefined, { format: 'csv' }).results
  const told = (result?.issues ?? []).map((issue) => toldOf(issue, names))
  const isMeant = (fields: Absent): boolean => told.some(({ meant }) => meant && fields.some((field) => isOf(meant, field)))
  const issues = [
    ...told.map(({ path, code, message }) => ({ path, code, message })),
    ...absent.filter((fields) => !isMeant(fields)).map(add),
  ]
  return issues.length > 0 ? { row: line, issues, warnings: [] } : undefined
}

/** What to do about an absent column. */
function add(fields: Absent): RowIssue {
  const [path = '', ...others] = fields.map(columnOf)
  const or = others.length > 0 ? `, or ${others.join(', ')}` : ''
  return { path, code: others.length > 0 ? 'missing_one_of' : 'required', message: `Add this column${or}.` }
}

/** An issue with what is meant. A name that does not look like one of a field is not repeated: it may be a person's. */
function toldOf(issue: Issue, names: readonly string[]): Told {
  const { code, message } = issue
  const path = issue.path.join('.')
  if (issue.code === 'invalid_format' && issue.reason === 'header') return { path, code, message: noHeader(names) }
  if (issue.code !== 'unrecognized_keys') return { path, code, message }
  if (issue.column === undefined) {
    const meant = meantBy(path, issue.suggestion)
    const what = meant ? `Did you mean ${meant}? Rename this column, or remove it.` : 'Remove this column, or name it after a field.'
    return { path, code, message: what, meant }
  }
  const meant = fieldNamedLike(names[issue.column - 1] ?? '') ?? issue.suggestion
  return { path, code, message: `Name column ${issue.column} after a field, ${meant ? `like ${meant}` : 'or remove it'}.`, meant }
}
