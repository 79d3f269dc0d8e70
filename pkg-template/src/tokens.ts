import { BOOLEAN, LIST, MAX_TOKENS, NULL, NUMBER, OBJECT, TEXT } from '../generated/facts.js'

/** How many characters there may be, so that an end and a kind fit in a word. */
const MAX_CHARACTERS = 0x1fff_ffff
/** How deep such a value may be. */
const MAX_TOKEN_DEPTH = 16

// A bundler takes only a call for free of effects, not a sum.
const list = /* @__PURE__ */ (() => new Uint32Array(MAX_TOKENS + 1))()
let count = 0
let text = ''
let isBusy = false

/**
 * A plain value as the tokens that the core's reader makes of its JSON text, and all its characters in one piece behind each other,
 * without any text in between: a third of the time of `JSON.stringify` and reading. Nothing for a value that is not plain, or
 * large. `text` and the number of tokens; the tokens themselves are good until the next call.
 */
export function tokensOf(value: unknown): { text: string; count: number } | undefined {
  // A getter of a value that is being looked at checks another value: that one goes in as text.
  if (isBusy || isExtended()) return undefined
  count = 0
  text = ''
  isBusy = true
  try {
    if (!item(value, 0) || count > MAX_TOKENS || text.length > MAX_CHARACTERS) return undefined
    return { text, count }
  } catch {
    // A getter that throws: the careful way finds out.
    return undefined
  } finally {
    isBusy = false
  }
}

/** Copies the tokens into the module; a loop, since there are few and a view of them costs more. */
export function copyTokens(into: Uint32Array, count: number): void {
  for (let index = 0; index < count; index++) into[index] = list[index]!
}

/** Whether somebody put a member into all objects, which is no member of any value. */
function isExtended(): boolean {
  for (const _ in {}) return true
  return false
}

function token(kind: number, characters: string): true {
  text += characters
  list[count++] = (text.length << 3) | kind
  return true
}

/** Most values are strings, and a call costs as much as the rest. */
const item = (value: unknown, depth: number): boolean => (typeof value === 'string' ? token(TEXT, value) : walk(value, depth))

function walk(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) && token(NUMBER, String(value))
    case 'boolean':
      return token(BOOLEAN, String(value))
    case 'object':
      break
    default:
      return false
  }
  if (value === null) return token(NULL, '')
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') {
    // As `JSON.stringify` has it: a class of dates may write them in its own way.
    const time = value instanceof Date ? value.toJSON() : undefined
    return typeof time === 'string' && token(TEXT, time)
  }
  if (depth > MAX_TOKEN_DEPTH) return false
  const start = count++
  const isList = Array.isArray(value)
  if (isList) {
    for (let index = 0; index < value.length; index++) {
      if (count > MAX_TOKENS || !item(value[index], depth + 1)) return false
    }
  } else {
    const prototype = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) return false
    for (const key in value) {
      const member = (value as Record<string, unknown>)[key]
      if (member === undefined) continue
      token(TEXT, key)
      if (count > MAX_TOKENS || !item(member, depth + 1)) return false
    }
  }
  list[start] = (count << 3) | (isList ? LIST : OBJECT)
  return true
}

/**
 * Whether two texts meet between the halves of one character: written behind each other they are another character than each by
 * itself.
 */
export function splitsCharacter(text: string, count: number): boolean {
  for (let index = 0; index < count; index++) {
    const word = list[index]!
    const end = word >>> 3
    if ((word & 7) < LIST && isHalf(text, end - 1, 0xd800) && isHalf(text, end, 0xdc00)) return true
  }
  return false
}

const isHalf = (text: string, place: number, first: number): boolean => (text.charCodeAt(place) & 0xfc00) === first
