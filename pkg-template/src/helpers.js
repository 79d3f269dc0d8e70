import { createAccessGrantSchema, pinSchema } from '../generated/schemas.js'

/** What is wrong with a PIN; nothing, if it is good. */
export function checkPin(code, context) {
  return pinSchema.validate(code, context).issues ?? []
}

/** Whether a window is yet to start, open or over. A window without a start has started, one without an end does not end. */
export function timeWindowStatus({ starts_at, ends_at }, now) {
  const time = (value, otherwise) => (value == null ? otherwise : new Date(value).getTime())
  const [start, end, present] = [time(starts_at, -Infinity), time(ends_at, Infinity), time(now, Date.now())]
  if ([start, end, present].some(Number.isNaN)) throw new TypeError('starts_at, ends_at and now must be dates.')
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
