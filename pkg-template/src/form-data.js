import { createAccessGrantSchema } from '../generated/schemas.js'
import { SeamConfigError } from './error-classes.js'
import { toInstant } from './to-instant.js'
import { ISSUE } from './write.js'
import { offset } from './zones.js'

// No parameter is called otherwise: `__proto__` is an attack, `$ACTION_ID` a framework's, a thousandth item neither.
const PATH = /^[a-z]\w*(\.([a-z]\w*|\d{0,3})){0,9}$/i
const INDEX = /^\d+$/
/** Items without an index go behind those with one, which have three digits. */
const BEHIND = 1000
/** What a `datetime-local` input may hold, whether there is such a time or not. */
const LOCAL = /^\d{4,}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/

/** The parameters of `create` that a form's fields hold, by their names. */
export function accessGrantFormData(formData, options, convert = toInstant) {
  const timeZone = options?.timeZone ?? undefined
  if (timeZone !== undefined && Number.isNaN(offset(timeZone, 0))) {
    throw new SeamConfigError('timeZone must be the name of a time zone that is known here, like Europe/Paris.')
  }
  const known = createAccessGrantSchema.constraints()
  const isList = (path) => Object.keys(known).some((key) => key.startsWith(`${path}[]`))
  // Lists are objects at first: then no index makes a long array, and no name is special.
  const root = { __proto__: null }
  let next = BEHIND
  const keyOf = (step) => (step === '' ? next++ : INDEX.test(step) ? Number(step) : step)

  for (const [name, value] of formData) {
    const dotted = name.replace(/\[([^[\]]*)\]/g, '.$1')
    if (typeof value !== 'string' || value === '' || !PATH.test(dotted)) continue
    const steps = dotted.split('.')
    if (isList(dotted.replace(/\.\d+/g, '[]'))) steps.push('')
    const last = steps.pop()
    let target = root
    for (const step of steps) {
      const key = keyOf(step)
      if (typeof target[key] !== 'object') target[key] = { __proto__: null }
      target = target[key]
    }
    target[keyOf(last)] = value
  }

  /** A value as its field takes it; `path` as constraints write it. */
  function taken(value, path) {
    if (typeof value === 'object') {
      if (isList(path) && Object.keys(value).every((key) => INDEX.test(key))) return listOf(value, `${path}[]`)
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, taken(item, path ? `${path}.${key}` : key)]))
    }
    if (known[path]?.step === 1 && INDEX.test(value)) return Number(value)
    if (timeZone !== undefined && /^(start|end)s_at$/.test(path) && LOCAL.test(value)) return instantOf(value)
    return value
  }

  /**
   * Items at the indexes that their names have. What is missing before one is an empty text, or an object without members:
   * the schema says so there, and what it says of the others stands at their own fields.
   */
  function listOf(items, path) {
    const list = []
    // Members whose names are numbers come in their order.
    for (const [key, item] of Object.entries(items)) {
      const index = Number(key)
      while (index < BEHIND && list.length < index) list.push(path in known ? '' : {})
      list.push(taken(item, path))
    }
    return list
  }

  /** An instant; or, where there is none, the text of the field, which carries the issue to where the schema finds it. */
  function instantOf(text) {
    const [date, time] = text.split('T')
    const instant = convert({ date, time, timeZone }, options)
    if (typeof instant === 'string') return instant
    const { path, ...issue } = instant
    return Object.defineProperty(new String(text), ISSUE, { value: issue })
  }

  return taken(root, '')
}
