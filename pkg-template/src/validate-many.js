import { FORMS, MOST_ROWS, MOST_TOLD } from '../generated/facts.js'
import { askWithSettings } from './core.js'
import { SeamConfigError } from './error-classes.js'
import { reword } from './messages.js'
import { Schema } from './schema.js'
import { bytesOf } from './webhook.js'
import { withLosses, write } from './write.js'

/** How large a text may be, in millions of characters or bytes: the module has 4 GB, and JSON takes a dozen bytes for each. */
const MOST_MEGABYTES = 256

/**
 * Checks many rows in one crossing: an array, or JSON, lines of JSON or CSV as text or bytes. Gives how many rows are
 * `valid` and `invalid`, a result for each of the first rows of which there is something to say, and how many more of those
 * were `omitted`.
 */
Schema.prototype.validateMany = function (rows, context, { format } = {}) {
  const settings = this.settings(context)
  if (settings.notices.length > 0) throw new SeamConfigError(settings.notices[0])
  const check = (form, text) => many(this.index, form, text, settings)
  const summary = Array.isArray(rows) ? checkList(rows, check) : checkText(rows, format ?? undefined, check)
  if (settings.messages) {
    for (const { issues, warnings } of summary.results) reword([...issues, ...warnings], settings.messages)
  }
  return summary
}

/** Checks rows of a form, by its place in `FORMS`; for any other place the first character tells the form. */
function many(index, form, rows, settings) {
  if (rows.length > MOST_MEGABYTES * 1e6) throw tooLarge()
  return askWithSettings(rows, settings, ({ many }, ...rest) => many(index, form, ...rest)).ok
}

const tooLarge = (cause) =>
  new SeamConfigError(
    `rows are too large to be checked at once. Split them: ${MOST_MEGABYTES} MB are the most, and fewer where JSON has many small values.`,
    { cause },
  )

function checkText(rows, format, check) {
  if (format !== undefined && !FORMS.includes(format)) throw new SeamConfigError(`format must be one of ${FORMS.join(', ')}.`)
  const text = typeof rows === 'string' ? rows : viewOf(rows)
  if (text === undefined) throw new SeamConfigError('rows must be an array, text or bytes.')
  return check(format === undefined ? FORMS.length : FORMS.indexOf(format), text)
}

function viewOf(rows) {
  try {
    return bytesOf(rows)
  } catch (cause) {
    // Engines have views of 4 GiB at most, some of them.
    throw tooLarge(cause)
  }
}

/** Checks a list. What JSON loses of a row goes before what the rules say of the rest of it. */
function checkList(rows, check) {
  const { text, lost } = writeRows(rows)
  const summary = check(FORMS.indexOf('json'), text)
  if (lost.size > 0) addLosses(summary, lost, check)
  return summary
}

/**
 * Writes rows. Where JSON loses something they are written one by one: then a row that cannot be written hides none of the
 * others, and no loss is one too many to be told. A row that loses something is null, which no schema takes, and what is left
 * of it is `lost`; there the last ones, which are too many to be told, are undefined.
 */
function writeRows(rows) {
  const whole = write(rows)
  const lost = new Map()
  if (whole.losses.length === 0) return { text: whole.text, lost }
  const texts = []
  let count = 0
  for (let row = 0; row < rows.length; row++) {
    const written = write(rows[row])
    const { text, losses } = written
    texts.push(losses.length === 0 ? text : 'null')
    if (losses.length === 0 || lost.size > MOST_ROWS) continue
    lost.set(row, count < MOST_TOLD ? written : undefined)
    count += losses.length
  }
  try {
    return { text: `[${texts}]`, lost }
  } catch (cause) {
    throw tooLarge(cause)
  }
}

function addLosses(summary, lost, check) {
  const { results } = summary
  const end = results.findIndex(({ row }) => lost.has(row) && lost.get(row) === undefined)
  if (end >= 0) summary.omitted += results.splice(end).length
  const concerned = results.filter(({ row }) => lost.has(row))
  const texts = concerned.map(({ row }) => lost.get(row).text ?? 'null')
  const rest = new Map(check(FORMS.indexOf('json'), `[${texts}]`).results.map((result) => [result.row, result]))
  for (const [place, result] of concerned.entries()) {
    const { issues, warnings } = rest.get(place) ?? { issues: [], warnings: [] }
    // Which rows share a key can be told by their numbers alone, which are others here.
    result.issues = withLosses(lost.get(result.row).losses, issues.filter(({ code }) => code !== 'duplicate'))
    result.warnings = warnings
  }
}
