// Everything of the main entry, over the module that knows the rules of particular doors.

import { core, put, putReply } from './core.js'
import { SeamConfigError, SeamValidationError } from './error-classes.js'
import { Schema, settled } from './schema.js'
import { write } from './write.js'

export * from './index.js'

const FORMS = ['json', 'ndjson', 'csv']

/**
 * Checks many rows in one crossing: an array, or JSON, lines of JSON or CSV as text or bytes. Gives how many rows are
 * `valid` and `invalid`, and a result for each row of which there is something to say.
 */
Schema.prototype.validateMany = function (rows, context, { format } = {}) {
  const [index, known] = this.about(context)
  if (Array.isArray(rows)) {
    const { text, losses } = write(rows)
    return withLosses(many(index, 'json', put, text ?? '[]', known), losses)
  }
  if (typeof rows === 'string') return many(index, format ?? formOf(rows), put, rows, known)
  const bytes = bytesOf(rows)
  const form = format ?? formOf(new TextDecoder().decode(bytes.subarray(0, 64)))
  return many(index, form, putBytes, bytes, known)
}

const putBytes = (bytes) => putReply('', bytes)[1]

function many(index, form, write, rows, context) {
  const place = FORMS.indexOf(form)
  if (place < 0) throw new SeamConfigError(`format must be one of ${FORMS.join(', ')}.`)
  // What is known goes through the same buffer as the rows, so it goes first.
  const { now, requireTarget, knows } = settled(context)
  return JSON.parse(core().many(index, place, write(rows), now, requireTarget, knows))
}

/** What a text is by its first character: a JSON array, lines of JSON objects, or a table. */
function formOf(text) {
  const first = text.replace(/^\uFEFF/, '').trimStart()[0]
  return first === '[' ? 'json' : first === '{' ? 'ndjson' : 'csv'
}

function bytesOf(rows) {
  if (rows instanceof ArrayBuffer) return new Uint8Array(rows)
  if (ArrayBuffer.isView(rows)) return new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength)
  throw new SeamConfigError('rows must be an array, text or bytes.')
}

/** What JSON loses of a row is an issue of that row. */
function withLosses(summary, losses) {
  for (const { path, ...issue } of losses) {
    const [row, ...rest] = path
    let result = summary.results.find((result) => result.row === row)
    if (result === undefined) {
      result = { row, issues: [], warnings: [] }
      summary.results.push(result)
    }
    if (result.issues.length === 0) {
      summary.valid--
      summary.invalid++
    }
    result.issues.push({ path: rest, ...issue })
  }
  summary.results.sort((a, b) => a.row - b.row)
  return summary
}

/** A PIN that every device takes, each as likely as any other; throws a SeamValidationError that says why there is none. */
export function generatePin({ length, devices = [], avoid = [] } = {}) {
  const text = core().new_pin(put(JSON.stringify([length ?? null, devices, avoid.map(String)])))
  if (text.startsWith('[')) throw new SeamValidationError(JSON.parse(text))
  return text
}

/** The pairs of access grants whose windows overlap on the same space, device or entrance. */
export function findOverlaps(grants) {
  const all = [...grants]
  const pairs = JSON.parse(core().overlaps(put(JSON.stringify(all))))
  return pairs.map(([first, second, kind, id]) => ({ grants: [all[first], all[second]], indexes: [first, second], kind, id }))
}
