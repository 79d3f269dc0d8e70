import { createAccessGrantSchema } from '../generated/schemas.js'
import { toInstant } from './to-instant.js'

// No parameter is called otherwise: `__proto__` is an attack, `$ACTION_ID` a framework's, a thousandth item neither.
const PATH = /^[a-z]\w*(\.([a-z]\w*|\d{0,3})){0,9}$/i
const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/

/** The parameters of `create` that a form's fields hold, by their names. */
export function accessGrantFormData(formData, options, convert = toInstant) {
  const known = createAccessGrantSchema.constraints()
  const isList = (path) => Object.keys(known).some((key) => key.startsWith(`${path}[]`))
  // Lists are objects at first: then no index makes a long array, and no name is special.
  const root = { __proto__: null }
  // Items without an index go behind those with one, which have three digits.
  let next = 1000

  for (const [name, value] of formData) {
    const dotted = name.replace(/\[([^[\]]*)\]/g, '.$1')
    if (typeof value !== 'string' || value === '' || !PATH.test(dotted)) continue
    const steps = dotted.split('.')
    if (isList(dotted.replace(/\.\d+/g, '[]'))) steps.push('')
    const last = steps.pop()
    let target = root
    for (const step of steps) {
      const key = step || next++
      if (typeof target[key] !== 'object') target[key] = { __proto__: null }
      target = target[key]
    }
    target[last || next++] = value
  }

  /** A value as its field takes it; `path` as constraints write it. */
  function taken(value, path) {
    if (typeof value === 'object') {
      if (isList(path)) return Object.values(value).map((item) => taken(item, `${path}[]`))
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, taken(item, path ? `${path}.${key}` : key)]))
    }
    if (known[path]?.step === 1 && /^\d+$/.test(value)) return Number(value)
    if (options?.timeZone && /^(start|end)s_at$/.test(path) && LOCAL.test(value)) {
      const [date, time] = value.split('T')
      const instant = convert({ date, time, timeZone: options.timeZone }, options)
      // A time that does not exist there stays as it is, and the schema refuses it.
      if (typeof instant === 'string') return instant
    }
    return value
  }
  return taken(root, '')
}
