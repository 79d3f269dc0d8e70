// The checks of a create request, written by hand in JavaScript: what somebody would write who wants it fast.

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const EMAIL = /^(?!\.)(?!.*\.\.)([A-Z0-9_'+\-.]*)[A-Z0-9_+-]@([A-Z0-9][A-Z0-9-]*\.)+[A-Z]{2,}$/i
const PHONE = /^\+[1-9]\d{1,14}$/
const TIME = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/
const PIN = /^\d{4,9}$/
const MODES = new Set(['code', 'card', 'mobile_key', 'cloud_key'])
const KNOWN = new Set([
  'user_identity_id', 'user_identity', 'space_ids', 'space_keys', 'acs_entrance_ids', 'device_ids', 'location',
  'location_ids', 'starts_at', 'ends_at', 'requested_access_methods', 'name', 'access_grant_key', 'reservation_key',
  'customization_profile_id',
])

export function checkByHand(input) {
  const issues = []
  const say = (path, message) => issues.push({ path, message })
  for (const key in input) if (!KNOWN.has(key)) say([key], 'unknown')
  const text = (value, pattern, path) => {
    if (value !== undefined && value !== null && !(typeof value === 'string' && pattern.test(value))) say(path, 'invalid')
  }
  const ids = (list, name) => {
    if (list === undefined) return
    if (!Array.isArray(list)) say([name], 'not a list')
    else for (let i = 0; i < list.length; i++) text(list[i], UUID, [name, i])
  }
  text(input.user_identity_id, UUID, ['user_identity_id'])
  const person = input.user_identity
  if (person !== undefined) {
    text(person.full_name, /./, ['user_identity', 'full_name'])
    text(person.email_address, EMAIL, ['user_identity', 'email_address'])
    text(person.phone_number, PHONE, ['user_identity', 'phone_number'])
    text(person.user_identity_key, /./, ['user_identity', 'user_identity_key'])
  }
  if ((input.user_identity_id === undefined) === (person === undefined)) say(['user_identity_id'], 'one of')
  for (const name of ['space_ids', 'device_ids', 'acs_entrance_ids', 'location_ids']) ids(input[name], name)
  text(input.starts_at, TIME, ['starts_at'])
  text(input.ends_at, TIME, ['ends_at'])
  const end = Date.parse(input.ends_at)
  if (end <= Date.parse(input.starts_at)) say(['ends_at'], 'order')
  else if (end <= Date.now()) say(['ends_at'], 'past')
  const methods = input.requested_access_methods
  if (!Array.isArray(methods)) say(['requested_access_methods'], 'required')
  else {
    for (let i = 0; i < methods.length; i++) {
      const { mode, code, instant_key_max_use_count: uses } = methods[i]
      if (!MODES.has(mode)) say(['requested_access_methods', i, 'mode'], 'mode')
      text(code, PIN, ['requested_access_methods', i, 'code'])
      if (code !== undefined && mode !== 'code') say(['requested_access_methods', i, 'code'], 'not applicable')
      if (uses !== undefined && !(Number.isInteger(uses) && uses > 0)) say(['requested_access_methods', i, 'instant_key_max_use_count'], 'count')
    }
  }
  return issues
}
