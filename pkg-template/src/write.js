// A JavaScript value as JSON text, once: what is validated is what goes over the wire.

/** Writes a value. Returns `{ text }`, or `{ issues }` where it cannot be written. A null needs `findLoss` besides. */
export function write(value) {
  let text
  try {
    text = JSON.stringify(value)
  } catch {
    return { issues: [findLoss(value) ?? issue([], UNWRITABLE)] }
  }
  if (text === undefined) {
    return { issues: [issue([], 'Give a value.')] }
  }
  return { text }
}

const UNWRITABLE = 'Give a value that can be written as JSON.'

function issue(path, message) {
  return { path, code: 'invalid_type', message, expected: 'json' }
}

/**
 * The issue of the first value that JSON loses: `JSON.stringify` throws on BigInt and cycles, and turns NaN, invalid
 * dates and holes of arrays into `null`, which means "no end" in `ends_at`.
 */
export function findLoss(value) {
  try {
    return lossIn(value, [], [])
  } catch {
    return issue([], UNWRITABLE)
  }
}

function lossIn(value, path, parents) {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return issue(path, 'Enter a number.')
  }
  if (typeof value === 'bigint') {
    return issue(path, 'Give a number, not a BigInt.')
  }
  if (typeof value !== 'object' || value === null) {
    return undefined
  }
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? issue(path, 'Give a valid date.') : undefined
  }
  if (parents.includes(value)) {
    return issue(path, 'Remove the reference back to a value that holds this one.')
  }
  if (typeof value.toJSON === 'function') {
    value.toJSON()
    return undefined
  }
  const inside = [...parents, value]
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const item = value[index]
      const at = [...path, index]
      const loss = isWritten(item) ? lossIn(item, at, inside) : issue(at, 'Give a value, or remove this item.')
      if (loss !== undefined) return loss
    }
    return undefined
  }
  for (const key of Object.keys(value)) {
    const loss = lossIn(value[key], [...path, key], inside)
    if (loss !== undefined) return loss
  }
  return undefined
}

const isWritten = (item) => item !== undefined && typeof item !== 'function' && typeof item !== 'symbol'
