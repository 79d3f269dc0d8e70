import { createAccessGrantSchema } from '../generated/whole-schemas.js'
import { SeamConfigError } from './error-classes.js'
import { checkNames } from './names.js'
import type { FormData } from './platform-types.js'
import { ISSUE } from './serialize.js'
import { type Disambiguation, toInstant } from './to-instant.js'
import { offset } from './zones.js'

/** A field's text, or the fields below a name. */
type Field = string | Fields
interface Fields {
  [key: string]: Field
}

// No parameter is called otherwise: `__proto__` is an attack, `$ACTION_ID` a framework's, a thousandth item neither.
const PATH = /^[a-z]\w*(\.([a-z]\w*|\d{0,3})){0,9}$/i
const INDEX = /^\d+$/
/** Items without an index go behind those with one, which have three digits. */
const BEHIND = 1000
/** What a `datetime-local` input may hold, whether there is such a time or not. */
const LOCAL = /^\d{4,}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/

/**
 * The parameters of `create` that a form holds. Names of fields are paths (`user_identity.full_name`,
 * `requested_access_methods.0.code` or `requested_access_methods[0].code`); lists repeat theirs. An empty field is
 * absent, and what is not named like a parameter, such as a framework's own field, is left out. An index in a name stays the
 * item's: one that is missing or empty before another is an issue there. Nothing is checked, and a time that does not exist
 * that night, or exists twice, stays what it is: text which carries that issue, so that the schema tells it at the field.
 * Throws a SeamConfigError for a `timeZone` that the platform does not know.
 *
 * ```ts
 * const params = accessGrantFormData(new FormData(form), { timeZone: 'America/Los_Angeles' })
 * const { value, issues } = createAccessGrantSchema.validate(params)
 * ```
 */
export function accessGrantFormData(
  formData: FormData | Iterable<readonly [string, unknown]>,
  options?: {
    /** The property's time zone, in which `starts_at` and `ends_at` of `datetime-local` inputs are. */
    timeZone?: string
    /** What to do about a time that clocks do not show that night, or show twice. */
    disambiguation?: Disambiguation
  },
): Record<string, unknown> {
  checkNames(options, ['timeZone', 'disambiguation'])
  const { timeZone: zone, ...how } = options ?? {}
  const timeZone = zone ?? undefined
  if (timeZone !== undefined && Number.isNaN(offset(timeZone, 0))) {
    throw new SeamConfigError('timeZone must be the name of a time zone that is known here, like Europe/Paris.')
  }
  const known = createAccessGrantSchema.constraints()
  const isList = (path: string): boolean => Object.keys(known).some((key) => key.startsWith(`${path}[]`))

  /** The fields below a name, by their paths as constraints write them. */
  const members = (fields: Fields, path: string): Record<string, unknown> =>
    Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, converted(field, path ? `${path}.${key}` : key)]))

  /** A field as the parameter takes it. */
  function converted(field: Field, path: string): unknown {
    if (typeof field === 'object') {
      const isNumbered = Object.keys(field).every((key) => INDEX.test(key))
      return isList(path) && isNumbered ? items(field, `${path}[]`) : members(field, path)
    }
    if (known[path]?.step === 1 && INDEX.test(field)) return Number(field)
    if (timeZone !== undefined && /^(start|end)s_at$/.test(path) && LOCAL.test(field)) return instantOf(field, timeZone)
    return field
  }

  /**
   * Items at the indexes that their names have. What is missing before one is an empty text, or an object without members:
   * the schema reports it there, and the issues of the others stand at their own fields.
   */
  function items(fields: Fields, path: string): unknown[] {
    const list: unknown[] = []
    // Members whose names are numbers come in their order.
    for (const [key, field] of Object.entries(fields)) {
      const index = Number(key)
      while (index < BEHIND && list.length < index) list.push(path in known ? '' : {})
      list.push(converted(field, path))
    }
    return list
  }

  /** An instant; or, where there is none, the text of the field, which carries the issue to where the schema finds it. */
  function instantOf(text: string, timeZone: string): unknown {
    const [date = '', time = ''] = text.split('T')
    const instant = toInstant({ date, time, timeZone }, how)
    if (typeof instant === 'string') return instant
    const { path, ...issue } = instant
    return Object.defineProperty(Object(text), ISSUE, { value: issue })
  }

  return members(fieldsOf(formData, isList), '')
}

/**
 * The fields of a form as a tree by the steps of their names. Lists are objects: then no index makes a long array, and no name is
 * special.
 */
function fieldsOf(formData: FormData | Iterable<readonly [string, unknown]>, isList: (path: string) => boolean): Fields {
  const root: Fields = Object.create(null)
  let next = BEHIND
  const keyOf = (step: string): string | number => {
    if (step === '') return next++
    return INDEX.test(step) ? Number(step) : step
  }
  for (const [name, value] of formData) {
    const dotted = name.replace(/\[([^[\]]*)\]/g, '.$1')
    if (typeof value !== 'string' || value === '' || !PATH.test(dotted)) continue
    const steps = dotted.split('.')
    if (isList(dotted.replace(/\.\d+/g, '[]'))) steps.push('')
    const last = steps.pop() ?? ''
    let target = root
    for (const step of steps) {
      const key = keyOf(step)
      let below = target[key]
      if (typeof below !== 'object') {
        below = Object.create(null) as Fields
        target[key] = below
      }
      target = below
    }
    target[keyOf(last)] = value
  }
  return root
}
