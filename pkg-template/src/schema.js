import { core, put } from './core.js'
import { SeamValidationError } from './error-classes.js'
import { repair } from './repair.js'
import { findLosses, write } from './write.js'

// The bits of `check` in src/wasm/validation.rs.
const SAID = 1
const NULL = 2


/** One schema: the checks of one operation's parameters, of a part of them, or of a response. */
class Schema {
  #index
  #context

  constructor(index, context) {
    this.#index = index
    this.#context = context
    this['~standard'] = { version: 1, vendor: 'seam-access-grants', validate: (value) => this.validate(value) }
  }

  /** `{ value, warnings }` or `{ issues, warnings }`. Never throws for a value. */
  validate(input, context = this.#context) {
    const { text, issues } = write(input)
    if (issues !== undefined) {
      return { issues, warnings: [] }
    }
    const { check, verdict } = core()
    const bits = check(this.#index, put(text), millis(context?.now), context?.requireTarget ?? true)
    const losses = bits & NULL ? findLosses(input) : []
    if ((bits & SAID) === 0 && losses.length === 0) {
      return { value: input, warnings: [] }
    }
    const { issues: found, warnings, repairs } = bits & SAID ? JSON.parse(verdict()) : { issues: [], warnings: [] }
    if (losses.length > 0) {
      const lost = new Set(losses.map(({ path }) => path.join()))
      return { issues: [...losses, ...found.filter(({ path }) => !lost.has(path.join()))], warnings }
    }
    if (found.length > 0) {
      return { issues: found, warnings }
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

  /** The form attributes of every field, by dotted path. */
  constraints() {
    return JSON.parse(core().constraints(this.#index))
  }
}

export const schema = (index) => new Schema(index)

/** The present in milliseconds, or what the context says it is. */
export function millis(now) {
  const time = now === undefined ? Date.now() : new Date(now).getTime()
  return Number.isNaN(time) ? Date.now() : time
}
