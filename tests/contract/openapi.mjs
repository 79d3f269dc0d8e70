// The official OpenAPI, as far as it concerns our operations. It stays in its package: nothing of it is copied here.

import { readFileSync } from 'node:fs'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
// By its path, because the package exports its types alone.
import document from '../node_modules/@seamapi/types/lib/seam/connect/openapi.js'
import * as pkg from '../../pkg/index.js'

export { document }

/** What our tables hold, written by `cargo xtask build`. */
export const tables = JSON.parse(readFileSync(new URL('../../target/package/generated/tables.json', import.meta.url)))

/** What the server takes as an ID and as a time: zod 3's `uuid()` and `datetime({ offset: true })`. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const LEAP_DAY = String.raw`(\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29`
const OTHER_DAY = String.raw`\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))`
export const DATE_TIME = new RegExp(String.raw`^(${LEAP_DAY}|${OTHER_DAY})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$`)

const ajv = new Ajv({ strict: false, meta: false, validateSchema: false, allErrors: true, logger: false })
addFormats(ajv)
ajv.addFormat('uuid', UUID).addFormat('date-time', DATE_TIME).addFormat('float', true)
// OpenAPI 3.0 has it as a word beside `minimum`.
ajv.removeKeyword('exclusiveMinimum')
ajv.addKeyword({
  keyword: 'exclusiveMinimum',
  schemaType: 'boolean',
  macro: (isSo, { minimum }) => (isSo ? { not: { const: minimum } } : {}),
})
ajv.addSchema({ ...withNull(document), $id: 'openapi' })

/** Warnings of access methods that newer SDKs have, and the document does not yet. */
export const NEWER_WARNINGS = ['requested_code_unavailable', 'user_identity_missing_email_address', 'user_identity_missing_phone_number']

/** The document with them. */
export const newerDocument = withNewer(document)
ajv.addSchema({ ...withNull(newerDocument), $id: 'newer' })

function withNewer(value) {
  if (Array.isArray(value)) return value.map(withNewer)
  if (typeof value !== 'object' || value === null) return value
  const newer = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withNewer(member)]))
  const kinds = newer.properties?.access_method_id && newer.properties.warnings?.items.oneOf
  if (kinds) {
    const { created_at, message } = kinds[0].properties
    const warning_code = { type: 'string', enum: NEWER_WARNINGS }
    kinds.push({ type: 'object', required: ['created_at', 'message', 'warning_code'], properties: { created_at, message, warning_code } })
  }
  return newer
}

/** The document with `nullable` as a choice where it stands beside no type: ajv does not know it there. */
function withNull(value) {
  if (Array.isArray(value)) return value.map(withNull)
  if (typeof value !== 'object' || value === null) return value
  const { nullable, ...rest } = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withNull(member)]))
  if (nullable !== true) return rest
  return 'type' in rest ? { ...rest, nullable } : { anyOf: [rest, { enum: [null] }] }
}

const at = (pointer, id = 'openapi') => ajv.getSchema(`${id}#/${pointer.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`)

/** The schema that a reference names. */
export const resolve = (schema) =>
  schema?.$ref === undefined
    ? schema
    : schema.$ref
        .slice(2)
        .split('/')
        .reduce((object, key) => object[key], document)

const JSON_BODY = ['content', 'application/json', 'schema']
const inside = (object, pointer) => pointer.reduce((value, key) => value?.[key], object)

/** What the document has against an answer of any path; undefined for a path that it does not have. */
export function validatorOf(path) {
  const methods = Object.keys(document.paths[path] ?? {})
  const method = methods.includes('post') ? 'post' : methods[0]
  return method && at(['paths', path, method, 'responses', '200', ...JSON_BODY], 'newer')
}

/** The paths of the document, each with the schema of its parameters and the methods that it is asked with. */
export const paths = Object.entries(document.paths).map(([path, operations]) => {
  const method = operations.post ? 'post' : Object.keys(operations)[0]
  const pointer = [method, 'requestBody', ...JSON_BODY]
  const request = inside(operations, pointer)
  return {
    path,
    methods: Object.keys(operations).map((name) => name.toUpperCase()),
    request: request ?? { type: 'object' },
    isValidRequest: (params) => request === undefined || at(['paths', path, ...pointer])(params),
  }
})


/** Our operations, each with its part of the document and with what the package calls it. */
export const operations = tables.endpoints.map((endpoint) => {
  const [request, response] = [
    ['requestBody', ...JSON_BODY],
    ['responses', '200', ...JSON_BODY],
  ].map((rest) => ['paths', endpoint.path, 'post', ...rest])
  return {
    ...endpoint,
    request: inside(document, request),
    response: inside(document, response),
    isValidRequest: at(request),
    isValidResponse: at(response),
    schema: pkg[endpoint.schema],
    call: (seam, ...given) => {
      const names = endpoint.method.split('.')
      const name = names.pop()
      return names.reduce((group, key) => group[key], seam)[name](...given)
    },
  }
})

/** The events of access grants and access methods. */
export const events = document.components.schemas.event.oneOf.filter(({ properties }) =>
  /^access_(grant|method)\./.test(properties.event_type.enum[0]),
)

/** Whether the document takes an event. */
export const isValidEvent = at(['components', 'schemas', 'event'])

/** The schemas that may stand at a path; none for a key that the document does not have. */
export function schemasAt(schema, path) {
  const known = resolve(schema)
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((key) => known[key] ?? [])
  if (parts.length > 0) return parts.flatMap((part) => schemasAt(part, path))
  if (path.length === 0) return [known]
  const [key, ...rest] = path
  const next = typeof key === 'number' ? known.items : known.properties?.[key]
  return next === undefined ? [] : schemasAt(next, rest)
}

/** The value at a path. */
export const valueAt = (value, path) => path.reduce((part, key) => part?.[key], value)
