/** How many tokens a value may have that goes in as tokens, and how many words a verdict; see src/wasm/tokens.rs. */
const MOST_TOKENS = 1024
const MOST_WORDS = 1024
/** How many characters there may be, so that an end and a kind fit in a word. */
const MOST_CHARACTERS = 2 ** 29 - 1
/** How deep such a value may be. */
const MOST_DEPTH = 16
const [NULL, BOOLEAN, NUMBER, TEXT, LIST, OBJECT] = [0, 1, 2, 3, 5, 6]

/** Whether somebody put a member into all objects, which is no member of any value. */
function isExtended() {
  for (const _ in {}) return true
  return false
}

/**
 * What crosses as words. `record` writes a plain value as the tokens that the core's reader makes of its JSON text, all
 * characters in one piece behind each other, without any text in between: a third of the time of `JSON.stringify` and reading.
 * It gives the number of tokens and the length of the text; or nothing for a value that is not plain, or large, or not ASCII
 * alone. `verdict` has somebody read the words that the last check left.
 */
export function recordOf(exports, { words }, input) {
  let view = new Uint32Array(0)
  let at
  let text
  let isBusy = false

  function room() {
    if (view.length === 0) {
      const start = words()
      view = new Uint32Array(exports.memory.buffer, start, MOST_TOKENS + MOST_WORDS)
    }
    return view
  }

  function token(kind, characters) {
    text += characters
    view[at++] = (text.length << 3) | kind
    return true
  }

  /** Most values are strings, and a call costs as much as the rest. */
  const item = (value, depth) => (typeof value === 'string' ? token(TEXT, value) : walk(value, depth))

  function walk(value, depth) {
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
    if (typeof value.toJSON === 'function') {
      // As `JSON.stringify` has it: a class of dates may write them in its own way.
      const time = value instanceof Date ? value.toJSON() : undefined
      return typeof time === 'string' && token(TEXT, time)
    }
    if (depth > MOST_DEPTH) return false
    const start = at++
    const isList = Array.isArray(value)
    if (isList) {
      for (let index = 0; index < value.length; index++) {
        if (at > MOST_TOKENS || !item(value[index], depth + 1)) return false
      }
    } else {
      const prototype = Object.getPrototypeOf(value)
      if (prototype !== Object.prototype && prototype !== null) return false
      for (const key in value) {
        const member = value[key]
        if (member === undefined) continue
        token(TEXT, key)
        if (at > MOST_TOKENS || !item(member, depth + 1)) return false
      }
    }
    view[start] = (at << 3) | (isList ? LIST : OBJECT)
    return true
  }

  const record = (value, ready) => {
    // A getter of a value that is being written checks another value: that one goes in as text.
    if (isBusy || isExtended()) return undefined
    const own = room()
    at = 0
    text = ''
    isBusy = true
    try {
      if (!item(value, 0) || at > MOST_TOKENS || text.length > MOST_CHARACTERS) return undefined
    } catch {
      // A getter that throws: the careful way finds out.
      return undefined
    } finally {
      isBusy = false
    }
    ready()
    // The memory grew on the way, so what was written into it is lost, even where a check in between has looked for it again.
    if (own.length === 0) return undefined
    const length = input.text(text)
    return length === text.length ? { tokens: at, length } : undefined
  }
  return { record, verdict: (read, count) => read(room(), MOST_TOKENS, MOST_TOKENS + count) }
}

/**
 * The module's input buffer. `text` writes a text and gives its length in bytes; `reply` writes a text and bytes behind
 * it and gives where the one and the other end. The view is empty after the module's memory has grown, so one
 * comparison finds both reasons to ask for the buffer anew.
 */
export function inputOf(exports, { input }) {
  const encoder = new TextEncoder()
  let view = new Uint8Array(0)
  const room = (bytes) => {
    // The length crosses as 32 bits.
    if (bytes >= 2 ** 32) throw new RangeError('This is too large.')
    if (view.length < bytes || view.length === 0) {
      const capacity = Math.max(bytes, 4096)
      const start = input(capacity)
      view = new Uint8Array(exports.memory.buffer, start, capacity)
    }
    return view
  }
  const text = (text) => encoder.encodeInto(text, room(text.length * 3)).written
  const reply = (head, body) => {
    room(head.length * 3 + body.length)
    const written = text(head)
    view.set(body, written)
    return [written, written + body.length]
  }
  return { text, reply }
}
