// Every operation against a mock server that is made from the official OpenAPI by somebody else: it checks what we send,
// and we check what it answers.

import assert from 'node:assert/strict'
import test from 'node:test'
import { Seam } from '../../pkg/index.js'
import { calls } from './calls.mjs'
import { operations } from './openapi.mjs'
import { startPrism } from './prism.mjs'

// Prism answers with samples, or with chance values; both are to be read.
for (const flags of [[], ['--dynamic', '--seed', 'access grants']]) {
  test(`every operation against Prism ${flags.slice(0, 1)}`, async (t) => {
    const endpoint = await startPrism(t, ...flags)
    // Whether an action comes to an end is left to chance here.
    const seam = new Seam({ apiKey: 'seam_1', endpoint, waitForActionAttempt: false })
    for (const operation of operations) {
      for (const params of calls[operation.method]) {
        const value = await operation.call(seam, params)
        assert.equal(value === undefined, operation.key === null, operation.method)
      }
    }
  })
}

test('Prism refuses what is not valid, so its silence means something', async (t) => {
  const endpoint = await startPrism(t)
  const seam = new Seam({ apiKey: 'seam_1', endpoint, validate: false, maxRetries: 0 })
  for (const params of [{}, { access_grant_id: 'x' }, { access_grant_id: 1 }]) {
    // The document has answers without a body for 400, so it is not an error in the API's own words.
    await assert.rejects(seam.accessGrants.delete(params), { statusCode: 400 })
  }
})
