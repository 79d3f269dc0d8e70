// A JavaScript value as JSON text, once: what is validated is what goes over the wire.

/** How deep the core reads; deeper values are refused there. */
const MAX_DEPTH = 64
/** How many losses are told. */
const MOST_LOSSES = 1000
const UNWRITABLE = 'Give a value that can be written as JSON.'

/**
 * Writes a value. Gives its `text`, and an issue for every value that JSON loses: `JSON.stringify` throws on BigInt and
 * cycles, turns NaN, invalid dates and holes of arrays into `null`, and drops functions, and both null and nothing mean
 * "no end" in `ends_at`. There is no text where even the rest cannot be written.
 */
export function write(value) {
  try {
    if (isPlain(value)) return { text: JSON.stringify(value), losses: [] }
  } catch {
    // A getter that throws, or a value too deep to look at: the careful way finds out.
  }
  return writeCarefully(value)
}

/** Whether nothing in a value can be lost. */
function isPlain(value) {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true
    case 'number':
      return Number.isFinite(value)
    case 'object':
      break
    default:
      return false
  }
  if (value === null) return true
  if (typeof value.toJSON === 'function') return value instanceof Date && Number.isFinite(value.getTime())
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      if (!isPlain(value[index])) return false
    }
    return true
  }
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return false
  for (const key in value) {
    const member = value[key]
    if (member !== undefined && !isPlain(member)) return false
  }
  return true
}

function writeCarefully(value) {
  const losses = []
  const lose = (path, message) => {
    if (losses.length < MOST_LOSSES) losses.push({ path, code: 'invalid_type', message, expected: 'json' })
    return null
  }
  // The path of every object on the way down; the holder of a member is the last one.
  let trail = []
  function keep(key, written) {
    while (trail.length > 0 && trail.at(-1).object !== this) trail.pop()
    const parent = trail.at(-1)
    const step = Array.isArray(this) ? Number(key) : key
    const path = parent === undefined ? [] : [...parent.path, step]
    const message = lossOf(this[key], written, Array.isArray(this) || parent === undefined)
    if (message !== undefined) return lose(path, message)
    if (typeof written !== 'object' || written === null) return written
    if (trail.some(({ object }) => object === written)) {
      return lose(path, 'Remove the reference back to a value that holds this one.')
    }
    if (trail.length > MAX_DEPTH) return lose(path, 'Nest less deeply.')
    trail.push({ object: written, path })
    return written
  }
  try {
    return { text: JSON.stringify(value, keep), losses }
  } catch {
    lose([], UNWRITABLE)
    return { text: undefined, losses }
  }
}

/** What is lost of a member, whose place must be filled in arrays and at the root. */
function lossOf(given, written, mustBe) {
  switch (typeof written) {
    case 'bigint':
      return 'Give a number, not a BigInt.'
    case 'number':
      return Number.isFinite(written) ? undefined : 'Enter a number.'
    case 'function':
    case 'symbol':
      return 'Give a value, or remove this.'
    case 'undefined':
      return given !== undefined || mustBe ? 'Give a value, or remove this.' : undefined
  }
  if (written === null && given !== null) return given instanceof Date ? 'Give a valid date.' : UNWRITABLE
  const isNumber = Object.prototype.toString.call(written) === '[object Number]'
  return isNumber && !Number.isFinite(Number(written)) ? 'Enter a number.' : undefined
}
