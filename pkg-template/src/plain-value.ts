import { BOOLEAN, LIST, MAX_TOKENS, NAME, NULL, NUMBER, OBJECT, TEXT } from '../generated/facts.js'

/** How deep such a value may be. */
const MAX_TOKEN_DEPTH = 16
/** The room for its texts, of which each character is counted as three bytes before it is written; its names have as many characters. */
const MAX_BYTES = 8192

/** A plain value in pieces. */
export interface PlainValue {
  /** The texts of its leaves in UTF-8, behind each other. */
  readonly texts: Uint8Array
  /** The number of its structure: what it holds at which names. Values in a row that differ in their texts alone have the same. */
  readonly structure: number
}

/** The structure of the value that was looked at last, in the order of its JSON text: what each value is, and where there is a name. */
const tokens = /* @__PURE__ */ new Uint32Array(MAX_TOKENS)
let count = 0
/** The names of that structure. */
const names: string[] = []
let nameCount = 0
let nameSize = 0
/** Grows with each part of the structure that changes. */
let structure = 1
/** The texts of the leaves, and where each of them ends. */
const texts = /* @__PURE__ */ new Uint8Array(MAX_BYTES)
let size = 0
const ends = /* @__PURE__ */ new Uint32Array(MAX_TOKENS)
let leafCount = 0
let isBusy = false

/**
 * A plain value in pieces, as the core takes them: without any JSON text in between, and without the structure if that is known. Takes
 * half the time of `JSON.stringify`, and needs no reading. Nothing for a value that is not plain, or large. What is given, and what the
 * functions below write of it, is good until the next call.
 */
export function plainValueOf(value: unknown): PlainValue | undefined {
  // A getter of a value that is being looked at checks another value: that one goes in as text.
  if (isBusy || isExtended()) return undefined
  count = nameCount = nameSize = size = leafCount = 0
  isBusy = true
  try {
    if (!item(value, 0) || count > MAX_TOKENS) return undefined
    return { texts: texts.subarray(0, size), structure }
  } catch {
    // A getter that throws: the careful way finds out.
    return undefined
  } finally {
    isBusy = false
  }
}

/** Whether somebody put a member into all objects, which is no member of any value. */
function isExtended(): boolean {
  for (const _ in {}) return true
  return false
}

/** Most values are strings, and a call costs as much as the rest. */
const item = (value: unknown, depth: number): boolean => (typeof value === 'string' ? leaf(TEXT, value) : walk(value, depth))

function walk(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) && leaf(NUMBER, String(value))
    case 'boolean':
      return leaf(BOOLEAN, String(value))
    case 'object':
      break
    default:
      return false
  }
  if (value === null) return leaf(NULL, '')
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') {
    // As `JSON.stringify` has it: a class of dates may write them in its own way.
    const time = value instanceof Date ? value.toJSON() : undefined
    return typeof time === 'string' && leaf(TEXT, time)
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
      if (!name(key) || count > MAX_TOKENS || !item(member, depth + 1)) return false
    }
  }
  token(start, (count << 3) | (isList ? LIST : OBJECT))
  return true
}

function token(index: number, word: number): void {
  if (tokens[index] === word) return
  tokens[index] = word
  structure++
}

function name(text: string): boolean {
  nameSize += text.length
  if (nameSize > MAX_BYTES) return false
  token(count++, NAME)
  if (names[nameCount] !== text) {
    names[nameCount] = text
    structure++
  }
  nameCount++
  return true
}

/** A loop, since texts are short: `encodeInto` costs each of them more, and all of them together cost it more in Chromium. */
function leaf(kind: number, text: string): boolean {
  if (text.length * 3 > MAX_BYTES - size) return false
  let end = size
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) {
      texts[end++] = unit
      continue
    }
    // Half of a character, which is none without the other half: such a text goes with the JSON text, emoji among them.
    if ((unit & 0xf800) === 0xd800) return false
    if (unit < 0x800) {
      texts[end++] = 0xc0 | (unit >> 6)
    } else {
      texts[end++] = 0xe0 | (unit >> 12)
      texts[end++] = 0x80 | ((unit >> 6) & 0x3f)
    }
    texts[end++] = 0x80 | (unit & 0x3f)
  }
  size = end
  ends[leafCount++] = end
  token(count++, kind)
  return true
}

/** The names of the structure, behind each other. */
export const namesOf = (): string => names.slice(0, nameCount).join('')

/** Writes where each leaf ends; gives their number. A loop, since there are few and a view of them costs more. */
export function writeEnds(words: Uint32Array): number {
  for (let index = 0; index < leafCount; index++) words[index] = ends[index]!
  return leafCount
}

/** Writes the structure, and where each leaf and each name ends; gives the number of words. */
export function writeTokens(words: Uint32Array): number {
  let leafIndex = 0
  let nameIndex = 0
  let nameEnd = 0
  for (let index = 0; index < count; index++) {
    const word = tokens[index]!
    if (word === NAME) {
      nameEnd += names[nameIndex++]!.length
      words[index] = (nameEnd << 3) | NAME
    } else {
      words[index] = word < LIST ? (ends[leafIndex++]! << 3) | word : word
    }
  }
  return count
}
