import { askWithSettings } from './core.js'
import { SeamConfigError } from './error-classes.js'
import { tooLarge } from './gateway.js'
import { reword } from './messages.js'
import { Schema } from './schema.js'
import { bytesOf } from './webhook.js'
import { withLosses, write } from './write.js'

const FORMS = ['json', 'ndjson', 'csv']

/**
 * Checks many rows in one crossing: an array, or JSON, lines of JSON or CSV as text or bytes. Gives how many rows are
 * `valid` and `invalid`, and a result for each row of which there is something to say.
 */
Schema.prototype.validateMany = function (rows, context, { format } = {}) {
  const settings = this.settings(context)
  if (settings.notices.length > 0) throw new SeamConfigError(settings.notices[0])
  if (Array.isArray(rows)) {
    const { text, losses } = writeRows(rows)
    return many(this.index, 'json', text, settings, losses)
  }
  if (typeof rows === 'string') return many(this.index, format ?? formOf(rows), rows, settings)
  const bytes = viewOf(rows)
  if (!bytes) throw new SeamConfigError('rows must be an array, text or bytes.')
  const form = format ?? formOf(new TextDecoder().decode(bytes.subarray(0, 64)))
  return many(this.index, form, bytes, settings)
}

function viewOf(rows) {
  try {
    return bytesOf(rows)
  } catch (cause) {
    // Engines have views of 4 GiB at most, some of them.
    throw tooLarge(cause)
  }
}

/**
 * Writes rows. Where JSON loses something they are written one by one: then a row that cannot be written hides none of the
 * others, and no loss is one too many to be told. A row that cannot be written at all is null.
 */
function writeRows(rows) {
  const whole = write(rows)
  if (whole.losses.length === 0) return whole
  const losses = []
  const texts = []
  for (let row = 0; row < rows.length; row++) {
    const written = write(rows[row])
    texts.push(written.text ?? 'null')
    for (const { path, ...loss } of written.losses) losses.push({ path: [row, ...path], ...loss })
  }
  return { text: `[${texts}]`, losses }
}

function many(index, form, rows, settings, losses = []) {
  const place = FORMS.indexOf(form)
  if (place < 0) throw new SeamConfigError(`format must be one of ${FORMS.join(', ')}.`)
  const { messages } = settings
  const summary = askWithSettings(rows, settings, ({ many }, ...rest) => many(index, place, ...rest)).ok
  if (losses.length > 0) addLosses(summary, losses)
  if (messages) {
    for (const { issues, warnings } of summary.results) reword([...issues, ...warnings], messages)
  }
  return summary
}

/** What a text is by its first character: a JSON array, lines of JSON objects, or a table. */
function formOf(text) {
  const first = text.replace(/^\uFEFF/, '').trimStart()[0]
  return first === '[' ? 'json' : first === '{' ? 'ndjson' : 'csv'
}

/** What JSON loses of a row is an issue of that row, in the place of what the rules say of the rest. */
function addLosses(summary, losses) {
  const results = new Map(summary.results.map((result) => [result.row, result]))
  const lost = new Map()
  for (const { path, ...issue } of losses) {
    const [row, ...rest] = path
    if (!lost.has(row)) lost.set(row, [])
    lost.get(row).push({ path: rest, ...issue })
  }
  for (const [row, issues] of lost) {
    const result = results.get(row) ?? { row, issues: [], warnings: [] }
    if (result.issues.length === 0) {
      summary.valid--
      summary.invalid++
    }
    result.issues = withLosses(issues, result.issues)
    results.set(row, result)
  }
  summary.results = [...results.values()].sort((a, b) => a.row - b.row)
}
