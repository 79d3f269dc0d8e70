// What needs the module that knows doors, many rows and overlaps.

import { core, put, putReply } from './core.js'
import { SeamConfigError, SeamValidationError } from './error-classes.js'
import { reword } from './messages.js'
import { NOT_READ, Schema, settled, tell } from './schema.js'
import { bytesOf } from './webhook.js'
import { write } from './write.js'

const FORMS = ['json', 'ndjson', 'csv']

/**
 * Checks many rows in one crossing: an array, or JSON, lines of JSON or CSV as text or bytes. Gives how many rows are
 * `valid` and `invalid`, and a result for each row of which there is something to say.
 */
Schema.prototype.validateMany = function (rows, context, { format } = {}) {
  const [index, known] = this.about(context)
  if (Array.isArray(rows)) {
    const { text, losses } = writeRows(rows)
    return many(index, 'json', put, text, known, losses)
  }
  if (typeof rows === 'string') return many(index, format ?? formOf(rows), put, rows, known)
  const bytes = bytesOf(rows)
  if (!bytes) throw new SeamConfigError('rows must be an array, text or bytes.')
  const form = format ?? formOf(new TextDecoder().decode(bytes.subarray(0, 64)))
  return many(index, form, putBytes, bytes, known)
}

const putBytes = (bytes) => putReply('', bytes)[1]

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
  return { texts, text: `[${texts}]`, losses }
}

function many(index, form, write, rows, context, losses = []) {
  const place = FORMS.indexOf(form)
  if (place < 0) throw new SeamConfigError(`format must be one of ${FORMS.join(', ')}.`)
  // What is known goes through the same buffer as the rows, so it goes first.
  const settings = settled(context)
  tell(settings)
  if (settings.isBlind) throw new SeamConfigError(NOT_READ)
  const { now, requireTarget, knows, messages } = settings
  const summary = JSON.parse(core().many(index, place, write(rows), now, requireTarget, knows))
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
    lost.set(row, [...(lost.get(row) ?? []), { path: rest, ...issue }])
  }
  for (const [row, issues] of lost) {
    const result = results.get(row) ?? { row, issues: [], warnings: [] }
    if (result.issues.length === 0) {
      summary.valid--
      summary.invalid++
    }
    const places = new Set(issues.map(({ path }) => path.join()))
    result.issues = [...issues, ...result.issues.filter(({ path }) => !places.has(path.join()))]
    results.set(row, result)
  }
  summary.results = [...results.values()].sort((a, b) => a.row - b.row)
}

/**
 * A PIN that every device takes, each as likely as any other; throws a SeamValidationError that says why there is none. What is
 * no list throws: a PIN that none of the devices takes is worse than none.
 */
export function generatePin({ length, devices = [], avoid = [] } = {}) {
  const text = core().new_pin(put(JSON.stringify([length == null ? null : String(length), [...devices], Array.from(avoid, String)])))
  if (text.startsWith('[')) throw new SeamValidationError(JSON.parse(text))
  return text
}

/** The pairs of access grants whose windows overlap on the same space, device or entrance. */
export function findOverlaps(grants) {
  const all = [...grants]
  const places = []
  const numbers = JSON.parse(core().overlaps(...staysOf(all, places)))
  const pairs = []
  for (let at = 0; at < numbers.length; at += 3) {
    const [first, second] = [numbers[at], numbers[at + 1]]
    pairs.push({ grants: [all[first], all[second]], indexes: [first, second], ...places[numbers[at + 2]] })
  }
  return pairs
}

/** Puts into the module when and where grants are; the places that they name become `places`. */
function staysOf(grants, places) {
  const times = timesOf(grants.length)
  const spaces = placesOf('space', places)
  const devices = placesOf('device', places)
  const entrances = placesOf('acs_entrance', places)
  const words = []
  for (const given of grants) {
    const start = words.length
    try {
      const plain = typeof given.toJSON === 'function' ? given.toJSON() : given
      const grant = plain.access_grant === undefined ? plain : plain.access_grant
      words.push(times.add(grant.starts_at), times.add(grant.ends_at), 0)
      spaces(grant.space_ids, words)
      devices(grant.device_ids, words)
      entrances(grant.acs_entrance_ids, words)
      words[start + 2] = words.length - start - 3
    } catch {
      // A grant that cannot be read is nowhere.
      words.length = start
      words.push(times.end(), times.end(), 0)
    }
  }
  const text = times.bytes()
  const bytes = new Uint8Array(text.length + 4 * words.length)
  bytes.set(text)
  bytes.set(new Uint8Array(new Uint32Array(words).buffer), text.length)
  return [text.length, putBytes(bytes)]
}

/** Adds to words the numbers of the places of one kind that a list names; those that are new go into places. */
function placesOf(kind, places) {
  const numbers = new Map()
  return (ids, words) => {
    if (!Array.isArray(ids)) return
    for (const id of ids) {
      let number = numbers.get(id)
      if (number === undefined) {
        if (typeof id !== 'string') continue
        number = places.push({ kind, id }) - 1
        numbers.set(id, number)
      }
      words.push(number)
    }
  }
}

/**
 * Writes times behind each other and gives where each ends: nothing for none, and what is no time for one that cannot be read,
 * so that its grant overlaps nothing. Byte by byte, since a text of so many pieces costs more to put together.
 */
function timesOf(count) {
  let bytes = new Uint8Array(64 * count)
  let at = 0
  const add = (time) => {
    if (time == null) return at
    let text = typeof time === 'string' ? time : time.toJSON?.()
    if (typeof text !== 'string' || text === '') text = '?'
    if (at + text.length > bytes.length) {
      const more = new Uint8Array(2 * bytes.length + text.length)
      more.set(bytes)
      bytes = more
    }
    const start = at
    const into = bytes
    let bits = 0
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      bits |= code
      into[start + index] = code
    }
    at += text.length
    // No character beyond ASCII belongs to a time.
    if (bits > 127) bytes.fill(63, start, at)
    return at
  }
  return { add, end: () => at, bytes: () => bytes.subarray(0, at) }
}
