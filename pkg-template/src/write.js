// A JavaScript value as JSON text, once: what is validated is what goes over the wire.

/** Writes a value. Returns `{ text }`, or `{ issues }` where it cannot be written. A null needs `findLosses` besides. */
export function write(value) {
  let text
  try {
    text = JSON.stringify(value)
  } catch {
    const issues = findLosses(value)
    return { issues: issues.length === 0 ? [issue([], UNWRITABLE)] : issues }
  }
  return text === undefined ? { issues: [issue([], 'Give a value.')] } : { text }
}

const UNWRITABLE = 'Give a value that can be written as JSON.'

function issue(path, message) {
  return { path, code: 'invalid_type', message, expected: 'json' }
}

/**
 * An issue for every value that JSON loses: `JSON.stringify` throws on BigInt and cycles, and turns NaN, invalid dates and
 * holes of arrays into `null`, which means "no end" in `ends_at`.
 */
export function findLosses(value) {
  const losses = []
  try {
    walk(value, [], [], losses)
  } catch {
    losses.push(issue([], UNWRITABLE))
  }
  return losses
}

function walk(value, path, parents, losses) {
  const message = lossOf(value, parents)
  if (message !== undefined) {
    losses.push(issue(path, message))
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (typeof value.toJSON === 'function') {
    walk(value.toJSON(path.at(-1)), path, [...parents, value], losses)
    return
  }
  const inside = [...parents, value]
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      if (isWritten(value[index])) walk(value[index], [...path, index], inside, losses)
      else losses.push(issue([...path, index], 'Give a value, or remove this item.'))
    }
    return
  }
  for (const key of Object.keys(value)) walk(value[key], [...path, key], inside, losses)
}

function lossOf(value, parents) {
  if (typeof value === 'number' && !Number.isFinite(value)) return 'Enter a number.'
  if (typeof value === 'bigint') return 'Give a number, not a BigInt.'
  if (value instanceof Date && Number.isNaN(value.getTime())) return 'Give a valid date.'
  return parents.includes(value) ? 'Remove the reference back to a value that holds this one.' : undefined
}

const isWritten = (item) => item !== undefined && typeof item !== 'function' && typeof item !== 'symbol'
