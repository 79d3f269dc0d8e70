// What the official OpenAPI says that the server answers is read, and reaches the caller as it was sent. So does what the
// server may answer after its next release, with members and values that no document has yet.

import assert from 'node:assert/strict'
import test from 'node:test'
import * as pkg from '../../pkg/index.js'
import { calls } from './calls.mjs'
import { answerOf, generate } from './generate.mjs'
import { document, operations, tables } from './openapi.mjs'
import { random, seedOf } from './random.mjs'

const COUNT = 300

async function answered(operation, answer) {
  const fetch = async () => Response.json(answer, { headers: { 'seam-request-id': 'r-1' } })
  const seam = new pkg.Seam({ apiKey: 'seam_1', endpoint: 'https://connect.getseam.com', fetch, maxRetries: 0, waitForActionAttempt: false })
  return operation.call(seam, calls[operation.method]?.at(-1))
}

for (const operation of operations) {
  for (const tomorrow of [false, true]) {
    test(`${operation.method} reads what the server answers ${tomorrow ? 'tomorrow' : 'today'}`, async () => {
      const chance = random(seedOf(operation.path) + Number(tomorrow))
      for (let index = 0; index < COUNT; index += 1) {
        const answer = answerOf(operation, chance, { tomorrow })
        if (!tomorrow) assert.ok(operation.isValidResponse(answer), JSON.stringify(operation.isValidResponse.errors))
        const value = await answered(operation, answer).catch((error) => assert.fail(`${error.name}: ${JSON.stringify(error.issues)}`))
        if (operation.key === null) assert.equal(value, undefined)
        else assert.deepEqual(Array.isArray(value) ? [...value] : value, answer[operation.key])
        if (operation.pages && answer.pagination) assert.deepEqual(value.pagination, answer.pagination)
      }
    })
  }
}

test('events of every type are read', () => {
  const name = tables.schemas.find((schema) => schema.name === 'eventSchema')?.name
  const chance = random(1)
  const { oneOf } = document.components.schemas.event
  for (const tomorrow of [false, true]) {
    for (const schema of oneOf) {
      for (let index = 0; index < 20; index += 1) {
        const event = generate(schema, chance, { tomorrow })
        const { value, issues } = pkg[name].validate(event)
        assert.deepEqual(issues, undefined, event.event_type)
        assert.deepEqual(value, event)
      }
    }
  }
})
