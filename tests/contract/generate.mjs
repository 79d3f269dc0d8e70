// Values made from the schemas of an OpenAPI document.

import { resolve } from './openapi.mjs'

const HEX = '0123456789abcdef'
const DIGITS = '0123456789'
const WORDS = ['Jane', 'Room 101', 'stay-7', 'Zoë', 'a', '日本', 'O’Hara "Ada"', '\u{1f511}', 'line\nbreak', '__proto__', '007']

export const uuid = (random) => [8, 4, 4, 4, 12].map((length) => random.from(HEX, length)).join('-')

/** A time in one of the spellings that the server takes. Few lie before 2020. */
export function dateTime(random) {
  const two = (number) => String(number).padStart(2, '0')
  const year = random.chance(0.05) ? random.between(1999, 2019) : random.between(2021, 2035)
  const day = `${year}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`
  const time = `${two(random.below(24))}:${two(random.below(60))}`
  const seconds = random.chance(0.9) ? `:${two(random.below(60))}${random.pick(['', '', '.5', '.123', '.946606'])}` : ''
  return `${day}T${time}${seconds}${random.pick(['Z', 'Z', '+02:00', '-05:30', '+0200', '-00:00'])}`
}

const FORMATS = {
  uuid,
  'date-time': dateTime,
  email: (random) => random.pick(['jane.doe@example.com', 'a@b.co', "JANE+x_y-z'k@Sub-1.example.ORG", '_@a.bc']),
  uri: (random) => `https://ik.seam.co/${random.from('ABCDEF234567', 6)}`,
}

const PATTERNS = new Map([
  ['^\\d+$', (random, schema) => random.from(DIGITS, random.between(schema.minLength, schema.maxLength))],
  ['^([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d)$', () => '15:00:00'],
  ['^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$', () => '15:00'],
])

// What the document calls plain text and describes in words: mostly what the words ask for.
const NAMED = {
  phone_number: (random) => (random.chance(0.8) ? `+1${random.from('23456789', 10)}` : undefined),
  starts_at: (random) => (random.chance(0.9) ? dateTime(random) : undefined),
  ends_at: (random) => (random.chance(0.9) ? dateTime(random) : undefined),
}

function text(schema, random, name) {
  const make = PATTERNS.get(schema.pattern) ?? FORMATS[schema.format]
  if (make !== undefined) return make(random, schema)
  return NAMED[name]?.(random) ?? random.pick(schema.minLength > 0 ? WORDS : [...WORDS, ''])
}

function number(schema, random) {
  const least = (schema.minimum ?? 1) + (schema.exclusiveMinimum ? 1 : 0)
  const most = schema.maximum ?? least + 1000
  const whole = random.between(least, most)
  return schema.type === 'number' && random.chance(0.1) ? Math.min(whole + 0.5, most) : whole
}

const isUntyped = ({ type, properties, allOf, oneOf, anyOf }) => !(type ?? properties ?? allOf ?? oneOf ?? anyOf)

/**
 * A value that fits the schema. With `tomorrow` it is one that the API may send after its next release: with members and
 * values that the document does not have yet.
 */
export function generate(given, random, { tomorrow = false, name } = {}) {
  const schema = resolve(given)
  const options = (key) => ({ tomorrow, name: key })
  const part = (inner) => generate(inner, random, options(name))
  // Of a member that is null and nothing else, the document says that it may be null, and no type.
  if (schema.nullable && (isUntyped(schema) || random.chance(0.15))) return null
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(part))
  if (schema.oneOf ?? schema.anyOf) return part(random.pick(schema.oneOf ?? schema.anyOf))
  if (schema.enum) return tomorrow && schema.type === 'string' && random.chance(0.3) ? 'added_tomorrow' : random.pick(schema.enum)
  switch (schema.type) {
    case 'string':
      return text(schema, random, name)
    case 'boolean':
      return random.chance(0.5)
    case 'integer':
    case 'number':
      return number(schema, random)
    case 'array':
      return Array.from({ length: random.between(schema.minItems ?? 0, 3) }, () => generate(schema.items, random, options(name)))
    default:
      return object(schema, random, tomorrow, options)
  }
}

/** An answer of an operation. The document has "boolean" for `ok`; with status 200 it is true. */
export const answerOf = (operation, random, options) => ({ ...generate(operation.response, random, options), ok: true })

/** Follows the words of the document, as most callers do; see differences.mjs for what comes of it otherwise. */
export function sensible(body, random) {
  for (const method of body.requested_access_methods ?? []) {
    if (method.mode !== 'code' && random.chance(0.9)) delete method.code
    if (method.mode !== 'mobile_key' && random.chance(0.9)) delete method.instant_key_max_use_count
  }
  if (body.access_grant_id && body.access_grant_key && random.chance(0.9)) delete body.access_grant_key
  if (body.starts_at > body.ends_at && random.chance(0.9)) [body.starts_at, body.ends_at] = [body.ends_at, body.starts_at]
  return body
}

function object(schema, random, tomorrow, options) {
  const required = new Set(schema.required)
  const members = Object.entries(schema.properties ?? {}).filter(([key]) => required.has(key) || random.chance(0.5))
  const value = Object.fromEntries(members.map(([key, inner]) => [key, generate(inner, random, options(key))]))
  if (tomorrow && random.chance(0.5)) value.added_tomorrow = random.pick([null, 1, 'x', { a: [] }])
  return value
}
