// A JavaScript value as JSON text, once: what is validated is what goes over the wire.

import { MAX_DEPTH, MOST_ISSUES } from '../generated/facts.js'

/**
 * The member of an object that carries an issue: what is wrong was found before, where the value was made. A registered symbol,
 * because the schema may be of another copy of this package.
 */
export const ISSUE = Symbol.for('seam-access-grants.issue')

const UNWRITABLE = 'Give a value that can be written as JSON.'
const NOTHING = 'Give a value, or remove this.'

/**
 * Writes a value. Gives its `text`, and an issue for every value that JSON loses: `JSON.stringify` throws on BigInt and
 * cycles, turns NaN, invalid dates and holes of arrays into `null`, promises and maps into `{}`, and drops functions; and both
 * null and nothing mean "no end" in `ends_at`. There is no text where even the rest cannot be written, or too much is lost.
 */
export function write(value) {
  const losses = []
  try {
    return { text: JSON.stringify(copyOf(value, losses)), losses }
  } catch (cause) {
    if (!hasRoomOnStack()) throw cause
    // A getter that throws, a text that is too long; or there were losses enough.
    if (losses.length < MOST_ISSUES) losses.push({ path: [], ...loss(UNWRITABLE) })
    return { text: undefined, losses }
  }
}

/** Whether there is room for more calls. Where there is none, nothing can be said of a value, good or bad. */
function hasRoomOnStack(calls = 200) {
  try {
    return calls === 0 || hasRoomOnStack(calls - 1)
  } catch {
    return false
  }
}

/** A copy of a value as it is now; the value itself where something is lost, which whoever writes it is told again. */
export function snapshot(value) {
  const { text, losses } = write(value)
  return losses.length === 0 ? JSON.parse(text) : value
}

/** What was lost of a value, before what the rules say of the rest. */
export function withLosses(losses, issues) {
  const lost = new Set(losses.map(({ path }) => path.join()))
  return [...losses, ...issues.filter(({ path }) => !lost.has(path.join()))].slice(0, MOST_ISSUES)
}

const loss = (message) => ({ code: 'invalid_type', message, expected: 'json' })

/**
 * A copy of a value that holds nothing but what JSON has; what is lost on the way goes into `losses`. Every member is read once,
 * because a getter may give another value the next time.
 */
function copyOf(root, losses) {
  // The objects on the way down, and the step that leads to each.
  const holders = []
  const steps = []

  function lose(step, issue) {
    losses.push({ path: [...steps, step].slice(1), ...issue })
    if (losses.length === MOST_ISSUES) throw new RangeError('Too much is lost.')
    return null
  }

  function copy(given, step) {
    if (typeof given === 'string') return given
    const value = converted(given, step)
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value
      case 'number':
        return Number.isFinite(value) ? value : lose(step, loss('Enter a number.'))
      case 'bigint':
        return lose(step, loss('Give a number, not a BigInt.'))
      case 'object':
        if (value !== null) return object(value, step)
        return given === null ? null : lose(step, loss(given instanceof Date ? 'Give a valid date.' : UNWRITABLE))
      default:
        return given === undefined ? undefined : lose(step, loss(NOTHING))
    }
  }

  function object(value, step) {
    const isList = Array.isArray(value)
    if (!isList && !isPlain(value)) {
      const issue = value[ISSUE] ?? issueOf(value)
      if (issue) return lose(step, issue)
      if (isWrapper(value)) return copy(value.valueOf(), step)
    }
    if (holders.includes(value)) return lose(step, loss('Remove the reference back to a value that holds this one.'))
    if (holders.length === MAX_DEPTH) return lose(step, loss('Nest less deeply.'))
    holders.push(value)
    steps.push(step)
    const copied = isList ? items(value) : members(value)
    holders.pop()
    steps.pop()
    return copied
  }

  /** A list, or a root, cannot do without a value. */
  const needed = (given, step) => (given === undefined ? lose(step, loss(NOTHING)) : copy(given, step))

  function items(list) {
    const copied = []
    const { length } = list
    for (let index = 0; index < length; index++) copied.push(needed(list[index], index))
    return copied
  }

  function members(value) {
    const copied = { ...value }
    for (const key of Object.keys(copied)) copied[key] = copy(copied[key], key)
    return copied
  }

  return needed(root, '')
}

/** What `JSON.stringify` takes in the place of a value. */
function converted(given, step) {
  const mayConvert = typeof given === 'bigint' || typeof given === 'function' || (typeof given === 'object' && given !== null)
  const toJSON = mayConvert ? given.toJSON : undefined
  return typeof toJSON === 'function' ? toJSON.call(given, String(step)) : given
}

/** Whether an object is a plain one, of whichever realm. */
function isPlain(object) {
  const prototype = Object.getPrototypeOf(object)
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null
}

/** Whether an object stands around a primitive value, which is what JSON has of it. */
const isWrapper = (object) => /^\[object (String|Number|Boolean|BigInt|Symbol)\]$/.test(Object.prototype.toString.call(object))

/** Why an object that is neither a list nor a plain one cannot be written; nothing for one with members of its own. */
function issueOf(object) {
  if (isWrapper(object)) return undefined
  if (typeof object.then === 'function') return loss('Await this promise, and give what it resolves to.')
  if (Symbol.iterator in object) {
    const isMap = typeof object.get === 'function'
    return loss(isMap ? 'Give a plain object, as Object.fromEntries or accessGrantFormData makes it.' : 'Give a list, as Array.from makes it.')
  }
  return Object.keys(object).length === 0 ? loss(UNWRITABLE) : undefined
}
