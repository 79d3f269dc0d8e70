// A JavaScript value as JSON text, once: what is validated is what goes over the wire.

import { EXPECT, MAX_DEPTH, MAX_ISSUES } from '../generated/facts.js'
import type { Issue } from '../generated/issues.js'

/**
 * The member of an object that carries an issue: what is wrong was found before, where the value was made. A registered symbol,
 * because the schema may be of another copy of this package.
 */
export const ISSUE: unique symbol = /* @__PURE__ */ Symbol.for('seam-access-grants.issue')

/** An issue of a value that does not know where it stands. */
export type IssueWithoutPath = Issue extends infer Each ? (Each extends Issue ? Omit<Each, 'path'> : never) : never

/** A value as JSON text, and what of it JSON does not have. */
export interface Serialized {
  readonly text: string | undefined
  readonly issues: Issue[]
}

type Step = string | number
/** An object whose members are still to be looked at. */
type Members = Record<PropertyKey, unknown>

const NOTHING = 'Give a value, or remove this.'

/**
 * Serializes a value. Gives its `text`, and an issue for every value that JSON loses: `JSON.stringify` throws on BigInt and
 * cycles, turns NaN, invalid dates and holes of arrays into `null`, promises and maps into `{}`, and drops functions; and both
 * null and nothing mean "no end" in `ends_at`. There is no text where even the rest cannot be written, or too much is lost.
 */
export function serialize(value: unknown): Serialized {
  const issues: Issue[] = []
  try {
    return { text: JSON.stringify(copyOf(value, issues)), issues }
  } catch (cause) {
    if (!hasRoomOnStack()) throw cause
    // A getter that throws, a text that is too long; or there were issues enough.
    if (issues.length < MAX_ISSUES) issues.push({ path: [], ...unserializable(EXPECT.json) })
    return { text: undefined, issues }
  }
}

/** Whether there is room for more calls. Where there is none, nothing can be said of a value, good or bad. */
function hasRoomOnStack(calls = 200): boolean {
  try {
    return calls === 0 || hasRoomOnStack(calls - 1)
  } catch {
    return false
  }
}

/** A copy of a value as it is now; the value itself where JSON loses something, of which whoever serializes it gets the issues. */
export function snapshot<T>(value: T): T {
  const { text, issues } = serialize(value)
  return issues.length === 0 && text !== undefined ? JSON.parse(text) : value
}

/** The issues of serializing a value, before what the rules say of the rest. */
export function mergeIssues(first: readonly Issue[], rest: readonly Issue[]): Issue[] {
  const paths = new Set(first.map(({ path }) => path.join()))
  return [...first, ...rest.filter(({ path }) => !paths.has(path.join()))].slice(0, MAX_ISSUES)
}

const unserializable = (message: string): IssueWithoutPath => ({ code: 'invalid_type', message, expected: 'json' })

/**
 * A copy of a value that holds nothing but what JSON has; what is lost on the way goes into `issues`. Every member is read once,
 * because a getter may give another value the next time.
 */
function copyOf(root: unknown, issues: Issue[]): unknown {
  // The objects on the way down, and the step that leads to each.
  const holders: object[] = []
  const steps: Step[] = []

  function refuse(step: Step, issue: IssueWithoutPath): null {
    issues.push({ path: [...steps, step].slice(1), ...issue })
    if (issues.length === MAX_ISSUES) throw new RangeError('Too much is lost.')
    return null
  }

  function copy(given: unknown, step: Step): unknown {
    if (typeof given === 'string') return given
    const value = converted(given, step)
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value
      case 'number':
        return Number.isFinite(value) ? value : refuse(step, unserializable(EXPECT.number))
      case 'bigint':
        return refuse(step, unserializable('Give a number, not a BigInt.'))
      case 'object':
        if (value !== null) return object(value as Members, step)
        return given === null ? null : refuse(step, unserializable(given instanceof Date ? 'Give a valid date.' : EXPECT.json))
      default:
        return given === undefined ? undefined : refuse(step, unserializable(NOTHING))
    }
  }

  function object(value: Members, step: Step): unknown {
    const isList = Array.isArray(value)
    if (!isList && !isPlain(value)) {
      const issue = (value[ISSUE] as IssueWithoutPath | undefined) ?? issueOf(value)
      if (issue) return refuse(step, issue)
      if (isWrapper(value)) return copy(value.valueOf(), step)
    }
    if (holders.includes(value)) return refuse(step, unserializable('Remove the reference back to a value that holds this one.'))
    if (holders.length === MAX_DEPTH) return refuse(step, unserializable('Nest less deeply.'))
    holders.push(value)
    steps.push(step)
    const copied = isList ? items(value) : members(value)
    holders.pop()
    steps.pop()
    return copied
  }

  /** A list, or a root, cannot do without a value. */
  const needed = (given: unknown, step: Step): unknown => (given === undefined ? refuse(step, unserializable(NOTHING)) : copy(given, step))

  function items(list: readonly unknown[]): unknown[] {
    const copied: unknown[] = []
    const { length } = list
    for (let index = 0; index < length; index++) copied.push(needed(list[index], index))
    return copied
  }

  function members(value: Members): Members {
    const copied = { ...value }
    for (const key of Object.keys(copied)) copied[key] = copy(copied[key], key)
    return copied
  }

  return needed(root, '')
}

/** What `JSON.stringify` takes in the place of a value. */
function converted(given: unknown, step: Step): unknown {
  const mayConvert = typeof given === 'bigint' || typeof given === 'function' || (typeof given === 'object' && given !== null)
  const toJSON = mayConvert ? (given as { toJSON?: unknown }).toJSON : undefined
  return typeof toJSON === 'function' ? toJSON.call(given, String(step)) : given
}

/** Whether an object is a plain one, of whichever realm. */
function isPlain(object: object): boolean {
  const prototype = Object.getPrototypeOf(object)
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null
}

/** Whether an object stands around a primitive value, which is what JSON has of it. */
const isWrapper = (object: object): boolean =>
  /^\[object (String|Number|Boolean|BigInt|Symbol)\]$/.test(Object.prototype.toString.call(object))

/** Why an object that is neither a list nor a plain one cannot be written; nothing for one with members of its own. */
function issueOf(object: Members): IssueWithoutPath | undefined {
  if (isWrapper(object)) return undefined
  if (typeof object.then === 'function') return unserializable('Await this promise, and give what it resolves to.')
  if (Symbol.iterator in object) {
    const isMap = typeof object.get === 'function'
    return unserializable(
      isMap ? 'Give a plain object, as Object.fromEntries or accessGrantFormData makes it.' : 'Give a list, as Array.from makes it.',
    )
  }
  return Object.keys(object).length === 0 ? unserializable(EXPECT.json) : undefined
}
