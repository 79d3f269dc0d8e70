// The official Python SDK against our sandbox, over HTTP. What it does stands in scenarios.py.

import assert from 'node:assert/strict'
import test from 'node:test'
import { serve } from '../contract/serve.mjs'
import { beside, python } from './python.mjs'

for (const scenario of ['from_creation_to_deletion', 'pages_and_filters', 'errors_of_each_class']) {
  test(`Python: ${scenario.replaceAll('_', ' ')}`, async (t) => {
    const { endpoint, apiKey, requests } = await serve(t, { seed: 'demo' })
    const { ok, text } = await python('python', [beside('scenarios.py'), scenario], { env: { ENDPOINT: endpoint, API_KEY: apiKey } })
    assert.ok(ok, text)
    assert.ok(requests.length > 5)
  })
}
