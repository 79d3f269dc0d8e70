import { DOORS } from '../generated/facts.js'
import { ask, check, knowsDoors } from './core.js'
import { SeamValidationError } from './error-classes.js'
import { reword } from './messages.js'
import { repair } from './repair.js'
import { millisOf } from './time.js'
import { tokensOf } from './tokens.js'
import { withLosses, write } from './write.js'

/** One schema: the checks of one operation's parameters, of a part of them, or of a response. */
export class Schema {
  #index
  #settings

  constructor(index, settings = FREE) {
    this.#index = index
    this.#settings = settings
    this['~standard'] = { version: 1, vendor: 'seam-access-grants', validate: (value) => this.validate(value) }
  }

  /** `{ value, warnings }` or `{ issues, warnings }`. Never throws for a value. */
  validate(input, context) {
    const settings = this.settings(context)
    const { issues, warnings, repairs, text } = judge(this.#index, input, settings)
    if (settings.messages) reword([...issues, ...warnings], settings.messages)
    if (issues.length > 0) {
      return { issues, warnings }
    }
    return { value: repairs.length === 0 ? input : repair(JSON.parse(text), repairs), warnings }
  }

  /** The value, or throws a SeamValidationError. */
  parse(input, context) {
    const { value, issues } = this.validate(input, context)
    if (issues !== undefined) {
      throw new SeamValidationError(issues)
    }
    return value
  }

  /** The same schema with more of a context. What the context says now holds, whatever becomes of it. */
  with(context) {
    return new Schema(this.#index, this.settings(context))
  }

  get index() {
    return this.#index
  }

  /** What holds in a check with this context. */
  settings(context) {
    return context === undefined ? this.#settings : settled(context, this.#settings)
  }

  /** The form attributes of every field, by dotted path. */
  constraints() {
    return ask((_, { constraints }) => constraints(this.#index)).ok
  }
}

export const schema = (index) => new Schema(index)

/** What the rules say about a value, and its text if there is something to repair. */
function judge(index, value, settings) {
  const plain = tokensOf(value)
  const verdict = plain && check(index, plain.text, plain.count, settings)
  // What is repaired is a copy. A getter may give that another value, so the copy is judged too.
  if (verdict !== undefined && verdict.repairs.length === 0) return noticed(verdict, settings)
  const { text, losses } = write(value)
  return { ...judgeText(index, text, losses, settings), text }
}

/** What the rules say about a text, after what was lost in writing it. No text is nothing that could be written. */
export function judgeText(index, text, losses, settings) {
  if (text === undefined) return { issues: losses, warnings: [], repairs: [] }
  const verdict = noticed(check(index, text, 0, settings), settings)
  return losses.length === 0 ? verdict : { ...verdict, issues: withLosses(losses, verdict.issues) }
}

/** A verdict with the notices about the context that it was made in. */
function noticed(verdict, { notices }) {
  for (const message of notices) verdict.warnings.push({ path: [], code: 'not_checked', message })
  return verdict
}

const NOT_CHECKED = 'Import from seam-access-grants, not from its entry lite, to have the rules of these doors checked.'
const NOT_READ = `Give ${DOORS.join(', ')} as lists that can be written as JSON.`
export const ODD_NOW = 'Give now as a Date, or as a date and time with its offset, like 2030-01-31T15:00:00Z.'

/**
 * What holds without a context. `id` is the number of what is known, which stands in `known` as JSON text; 0 for nothing.
 * `now` is the clock's where there is none, and `notices` say what of a context could not be looked at.
 */
const FREE = { requireTarget: true, doors: {}, id: 0, known: '', notices: [] }

let lastId = 0

/** A number of 32 bits, as which it crosses, and not 0. */
const nextId = () => (lastId = (lastId + 1) >>> 0 || 1)

/** What holds in a context, which goes before what is bound already. What of it cannot be read says nothing but a notice. */
export function settled(context, bound = FREE) {
  const read = (name) => {
    try {
      return context?.[name]
    } catch {
      // No doors can be read from it, and it is no time and no message.
      return () => {}
    }
  }
  const settings = { ...bound, notices: [...bound.notices] }
  const given = Object.fromEntries(DOORS.map((name) => [name, read(name)]).filter(([, value]) => value !== undefined))
  if (Object.keys(given).length > 0) settleDoors(settings, { ...bound.doors, ...given })
  const now = read('now')
  if (now != null) {
    settings.now = millis(now)
    settings.notices = settings.notices.filter((notice) => notice !== ODD_NOW)
    if (Number.isNaN(settings.now)) {
      settings.now = undefined
      settings.notices.push(ODD_NOW)
    }
  }
  settings.requireTarget = Boolean(read('requireTarget') ?? bound.requireTarget)
  settings.messages = read('messages') ?? bound.messages
  return settings
}

/** Writes down what is known of doors, once for all checks with these settings. */
function settleDoors(settings, doors) {
  const known = Object.entries(doors).filter(([, value]) => value != null)
  const { text, losses } = write(Object.fromEntries(known))
  settings.doors = doors
  settings.known = text ?? ''
  settings.id = known.length > 0 ? nextId() : 0
  settings.notices = settings.notices.filter((notice) => notice !== NOT_READ && notice !== NOT_CHECKED)
  if (known.length === 0) return
  const isRead = losses.length === 0 && known.every(([, value]) => Array.isArray(value))
  if (!knowsDoors()) settings.notices.push(NOT_CHECKED)
  else if (!isRead) settings.notices.push(NOT_READ)
}

/** A time in milliseconds; not a number where it cannot be read. */
function millis(time) {
  try {
    return millisOf(time)
  } catch {
    // Whoever throws where a time is asked for has none.
    return NaN
  }
}
