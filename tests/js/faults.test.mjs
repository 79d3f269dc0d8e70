// Faults on purpose: what happens to a request follows from the seed and its number alone.

import assert from 'node:assert/strict'
import test from 'node:test'
import { Seam } from '../../pkg/index.js'
import { createSandbox } from '../../pkg/sandbox.js'
import { source } from './source.mjs'

const { planOf, secondsToWait } = await source('sandbox-faults.ts')
const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const good = { user_identity_id: ID, space_ids: [ID], requested_access_methods: [{ mode: 'code' }] }
const client = (sandbox, options) => new Seam({ ...sandbox.options, maxRetries: 0, ...options })

/** One request, without a client that hides what came. */
const post = (sandbox, path, body = {}, init = {}) => {
  const headers = { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' }
  return sandbox.fetch(sandbox.endpoint + path, { method: 'POST', headers, body: JSON.stringify(body), ...init })
}
const statuses = async (sandbox, count) => {
  const all = []
  for (let index = 0; index < count; index++) {
    all.push(await post(sandbox, '/access_grants/list').then(({ status }) => status, ({ message }) => message))
  }
  return all
}

test('what happens to the requests of a seed', () => {
  const half = { outage: 0.3, html: 0.3, drop: { before: 0.2, after: 0.2 }, truncate: 0.4 }
  const table = [
    [{}, 'answer answer answer answer answer answer'],
    [{ outage: true }, 'outage outage outage outage outage outage'],
    [{ outage: false, html: 1 }, 'html html html html html html'],
    [{ drop: { after: true } }, 'drop-after drop-after drop-after drop-after drop-after drop-after'],
    [{ drop: { before: true, after: true } }, 'drop-before drop-before drop-before drop-before drop-before drop-before'],
    [{ drop: true, random: 1 }, 'drop-after drop-after drop-before drop-after drop-after drop-after'],
    [{ outage: 0.5 }, 'answer outage answer answer answer outage'],
    [{ outage: 0.5, random: 1 }, 'answer answer answer answer outage outage'],
    [{ ...half, random: 7 }, 'answer outage drop-after drop-before outage truncate'],
  ]
  for (const [faults, outcomes] of table) {
    const plans = [1, 2, 3, 4, 5, 6].map((number) => planOf(faults, number))
    assert.equal(plans.map(({ outcome }) => outcome).join(' '), outcomes, JSON.stringify(faults))
    assert.deepEqual([6, 5, 4, 3, 2, 1].map((number) => planOf(faults, number)).reverse(), plans)
  }
})

test('a share is a share, and seeds have nothing to do with each other', () => {
  const count = (faults) => Array.from({ length: 4000 }, (_, index) => planOf(faults, index + 1)).filter(({ outcome }) => outcome !== 'answer').length
  for (const random of [0, 1, -1, 2 ** 40]) {
    assert.ok(Math.abs(count({ outage: 0.25, random }) - 1000) < 150, String(random))
    assert.ok(Math.abs(count({ truncate: 0.01, random }) - 40) < 30, String(random))
  }
  const run = (random) => Array.from({ length: 64 }, (_, index) => planOf({ outage: 0.5, random }, index).outcome).join()
  assert.equal(new Set([0, 1, 2, -1, 2 ** 32, 2 ** 40].map(run)).size, 6)
})

test('latency is between its bounds', () => {
  const delays = Array.from({ length: 500 }, (_, index) => planOf({ latency: { min: 10, max: 12 } }, index).delay)
  assert.deepEqual([...new Set(delays)].sort(), [10, 11, 12])
  assert.equal(planOf({ latency: 25 }, 1).delay, 25)
})

test('a minute is a window that moves', () => {
  const times = []
  const wait = (now) => secondsToWait(times, 2, now)
  assert.deepEqual([0, 20_000, 20_001, 59_999, 60_000, 61_000, 80_000].map(wait), [0, 0, 40, 1, 0, 19, 0])
  assert.equal(wait(-100_000), 0, 'a clock that was put back')
})

test('an outage is 503 and does nothing', async () => {
  const sandbox = createSandbox()
  sandbox.faults({ outage: true })
  await assert.rejects(client(sandbox).accessGrants.create(good), { name: 'SeamApiError', statusCode: 503, code: 'service_unavailable' })
  const response = await post(sandbox, '/access_grants/create', good)
  assert.match(response.headers.get('seam-request-id'), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  sandbox.faults(null)
  assert.equal((await client(sandbox).accessGrants.list()).length, 0)
})

test('a rate limit goes by the clock of the sandbox', async () => {
  const sandbox = createSandbox({ now: '2100-01-01T00:00:00Z' })
  sandbox.faults({ rateLimit: 2 })
  assert.deepEqual(await statuses(sandbox, 3), [200, 200, 429])
  sandbox.advance(59_000)
  const refused = await post(sandbox, '/access_grants/list')
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '1'])
  assert.deepEqual(await refused.json(), { error: { type: 'rate_limit_exceeded', message: 'Too Many Requests' }, ok: false })
  sandbox.advance(1000)
  assert.deepEqual(await statuses(sandbox, 3), [200, 200, 429])
})

