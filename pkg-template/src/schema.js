import { core, put, record } from './core.js'
import { SeamValidationError } from './error-classes.js'
import { reword } from './messages.js'
import { repair } from './repair.js'
import { write } from './write.js'

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
    const { issues, warnings, repairs } = judge(this.#index, input, settings)
    if (settings.messages) reword([...issues, ...warnings], settings.messages)
    if (issues.length > 0) {
      return { issues, warnings }
    }
    return { value: repairs.length === 0 ? input : repair(JSON.parse(write(input).text), repairs), warnings }
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

/** What the rules say about a value. */
function judge(index, value, settings) {
  // Nothing of the user's may run between a record and its check: it could record something else.
  const plain = record(value)
  if (plain !== undefined) return said(index, plain.tokens, plain.length, settings)
  const { text, losses } = write(value)
  return judgeText(index, text, losses, settings)
}

/** What the rules say about a text, after what was lost in writing it. No text is nothing that could be written. */
export function judgeText(index, text, losses, settings = settled()) {
  if (text === undefined) return { ...silent(), issues: losses }
  const verdict = said(index, 0, put(text), settings)
  if (losses.length === 0) return verdict
  const lost = new Set(losses.map(({ path }) => path.join()))
  return { ...verdict, issues: [...losses, ...verdict.issues.filter(({ path }) => !lost.has(path.join()))] }
}

function said(index, tokens, length, { now, requireTarget, knows }) {
  const { check, verdict, know } = core()
  const said = check(index, tokens, length, now, requireTarget, knows) ? JSON.parse(verdict()) : silent()
  if (knows && !know) said.warnings.push({ path: [], code: 'not_checked', message: NOT_CHECKED })
  return said
}

const NOT_CHECKED = 'Import from seam-access-grants/doors to have the rules of these doors checked.'

const silent = () => ({ issues: [], warnings: [], repairs: [] })

/** What the rules of doors look at. */
const KNOWN = ['devices', 'entrances', 'reservation', 'grants']

/**
 * What a context says, or what holds without one; what it knows of doors goes into the module. A context that cannot be read
 * says nothing.
 */
export function settled(context) {
  if (context === undefined) return { now: Date.now(), requireTarget: true, knows: false }
  try {
    const { now, requireTarget, messages } = context ?? {}
    const known = KNOWN.filter((name) => context?.[name] != null).map((name) => [name, context[name]])
    const knows = known.length > 0
    if (knows) core().know?.(put(JSON.stringify(Object.fromEntries(known))))
    return { now: millis(now), requireTarget: requireTarget ?? true, knows, messages }
  } catch {
    return { now: Date.now(), requireTarget: true, knows: false }
  }
}

/** The present in milliseconds, or what is given in its place. */
function millis(now) {
  const time = now === undefined || now === null ? Date.now() : new Date(now).getTime()
  return Number.isNaN(time) ? Date.now() : time
}
