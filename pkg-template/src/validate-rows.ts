import { FORMS, MAX_REPORTED_ISSUES, MAX_REPORTED_ROWS } from '../generated/facts.js'
import { bytesOf } from './bytes.js'
import { SeamConfigError } from './error-classes.js'
import type { RowResult } from './full-schema.js'
import { mergeIssues, type Serialized, serialize } from './serialize.js'

/** What a check gives of rows with issues, and how many more such rows there are. */
interface Checked {
  results: RowResult[]
  omitted: number
}
/** Checks rows of a form, by its place in `FORMS`; for any other place the first character tells the form. */
type Check<Result> = (form: number, rows: string | Uint8Array) => Result
type Form = (typeof FORMS)[number]

/** How large a text may be, in millions of characters or bytes: the module has 4 GB, and JSON takes a dozen bytes for each. */
const MAX_MEGABYTES = 256

/**
 * Checks many rows in one crossing: an array, or JSON, lines of JSON or CSV as text or bytes. Gives what the check gives, with the
 * issues of what JSON loses of a row among those of its result.
 */
export function validateRows<Result extends Checked>(rows: unknown, format: Form | null | undefined, checkAny: Check<Result>): Result {
  const check: Check<Result> = (form, rows) => {
    if (rows.length > MAX_MEGABYTES * 1e6) throw tooLarge()
    return checkAny(form, rows)
  }
  return Array.isArray(rows) ? checkList(rows, check) : checkTable(rows, format ?? undefined, check)
}

const tooLarge = (cause?: unknown): SeamConfigError =>
  new SeamConfigError(
    `rows are too large to be checked at once. Split them: ${MAX_MEGABYTES} MB are the most, and fewer where JSON has many small values.`,
    { cause },
  )

/** The name of a file, in the place of what the file holds. */
const FILE_NAME = /^[^\n\r{[]*\.(csv|tsv|txt|json|ndjson|jsonl)$/i

function checkTable<Result>(rows: unknown, format: Form | undefined, check: Check<Result>): Result {
  if (format !== undefined && !FORMS.includes(format)) throw new SeamConfigError(`format must be one of ${FORMS.join(', ')}.`)
  const table = typeof rows !== 'string' ? viewOf(rows) : FILE_NAME.test(rows) ? undefined : rows
  if (table === undefined) throw new SeamConfigError('rows must be an array, text or bytes, and not the name of a file. Read it first.')
  return check(format === undefined ? FORMS.length : FORMS.indexOf(format), table)
}

function viewOf(rows: unknown): Uint8Array | undefined {
  try {
    return bytesOf(rows)
  } catch (cause) {
    // Engines have views of 4 GiB at most, some of them.
    throw tooLarge(cause)
  }
}

/** Checks a list. What JSON loses of a row goes before what the rules say of the rest of it. */
function checkList<Result extends Checked>(rows: readonly unknown[], check: Check<Result>): Result {
  const { text, incomplete } = serializeRows(rows)
  const summary = check(FORMS.indexOf('json'), text)
  if (incomplete.size > 0) addIssues(summary, incomplete, check)
  return summary
}

/** Rows of which JSON loses something, by their index. The last ones, which are beyond what is reported, have nothing more. */
type Incomplete = ReadonlyMap<number, Serialized | undefined>

/**
 * Serializes rows. Where JSON loses something they are written one by one: then a row that cannot be written hides none of the
 * others, and no issue is one beyond what is reported. A row that is `incomplete` is null in the text, which no schema takes.
 */
function serializeRows(rows: readonly unknown[]): { text: string; incomplete: Incomplete } {
  const whole = serialize(rows)
  const incomplete = new Map<number, Serialized | undefined>()
  if (whole.issues.length === 0 && whole.text !== undefined) return { text: whole.text, incomplete }
  const texts: string[] = []
  let count = 0
  for (let row = 0; row < rows.length; row++) {
    const serialized = serialize(rows[row])
    const { text, issues } = serialized
    texts.push(issues.length === 0 && text !== undefined ? text : 'null')
    if (issues.length === 0 || incomplete.size > MAX_REPORTED_ROWS) continue
    incomplete.set(row, count < MAX_REPORTED_ISSUES ? serialized : undefined)
    count += issues.length
  }
  try {
    return { text: `[${texts}]`, incomplete }
  } catch (cause) {
    throw tooLarge(cause)
  }
}

/** Puts the issues of serializing a row before what the rules say of the rest of it. */
function addIssues(summary: Checked, incomplete: Incomplete, check: Check<Checked>): void {
  const { results } = summary
  const end = results.findIndex(({ row }) => incomplete.has(row) && incomplete.get(row) === undefined)
  if (end >= 0) summary.omitted += results.splice(end).length
  const concerned = results.flatMap((result) => {
    const serialized = incomplete.get(result.row)
    return serialized === undefined ? [] : [{ result, serialized }]
  })
  const texts = concerned.map(({ serialized }) => serialized.text ?? 'null')
  const rest = new Map(check(FORMS.indexOf('json'), `[${texts}]`).results.map((result) => [result.row, result]))
  for (const [place, { result, serialized }] of concerned.entries()) {
    const { issues, warnings } = rest.get(place) ?? { issues: [], warnings: [] }
    // Which rows share a key is known by their numbers alone, which are others here.
    result.issues = mergeIssues(
      serialized.issues,
      issues.filter(({ code }) => code !== 'duplicate'),
    )
    result.warnings = warnings
  }
}
