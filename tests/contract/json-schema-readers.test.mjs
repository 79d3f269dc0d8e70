// What reads JSON Schemas takes ours as they are: a generator of types from an OpenAPI document, a kit for tools of language models,
// a converter to another library, and the meta-schemas.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { asSchema, tool } from '@ai-sdk/provider-utils'
import Ajv07 from 'ajv'
import Ajv2020 from 'ajv/dist/2020.js'
import { z } from 'zod'
import * as forms from '../../pkg/forms.js'
import * as pkg from '../../pkg/index.js'
import * as lite from '../../pkg/lite.js'
import { tables } from './openapi.mjs'
import { compile } from './typescript.mjs'

const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const good = { user_identity_id: ID, space_ids: [ID], requested_access_methods: [{ mode: 'code', code: '493827' }] }
/** The issues about one field, by their codes. */
const FIELDS = ['required', 'invalid_type', 'invalid_format', 'invalid_value', 'unrecognized_keys']
const names = tables.schemas.map(({ name }) => name)
const requests = names.filter((name) => name in forms)
const written = (schema, target, direction = 'input') => schema['~standard'].jsonSchema[direction]({ target })

/** Every object in a JSON Schema, itself included. */
const parts = (value) => (typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(parts)] : [])

test('every entry has the same JSON Schemas', () => {
  for (const entry of [lite, forms]) {
    for (const name of names.filter((name) => name in entry)) {
      for (const target of ['draft-2020-12', 'openapi-3.0']) {
        assert.deepEqual(written(entry[name], target, 'output'), written(pkg[name], target, 'output'), name)
      }
    }
  }
  assert.ok(requests.length > 15)
})

test('a target that is not known is refused', () => {
  for (const target of ['draft-04', 'openapi-3.1', '', undefined, 'toString', {}]) {
    assert.throws(() => written(pkg.pinSchema, target), { name: 'SeamConfigError', message: /draft-2020-12, draft-07, openapi-3\.0/ })
  }
})

test('a schema with a context has the same JSON Schema, and what a reader does to one is not in the next', () => {
  const before = written(pkg.createAccessGrantSchema, 'draft-07')
  for (const part of parts(written(pkg.createAccessGrantSchema, 'draft-07'))) for (const key of Object.keys(part)) delete part[key]
  assert.deepEqual(written(pkg.createAccessGrantSchema.with({ requireTarget: false }), 'draft-07'), before)
})

test('the meta-schemas take them, and they refer to nothing', () => {
  for (const name of names) {
    for (const direction of ['input', 'output']) {
      for (const [target, Ajv] of [['draft-2020-12', Ajv2020], ['draft-07', Ajv07]]) {
        const schema = written(pkg[name], target, direction)
        const ajv = new Ajv()
        assert.ok(ajv.validateSchema(schema), JSON.stringify(ajv.errors))
        assert.equal(parts(schema).find((part) => '$ref' in part), undefined)
      }
    }
  }
})

test('the parameters of a tool are a plain object', () => {
  for (const name of requests.filter((name) => name !== 'pinSchema')) {
    const { $schema, type, properties, required, additionalProperties, ...rest } = written(pkg[name], 'draft-07')
    assert.deepEqual([type, additionalProperties, rest], ['object', false, {}], name)
    assert.ok($schema.startsWith('http://json-schema.org/draft-07/') && Object.keys(properties).length > 0)
    assert.ok((required ?? []).every((name) => name in properties))
  }
})

test('the AI SDK makes a tool of a schema, and checks its input by it', async () => {
  const { inputSchema } = tool({ description: 'Gives access', inputSchema: pkg.createAccessGrantSchema, execute: () => {} })
  const schema = asSchema(inputSchema)
  const json = await schema.jsonSchema
  assert.equal(json.properties.requested_access_methods.items.properties.code.pattern, '^[0-9]*$')
  assert.deepEqual(await schema.validate(good), { success: true, value: good })
  assert.equal((await schema.validate({ ...good, space_ids: ['x'] })).success, false)
})

test('zod reads those of requests, and has the verdicts of the vectors', () => {
  const folder = new URL('../vectors/', import.meta.url)
  const counts = { takes: 0, refuses: 0 }
  for (const file of readdirSync(folder).filter((name) => name !== 'samples.json')) {
    const { schema, cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
    if (!requests.includes(schema)) continue
    const read = z.fromJSONSchema(written(pkg[schema], 'draft-2020-12'))
    for (const { name, input, issues = [] } of cases) {
      const { success, error } = read.safeParse(input)
      if (issues.length === 0) assert.ok(success, `${file}, ${name}: ${error}`)
      if (issues.some(({ code }) => FIELDS.includes(code))) assert.ok(!success, `${file}, ${name}`)
      counts[success ? 'takes' : 'refuses'] += 1
    }
  }
  assert.ok(counts.takes > 150 && counts.refuses > 50, JSON.stringify(counts))
})

/** openapi-typescript wants an older compiler than the one that the tests have. */
async function openapiTypescript() {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const { build } = createRequire(`${root}xtask/package.json`)('esbuild')
  const outfile = `${root}tests/node_modules/.cache/openapi-typescript.cjs`
  const contents = "export { default as generate, astToString } from 'openapi-typescript'"
  const stdin = { contents, resolveDir: `${root}tests` }
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'cjs', alias: { typescript: 'typescript-5' }, logLevel: 'silent' })
  return createRequire(import.meta.url)(outfile)
}

test('openapi-typescript makes types of a document of them that our own types agree with', async (t) => {
  const { generate, astToString } = await openapiTypescript()
  const schemas = Object.fromEntries(tables.schemas.map(({ name, type }) => [type, written(pkg[name], 'openapi-3.0', 'output')]))
  const document = { openapi: '3.0.3', info: { title: 'Access grants', version: '1' }, paths: {}, components: { schemas } }
  const types = astToString(await generate(document))
  // Whatever our type takes as JSON is of theirs. Times are text there, and our types know of no null where the API sends none.
  const program = `
    import type * as models from 'seam-access-grants'
    type Theirs = components['schemas']
    type Json<T> = T extends string ? T : T extends Date | { toJSON(): string } ? string : T extends object ? { [K in keyof T]: Json<T[K]> } : T
    declare function same<A, B extends A>(): void
    ${tables.schemas.map(({ type }) => `same<Theirs['${type}'], Json<models.${type}>>()`).join('\n    ')}
    export const grant: Theirs['CreateAccessGrant'] = { requested_access_methods: [{ mode: 'code' }], ends_at: null }
    // @ts-expect-error a mode that does not exist
    export const fax: Theirs['RequestedAccessMethodInput'] = { mode: 'fax' }
    // @ts-expect-error the methods are missing
    export const none: Theirs['CreateAccessGrant'] = {}
    // @ts-expect-error a time is text
    export const time: Theirs['TimeWindow'] = { starts_at: 5 }
    export const event = (event: Theirs['SeamEvent']) => (event.event_type === 'access_method.issued' ? event.event_id : undefined)
  `
  compile(t, 'openapi-types', types + program, { noEmit: true })
})
