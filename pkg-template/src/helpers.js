import { createAccessGrantSchema, pinSchema } from '../generated/schemas.js'
import { millisOf } from './time.js'

/** What is wrong with a PIN; nothing, if it is good. */
export function checkPin(code, context) {
  return pinSchema.validate(code, context).issues ?? []
}

/** Whether a window is yet to start, open or over. A window without a start has started, one without an end does not end. */
export function timeWindowStatus({ starts_at, ends_at }, now) {
  const time = (name, value, otherwise) => {
    const millis = value == null ? otherwise : millisOf(value)
    if (!Number.isNaN(millis)) return millis
    throw new TypeError(`${name} must be a Date, or a date and time with its offset, like 2030-01-31T15:00:00Z.`)
  }
  const start = time('starts_at', starts_at, -Infinity)
  const end = time('ends_at', ends_at, Infinity)
  const present = time('now', now, Date.now())
  return present < start ? 'upcoming' : present < end ? 'active' : 'expired'
}

/** Messages by field: `{ root, fields: { 'requested_access_methods.0.code': ['Enter 4 to 9 digits.'] } }`. */
export function flattenIssues(issues) {
  const root = []
  // A map, because a field may be called __proto__.
  const fields = new Map()
  for (const { path, message } of issues) {
    const steps = (path ?? []).map((step) => (typeof step === 'object' ? step.key : step))
    const name = steps.join('.')
    if (name !== '' && !fields.has(name)) fields.set(name, [])
    const messages = name === '' ? root : fields.get(name)
    messages.push(message)
  }
  return { root, fields: Object.fromEntries(fields) }
}

/** The attributes of a form's inputs, by the path of the field in `create`, and `pin` for a PIN alone. */
export function constraints() {
  return { ...createAccessGrantSchema.constraints(), pin: pinSchema.constraints()[''] }
}
