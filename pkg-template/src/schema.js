import { core, issuesIn, put, record } from './core.js'
import { SeamValidationError } from './error-classes.js'
import { reword } from './messages.js'
import { repair } from './repair.js'
import { millisOf } from './time.js'
import { withLosses, write } from './write.js'

/** One schema: the checks of one operation's parameters, of a part of them, or of a response. */
export class Schema {
  #index
  #context

  constructor(index, context) {
    this.#index = index
    this.#context = context
    this['~standard'] = { version: 1, vendor: 'seam-access-grants', validate: (value) => this.validate(value) }
  }

  /** `{ value, warnings }` or `{ issues, warnings }`. Never throws for a value. */
  validate(input, context = this.#context) {
    const settings = settled(context)
    const { issues, warnings, repairs, text } = judge(this.#index, input, settings)
    if (settings.messages) reword([...issues, ...warnings], settings.messages)
    if (issues.length > 0) {
      return { issues, warnings }
    }
    return { value: repairs.length === 0 ? input : repair(JSON.parse(text), repairs), warnings }
  }

  /** The value, or throws a SeamValidationError. */
  parse(input, context = this.#context) {
    const { value, issues } = this.validate(input, context)
    if (issues !== undefined) {
      throw new SeamValidationError(issues)
    }
    return value
  }

  /** The same schema with another context. */
  with(context) {
    return new Schema(this.#index, { ...this.#context, ...context })
  }

  /** Its index, and the context that holds. */
  about(context = this.#context) {
    return [this.#index, context]
  }

  /** The form attributes of every field, by dotted path. */
  constraints() {
    return JSON.parse(core().constraints(this.#index))
  }
}

export const schema = (index) => new Schema(index)

/** What the rules say about a value, and its text if there is something to repair. */
function judge(index, value, settings) {
  // Nothing of the user's may run between a record and its check: it could record something else, or know other doors.
  const plain = record(value, () => tell(settings))
  if (plain !== undefined) {
    const verdict = said(index, plain.tokens, plain.length, settings)
    if (verdict.repairs.length === 0) return verdict
    // What is repaired is a copy. A getter may give that another value, so the copy is judged too.
  }
  const { text, losses } = write(value)
  return { ...judgeText(index, text, losses, settings), text }
}

/** What the rules say about a text, after what was lost in writing it. No text is nothing that could be written. */
export function judgeText(index, text, losses, settings = settled()) {
  if (text === undefined) return { issues: losses, warnings: [], repairs: [] }
  tell(settings)
  const verdict = said(index, 0, put(text), settings)
  return losses.length === 0 ? verdict : { ...verdict, issues: withLosses(losses, verdict.issues) }
}

function said(index, tokens, length, { now, requireTarget, knows, isBlind, hasOddNow }) {
  const { check, verdict, know } = core()
  const count = check(index, tokens, length, now, requireTarget, knows)
  const said = count === 1 ? JSON.parse(verdict()) : { issues: count === 0 ? [] : issuesIn(count - 1), warnings: [], repairs: [] }
  const warn = (message) => said.warnings.push({ path: [], code: 'not_checked', message })
  if (isBlind) warn(know ? NOT_READ : NOT_CHECKED)
  if (hasOddNow) warn(ODD_NOW)
  return said
}

/** What the rules of doors look at. */
const KNOWN = ['devices', 'entrances', 'reservation', 'grants']
const NOT_CHECKED = 'Import from seam-access-grants, not from its entry lite, to have the rules of these doors checked.'
export const NOT_READ = `Give ${KNOWN.join(', ')} as lists that can be written as JSON.`

export const ODD_NOW = 'Give now as a Date, or as a date and time with its offset, like 2030-01-31T15:00:00Z.'

/** What a context says, or what holds without one. What of it cannot be read says nothing. */
export function settled(context) {
  if (context === undefined) return { now: Date.now(), requireTarget: true, knows: false }
  const read = (name) => {
    try {
      return context?.[name]
    } catch {
      // No doors can be read from it, and it is no time and no message.
      return () => {}
    }
  }
  const known = KNOWN.map((name) => [name, read(name)]).filter(([, value]) => value != null)
  const knows = known.length > 0
  const now = millis(read('now'))
  const hasOddNow = Number.isNaN(now)
  return {
    now: hasOddNow ? Date.now() : now,
    hasOddNow,
    requireTarget: Boolean(read('requireTarget') ?? true),
    messages: read('messages'),
    knows,
    known: knows && write(Object.fromEntries(known)),
  }
}

/** Puts what is known of doors into the module. Whoever does not look there, or cannot read all of it, is blind. */
export function tell(settings) {
  const { knows, known } = settings
  if (knows) settings.isBlind = !core().know?.(put(known.text ?? '')) || known.losses.length > 0
}

/** The present in milliseconds, or what is given in its place; not a number where that cannot be read. */
function millis(now) {
  try {
    return now == null ? Date.now() : millisOf(now)
  } catch {
    // Whoever throws where a time is asked for has none.
    return NaN
  }
}