test('a lost connection is a TypeError, before the grant is there or after', async () => {
  const sandbox = createSandbox()
  for (const [drop, there] of [[{ before: true }, 0], [{ after: true }, 1]]) {
    sandbox.faults({ drop })
    const error = await post(sandbox, '/access_grants/create', good).catch((error) => error)
    assert.deepEqual([error.name, error.message, error.cause.code], ['TypeError', 'fetch failed', 'ECONNRESET'])
    sandbox.faults()
    assert.equal((await client(sandbox).accessGrants.list()).length, there)
  }
})

test('a create with a key survives what is unclear, and nothing is made twice', async () => {
  const random = Array.from({ length: 50 }, (_, seed) => seed).find((random) => {
    const [first, second] = [1, 2].map((number) => planOf({ drop: { before: 0.5 }, random }, number).outcome)
    return first === 'drop-before' && second === 'answer'
  })
  for (const faults of [{ drop: { after: true } }, { truncate: true }, { drop: { before: 0.5 }, random }]) {
    const sandbox = createSandbox()
    sandbox.faults({ ...faults, operations: ['/access_grants/create'] })
    const { accessGrants } = client(sandbox, { maxRetries: 2 })
    const grant = await accessGrants.create({ ...good, access_grant_key: 'stay-1' })
    assert.ok(sandbox.requests().length > 1)
    assert.deepEqual((await accessGrants.list()).map(({ access_grant_id }) => access_grant_id), [grant.access_grant_id])
  }
})

test('an answer cut short is no JSON, and a proxy answers in HTML', async () => {
  const sandbox = createSandbox({ seed: 'demo' })
  sandbox.faults({ truncate: true })
  const cut = await post(sandbox, '/access_grants/list')
  assert.equal(cut.status, 200)
  await assert.rejects(cut.json(), SyntaxError)
  await assert.rejects(client(sandbox).accessGrants.list(), { name: 'SeamResponseError' })
  sandbox.faults({ html: true })
  const page = await post(sandbox, '/access_grants/list')
  assert.deepEqual([page.status, page.headers.get('content-type')], [502, 'text/html; charset=utf-8'])
  assert.match(await page.text(), /^<!doctype html>/)
})

test('a slow body comes in pieces, and as a whole', async () => {
  const sandbox = createSandbox({ seed: 'demo' })
  const whole = await (await post(sandbox, '/access_grants/list')).text()
  sandbox.faults({ slowBody: 20 })
  const pieces = []
  for await (const piece of (await post(sandbox, '/access_grants/list')).body) pieces.push(Buffer.from(piece))
  assert.equal(pieces.length, 10)
  assert.equal(Buffer.concat(pieces).toString(), whole)
  assert.equal((await client(sandbox).accessGrants.list()).length, 200)
  const broken = await post(sandbox, '/access_grants/list')
  await broken.body.cancel()
})

test('who gives up waits no longer', { timeout: 5000 }, async () => {
  const sandbox = createSandbox()
  sandbox.faults({ latency: 60_000 })
  for (const reason of [undefined, new Error('enough')]) {
    const controller = new AbortController()
    const sent = post(sandbox, '/access_grants/create', good, { signal: controller.signal })
    setTimeout(() => controller.abort(reason), 5)
    await assert.rejects(sent, reason ?? { name: 'AbortError' })
  }
  await assert.rejects(client(sandbox, { timeout: 5 }).accessGrants.list(), { name: 'SeamTimeoutError' })
  sandbox.faults({ slowBody: 60_000 })
  await assert.rejects(client(sandbox, { timeout: 5 }).accessGrants.list(), { name: 'SeamTimeoutError' })
  sandbox.faults(null)
  assert.equal((await client(sandbox).accessGrants.list()).length, 0)
})

test('faults are for the operations that are named', async () => {
  const sandbox = createSandbox()
  sandbox.faults([{ operations: ['/access_grants/create'], outage: true }, { operations: ['/access_grants/get', '/access_methods/get'], html: true }])
  const paths = ['/access_grants/create', '/access_grants/get', '/access_methods/get', '/access_grants/list']
  assert.deepEqual(await Promise.all(paths.map(async (path) => (await post(sandbox, path)).status)), [503, 502, 502, 200])
})

test('the same seed gives the same run, from the call of faults on', async () => {
  const faults = { outage: 0.4, drop: 0.3, random: 11 }
  const run = async (before) => {
    const sandbox = createSandbox()
    await statuses(sandbox, before)
    sandbox.faults(faults)
    return statuses(sandbox, 12)
  }
  const first = await run(0)
  assert.deepEqual(await run(5), first)
  assert.ok(new Set(first).size === 3, String(first))
})

