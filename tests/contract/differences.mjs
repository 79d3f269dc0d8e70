// Where our verdict on a request is not the one of the official OpenAPI, and why. Every reason looks at the request
// itself, and a test fails if one of them never applies.

import { DATE_TIME, valueAt } from './openapi.mjs'

const isText = (value) => typeof value === 'string'
const has = (value, key) => typeof value === 'object' && value !== null && key in value
const instant = (text) => (isText(text) && DATE_TIME.test(text) ? Date.parse(text) : NaN)
const isMissing = ({ issue, body }) => issue.code === 'missing_one_of' && issue.fields.every((field) => !has(body, field))
const parentOf = (body, path) => valueAt(body, path.slice(0, -1))

/** What zod 3 takes as an email address. */
const EMAIL = /^(?!\.)(?!.*\.\.)([\w'+\-.]*)[\w+-]@([A-Z0-9][A-Z0-9-]*\.)+[A-Z]{2,}$/i

/**
 * Requests that we refuse and the OpenAPI takes: the reason, and what it rests on. `explains` is asked about one of our
 * issues at a time, with the value at its path and the schemas that the OpenAPI has for that path.
 */
export const stricter = {
  'unknown key': {
    why: 'A key that the API does not have is a typing error; the server drops it without a word.',
    explains: ({ issue, schemas }) => issue.code === 'unrecognized_keys' && schemas.length === 0,
  },
  'phone number': {
    why: 'The document asks for E.164 in words and has no pattern for it.',
    explains: ({ issue, value }) => issue.format === 'phone_number' && isText(value) && !/^\+[1-9]\d{1,14}$/.test(value.trim()),
  },
  'email address': {
    why: 'The server is zod 3, whose expression takes less than the format of JSON Schema.',
    explains: ({ issue, value }) => issue.format === 'email' && isText(value) && !EMAIL.test(value),
  },
  'time in words': {
    why: 'create has "string" for its times and asks for ISO 8601 in words; update has the format.',
    explains: ({ issue, value, schemas }) =>
      issue.format === 'date_time' && isText(value) && !DATE_TIME.test(value) && schemas.every(({ format }) => format === undefined),
  },
  'offset beyond a day': {
    why: 'zod 3 does not look at the digits of an offset; no clock in the world reads +24:00.',
    explains: ({ issue, value }) => issue.format === 'date_time' && DATE_TIME.test(value) && Number.isNaN(Date.parse(value)),
  },
  'end before start': {
    why: '"Must be … after starts_at", says the document in words.',
    explains: ({ issue, body }) => issue.code === 'not_after' && instant(body.ends_at) <= instant(body.starts_at),
  },
  'end in the past': {
    why: '"Must be a time in the future", says the document in words.',
    explains: ({ issue, body, now }) => issue.code === 'in_past' && instant(body.ends_at) <= Date.parse(now),
  },
  'only for its mode': {
    why: '"Only applicable when mode is …", says the document in words.',
    explains: ({ issue, body, path }) =>
      issue.code === 'not_applicable' &&
      parentOf(body, path).mode !== { code: 'code', instant_key_max_use_count: 'mobile_key' }[path.at(-1)],
  },
  'empty key': {
    why: 'No key is empty: create does not take one.',
    explains: ({ issue, value, schemas }) =>
      issue.code === 'too_small' && value === '' && schemas.every(({ minLength }) => minLength === undefined),
  },
  'page size': {
    why: 'The document has "number": half a grant, none, or more than nine digits make no page.',
    explains: ({ path, value }) =>
      path.join() === 'limit' && typeof value === 'number' && !(Number.isInteger(value) && value >= 1 && value < 1e9),
  },
  'uses beyond nine digits': {
    why: 'Nothing is used a billion times; the document has no largest number.',
    explains: ({ issue, path, value }) => issue.code === 'too_big' && path.at(-1) === 'instant_key_max_use_count' && value >= 1e9,
  },
  'neither ID nor key': {
    why: 'The document says in words to give one of them, and has none as required.',
    explains: (about) =>
      about.operation.path === '/access_grants/update' && about.path[0] === 'access_grant_id' && isMissing(about),
  },
  'nothing to change': {
    why: 'The document takes an update without anything to update: a member that was forgotten, or is undefined.',
    explains: (about) => about.operation.path === '/access_grants/update' && about.path[0] === 'starts_at' && isMissing(about),
  },
  'related to nothing': {
    why: 'The document takes it and does not say what it gives; the official SDK asks for a parameter.',
    explains: (about) => about.operation.path === '/access_grants/get_related' && isMissing(about),
  },
  'access methods of nothing': {
    why: 'A newer document asks for an access grant or an entrance beside every other filter, in words.',
    explains: (about) => about.operation.path === '/access_methods/list' && isMissing(about),
  },
  'ID and key': {
    why: 'The document says in words to give one or the other, and does not forbid both.',
    explains: ({ issue, body }) => issue.code === 'conflicting_fields' && issue.fields.filter((field) => has(body, field)).length > 1,
  },
  'wrong beside its alternative': {
    why: 'Where one of two keys is right, the oneOf of the document lets the other be anything.',
    explains: ({ path, body, operation }) =>
      alternatives(operation.request).some((keys) => keys.includes(path[0]) && keys.some((key) => key !== path[0] && has(body, key))),
  },
}

/** Answers that we refuse and the OpenAPI takes, beside an offset beyond a day: only the fuzzing of schemas makes them. */
export const stricterInAnswers = {
  'result or error of an action that has none': {
    why: '"Null for pending action attempts", and the like for each status, says the document in words; it lets them be anything.',
    explains: ({ issue: { path }, answer }) => {
      const member = path.findIndex((key) => key === 'result' || key === 'error')
      const none = { pending: ['result', 'error'], success: ['error'], error: ['result'] }[valueAt(answer, path.slice(0, member))?.status]
      return member >= 0 && (none ?? []).includes(path[member])
    },
  },
}

/** Requests that we take and the OpenAPI refuses. `explains` is asked about the request as a whole. */
export const laxer = {
  'email address as the server reads it': {
    why: 'zod 3 takes a dash before a dot in the domain, the format of JSON Schema does not.',
    explains: ({ body, operation }) =>
      EMAIL.test(body.user_identity?.email_address) &&
      operation.isValidRequest({ ...body, user_identity: { ...body.user_identity, email_address: 'a@b.co' } }),
  },
}

/** The keys that a oneOf of the document chooses between. */
function alternatives(schema) {
  const own = schema.oneOf ? [schema.oneOf.flatMap((branch) => Object.keys(branch.properties ?? {}))] : []
  return [...own, ...(schema.allOf ?? []).flatMap(alternatives)]
}
