// What the client sends is valid for the official OpenAPI, and goes where the OpenAPI says.

import assert from 'node:assert/strict'
import test from 'node:test'
import { Seam } from '../../pkg/index.js'
import { calls } from './calls.mjs'
import { answerOf } from './generate.mjs'
import { document, operations } from './openapi.mjs'
import { random, seedOf } from './random.mjs'

test('there are calls of every operation', () => {
  assert.deepEqual(
    operations.map(({ method }) => method).filter((method) => !(calls[method]?.length > 0)),
    [],
  )
})

for (const operation of operations) {
  test(`${operation.method} sends what the OpenAPI takes`, async () => {
    const chance = random(seedOf(operation.method))
    for (const params of calls[operation.method] ?? []) {
      const sent = []
      const fetch = async (url, init) => {
        sent.push({ url: new URL(url), method: init.method, headers: new Headers(init.headers), body: init.body })
        return Response.json(answerOf(operation, chance))
      }
      await operation.call(new Seam({ apiKey: 'seam_1', endpoint: 'https://connect.getseam.com', fetch, waitForActionAttempt: false }), params)
      assert.equal(sent.length, 1)
      const [{ url, method, headers, body }] = sent
      assert.equal(url.search, '')
      assert.ok(document.paths[url.pathname]?.[method.toLowerCase()], `${method} ${url.pathname}`)
      assert.equal(url.pathname, operation.path)
      assert.equal(headers.get('content-type'), 'application/json')
      const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
      assert.ok(operation.isValidRequest(JSON.parse(text)), JSON.stringify(operation.isValidRequest.errors))
    }
  })
}

test('the calls use every parameter that the OpenAPI has', () => {
  const names = (schema) => [
    ...Object.keys(schema.properties ?? {}),
    ...['allOf', 'oneOf'].flatMap((key) => (schema[key] ?? []).flatMap(names)),
  ]
  const unused = operations.flatMap(({ method, request }) => {
    const used = new Set((calls[method] ?? []).flatMap((params) => Object.keys(params ?? {})))
    return names(request)
      .filter((name) => !used.has(name))
      .map((name) => `${method} ${name}`)
  })
  assert.deepEqual(unused, [])
})
