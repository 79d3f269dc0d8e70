// schemathesis makes requests from the official OpenAPI, right ones and wrong ones, and checks the answers by itself.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { newerDocument as document } from '../contract/openapi.mjs'
import { serve } from '../contract/serve.mjs'
import { servedBy } from './explore.mjs'
import { python } from './python.mjs'

const EXAMPLES = 15
// What is refused although the document takes it is held against a list of reasons in contract/verdicts.test.mjs.
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
  'unsupported_method',
  'allow_header_conformance',
]

/** The document describes 200, 400 and 401 alone, and no error. */
const ERROR = {
  type: 'object',
  required: ['error', 'ok'],
  properties: {
    ok: { type: 'boolean', enum: [false] },
    error: {
      type: 'object',
      required: ['type', 'message'],
      properties: { type: { type: 'string' }, message: { type: 'string' }, validation_errors: { type: 'object' } },
    },
  },
}
const refusal = { description: 'An error.', content: { 'application/json': { schema: ERROR } } }
const refusals = Object.fromEntries([400, 401, 404, 405, 409].map((status) => [status, refusal]))

/**
 * Parameters of lists of which the sandbox takes more than the document: a kind that nothing has finds nothing, and an empty ID in a
 * query is null, as the SDKs write it.
 */
const RELAXED = {
  '/acs/entrances/list': ['location_id'],
  '/devices/list': ['device_type', 'device_types', 'exclude_if', 'include_if', 'manufacturer', 'unstable_location_id'],
  '/events/list': ['event_type', 'event_types'],
}

/** An operation whose parameters with these names may be anything. */
function relaxed({ parameters, requestBody, ...rest }, names) {
  const relax = (value) =>
    value && JSON.parse(JSON.stringify(value), (key, inner) => (names.includes(key) ? {} : names.includes(inner?.name) ? { ...inner, schema: {} } : inner))
  return { ...rest, parameters: relax(parameters), requestBody: relax(requestBody) }
}

/** What the sandbox takes although the document does not, and why. */
const LENIENT = { '/acs/encoders/list': 'all encoders without a filter: a program that tries the sandbox knows no access system yet' }

/** The document with the operations that are served. */
function documentOf(served) {
  const entries = served.filter(({ path }) => !Object.hasOwn(LENIENT, path)).map(({ path }) => {
    const operations = Object.entries(document.paths[path]).map(([method, operation]) => {
      const { security, ...rest } = relaxed(operation, RELAXED[path] ?? [])
      return [method, { ...rest, responses: { ...operation.responses, ...refusals } }]
    })
    return [path, Object.fromEntries(operations)]
  })
  const { security, ...rest } = document
  return { ...rest, paths: Object.fromEntries(entries) }
}

test('schemathesis finds nothing', async (t) => {
  const server = await serve(t, { seed: 'demo' })
  const folder = mkdtempSync(join(tmpdir(), 'schemathesis-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'openapi.json')
  const found = documentOf(await servedBy(server))
  writeFileSync(file, JSON.stringify(found))
  const flags = [
    ['--url', server.endpoint, '--header', `Authorization: Bearer ${server.apiKey}`],
    ['--checks', CHECKS.join(','), '--phases', 'examples,coverage,fuzzing'],
    ['--max-examples', String(EXAMPLES), '--seed', '1', '--generation-deterministic'],
    ['--continue-on-failure', '--suppress-health-check', 'all', '--no-color', '--warnings', 'off', '--no-shrink'],
  ]
  // It leaves its cache in the folder in which it runs.
  const { ok, text } = await python('st', ['run', file, ...flags.flat()], { cwd: folder })
  assert.ok(ok, text)
  const cases = Number(text.match(/(\d[\d,]*) generated/)?.[1]?.replaceAll(',', ''))
  t.diagnostic(`${Object.keys(found.paths).length} paths, ${cases} cases`)
  assert.ok(cases > 500, text)
})
