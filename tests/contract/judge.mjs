// What the official OpenAPI has against an answer, judged on its text. Nothing is exempted but what the tables here list.

import { NEWER_WARNINGS, validatorOf } from './openapi.mjs'

/**
 * Where the document is wrong: the path, where in the answer, and why. A test fails with an entry that is of no use.
 */
export const WRONG_DOCUMENT = []

/** The entries, and the newer warnings, that applied since this process began. */
export const used = new Set()

const listed = (path, error) =>
  WRONG_DOCUMENT.find((entry) => entry.path === path && error.instancePath.startsWith(entry.at))

/** Without strings, so that digits in them are not taken for numbers. */
const withoutStrings = (text) => text.replace(/"(?:[^"\\]|\\.)*"/g, '""')

function judgeGood(path, answer) {
  const isValid = validatorOf(path)
  if (isValid === undefined) return ['the document has no such path']
  if (answer.ok !== true) return ['ok is not true']
  if (isValid(answer)) return []
  const errors = isValid.errors.map((error) => ({ error, entry: listed(path, error) }))
  for (const { entry } of errors) used.add(entry)
  return errors.filter(({ entry }) => entry === undefined).map(({ error }) => `${error.instancePath} ${error.message}`)
}

function judgeBad(status, { ok, error }) {
  const isError = ok === false && typeof error?.type === 'string' && typeof error.message === 'string' && error.message !== ''
  return isError && status >= 400 && status < 500 ? [] : ['it is not an error of the API']
}

function judgeBody(method, path, status, text) {
  if (method === 'HEAD' || method === 'OPTIONS') return text === '' ? [] : [`a body in an answer to ${method}`]
  // JavaScript writes 3, and decoders of other languages do not take 3.0 for an integer.
  const number = withoutStrings(text).match(/\d\.0*(?!\d)|\d[eE]/)
  if (number) return [`a whole number is written with a fraction or an exponent: …${number[0]}`]
  for (const code of NEWER_WARNINGS) if (text.includes(`"${code}"`)) used.add(code)
  const answer = JSON.parse(text)
  return status === 200 ? judgeGood(path, answer) : judgeBad(status, answer)
}

function judgeHeaders(method, headers) {
  const isJson = method === 'OPTIONS' || headers.get('content-type') === 'application/json; charset=utf-8'
  return isJson && /^[0-9a-f-]{36}$/.test(headers.get('seam-request-id')) ? [] : ['the headers are not those of the API']
}

/** What is wrong with an answer, in sentences; none if it is right. */
export const judge = (method, path, { status, headers }, text) => [
  ...judgeHeaders(method, headers),
  ...judgeBody(method, path, status, text),
]