test('faults that are not valid are refused by name, and change nothing', async () => {
  const sandbox = createSandbox()
  sandbox.faults({ outage: true })
  const invalid = {
    operations: ['access_grants', [], ['list'], [1]],
    outage: [2, -0.1, NaN, 'yes', null],
    html: [[]],
    rateLimit: [0, 1.5, '5', Infinity],
    latency: [-1, 0.5, 2 ** 31, { min: 5 }, { min: 5, max: 4 }, { min: 1, max: 2, mean: 1 }],
    drop: ['before', { before: 2 }, { never: true }],
    truncate: [{}],
    slowBody: [true],
    random: [0.5, '1'],
    outages: [true],
    toString: [true],
  }
  for (const [name, values] of Object.entries(invalid)) {
    for (const value of values) {
      assert.throws(() => sandbox.faults({ [name]: value }), (error) => error instanceof TypeError && error.message.includes(name), `${name}: ${value}`)
    }
  }
  for (const value of [1, 'outage', [null], [[]]]) assert.throws(() => sandbox.faults(value), TypeError)
  assert.deepEqual(await statuses(sandbox, 1), [503])
  for (const none of [{}, null, undefined, [], { outage: undefined }]) {
    sandbox.faults({ outage: true })
    sandbox.faults(none)
    assert.deepEqual(await statuses(sandbox, 1), [200])
  }
})

test('who waits for issuance sees that it fails, and that it recovers', async () => {
  const sandbox = createSandbox({ seed: 'demo', now: '2030-06-01T12:00:00Z' })
  sandbox.faults({ issuance: 'fails' })
  const { accessGrants, accessMethods } = client(sandbox)
  const { access_grant_id } = await accessGrants.create({ user_identity: {}, space_keys: ['common-areas'], requested_access_methods: [{ mode: 'code' }] })
  const wait = async () => {
    for (let seconds = 0; seconds < 60; seconds++) {
      const [method] = await accessMethods.list({ access_grant_id })
      if (method.is_issued || method.errors.length > 0) return method
      sandbox.advance(1000)
    }
  }
  const failed = await wait()
  assert.deepEqual([failed.is_issued, failed.errors.map(({ error_code }) => error_code)], [false, ['failed_to_issue', 'access_not_provisioned']])
  const grant = await accessGrants.get({ access_grant_id })
  assert.deepEqual([...grant.errors, ...grant.warnings].map(({ error_code, warning_code }) => error_code ?? warning_code), ['access_not_provisioned', 'underprovisioned_access'])
  assert.equal(sandbox.events().at(-1).event_type, 'access_method.failed_to_issue')
  sandbox.faults(null)
  sandbox.advance(2000)
  assert.equal((await wait()).is_issued, true)
  assert.deepEqual((await accessGrants.get({ access_grant_id })).warnings, [])
})

test('what is given to faults may be changed afterwards', async () => {
  const sandbox = createSandbox()
  const operations = ['/access_grants/list']
  sandbox.faults({ operations, outage: true })
  operations.push('/access_grants/get')
  assert.equal((await post(sandbox, '/access_grants/get')).status, 400)
})

test('the log has requests in order, without what is secret', async () => {
  const sandbox = createSandbox({ now: '2100-01-01T00:00:00Z' })
  const grant = await client(sandbox).accessGrants.create({ ...good, requested_access_methods: [{ mode: 'code', code: '493827' }] })
  sandbox.advance(60_000)
  await sandbox.fetch(`${sandbox.endpoint}/access_grants/get?access_grant_id=${grant.access_grant_id}#part`, { headers: { authorization: `Bearer ${sandbox.apiKey}` } })
  sandbox.faults({ drop: { before: true } })
  await post(sandbox, '/access_grants/delete').catch(() => {})
  const log = sandbox.requests()
  assert.deepEqual(log.map(({ method, path, status, at }) => [method, path, status, at.toISOString()]), [
    ['POST', '/access_grants/create', 200, '2100-01-01T00:00:00.000Z'],
    ['GET', '/access_grants/get', 200, '2100-01-01T00:01:00.000Z'],
    ['POST', '/access_grants/delete', null, '2100-01-01T00:01:00.000Z'],
  ])
  for (const { duration } of log) assert.ok(Number.isInteger(duration) && duration >= 0)
  assert.match(log[0].requestId, /^[0-9a-f-]{36}$/)
  assert.equal(log[2].requestId, null)
  const text = JSON.stringify(log)
  for (const secret of ['493827', sandbox.apiKey, grant.access_grant_id]) assert.ok(!text.includes(secret))
  assert.deepEqual(Object.keys(log[0]).sort(), ['at', 'duration', 'method', 'path', 'requestId', 'status'])
  log[0].at.setFullYear(1)
  assert.equal(sandbox.requests()[0].at.getUTCFullYear(), 2100)
})

test('the log is bounded, and reset empties it and ends faults', async () => {
  const sandbox = createSandbox()
  for (let index = 0; index < 1005; index++) await post(sandbox, `/nothing/${index}`)
  await post(sandbox, `/${'x'.repeat(5000)}`)
  const log = sandbox.requests()
  assert.deepEqual([log.length, log[0].path, log.at(-1).path.length], [1000, '/nothing/6', 200])
  sandbox.faults({ outage: true })
  sandbox.reset()
  assert.deepEqual(sandbox.requests(), [])
  assert.deepEqual(await statuses(sandbox, 1), [200])
})
