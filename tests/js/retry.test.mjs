// What is sent again, when, and what is told of it.

import assert from 'node:assert/strict'
import test from 'node:test'
import { Seam, isSeamAbortError } from '../../pkg/index.js'
import { ID, failure, fakeFetch, granted, refused, reply, row } from './fake-fetch.mjs'

const [CREATE, GET] = ['/access_grants/create', '/access_grants/get']
const at_once = { 'retry-after': '0' }
const down = () => Promise.reject(new TypeError('fetch failed'))
const make = (fetch, options) => new Seam({ apiKey: 'seam_1', fetch, ...options }).accessGrants

/** Runs with timers that fire at once and are noted. */
function quickly(t) {
  const waits = []
  const real = globalThis.setTimeout
  t.mock.method(globalThis, 'setTimeout', (run, wait) => {
    // The time limit of an attempt is not to fire.
    if (wait >= 30_000) return real(run, wait)
    waits.push(wait)
    return real(run, 0)
  })
  return waits
}

test('a call that only reads is sent again after a failure of the network and of the server', async (t) => {
  const waits = quickly(t)
  const { fetch, paths } = fakeFetch(down, () => refused(500), () => granted())
  assert.equal((await make(fetch).get({ access_grant_id: ID })).access_grant_id, ID)
  assert.deepEqual(paths(), [GET, GET, GET])
  assert.ok(waits[0] > 370 && waits[0] <= 500 && waits[1] > 740 && waits[1] <= 1000, String(waits))
})

test('the number of retries ends them, per client and per call', async (t) => {
  quickly(t)
  for (const [client, call, expected] of [[undefined, undefined, 3], [0, undefined, 1], [1, undefined, 2], [0, 4, 5], [5, 0, 1]]) {
    const { fetch, sent } = fakeFetch(() => refused(503))
    const error = await failure(make(fetch, { maxRetries: client }).get({ access_grant_id: ID }, { maxRetries: call }))
    assert.equal(error.statusCode, 503)
    assert.equal(sent.length, expected)
  }
  for (const maxRetries of [2 ** 31, 2 ** 32, 2 ** 32 + 1, Number.MAX_VALUE]) {
    const { fetch, sent } = fakeFetch(down, down, down, () => granted())
    await make(fetch, { maxRetries }).get({ access_grant_id: ID })
    assert.equal(sent.length, 4, String(maxRetries))
  }
  const error = await failure((async () => make(down, { maxRetries: 1.5 }))())
  assert.equal(error.name, 'SeamConfigError')
})

test('what changes something is sent again only if it was refused', async (t) => {
  quickly(t)
  for (const [answer, expected] of [
    [() => refused(429), 2],
    [() => refused(429, at_once), 2],
    [() => refused(503, at_once), 2],
    [() => refused(503), 1],
    [() => refused(500), 1],
    [down, 1],
    [() => refused(409), 1],
  ]) {
    for (const call of [(api) => api.update({ access_grant_id: ID, name: 'n' }), (api) => api.delete({ access_grant_id: ID }), (api) => api.create(row)]) {
      const { fetch, sent } = fakeFetch(answer, () => reply(200, { ok: true, access_grant: { access_grant_id: ID } }))
      await call(make(fetch)).catch(() => {})
      assert.equal(sent.length, expected)
    }
  }
})

test('a create with a key looks it up before it is sent again', async (t) => {
  quickly(t)
  const keyed = { ...row, access_grant_key: 'stay-1' }
  const had = fakeFetch(down, () => granted({ name: 'there' }))
  assert.equal((await make(had.fetch).create(keyed)).name, 'there')
  assert.deepEqual(had.paths(), [CREATE, GET])
  assert.deepEqual(had.sent[1].body, { access_grant_key: 'stay-1' })

  const had_not = fakeFetch(() => refused(502), () => refused(404), () => granted({ name: 'new' }))
  assert.equal((await make(had_not.fetch).create(keyed)).name, 'new')
  assert.deepEqual(had_not.paths(), [CREATE, GET, CREATE])

  for (const unreadable of ['<html>', '', '{"access_grant":42}', '{"ok":true}']) {
    const read_not = fakeFetch(() => new Response(unreadable, { status: 200 }), () => granted({ name: 'there' }))
    assert.equal((await make(read_not.fetch).create(keyed)).name, 'there')
    assert.deepEqual(read_not.paths(), [CREATE, GET])
    const keyless = fakeFetch(() => new Response(unreadable, { status: 200 }))
    assert.equal((await failure(make(keyless.fetch).create(row))).name, 'SeamResponseError')
    assert.deepEqual(keyless.paths(), [CREATE])
  }
  const never = fakeFetch(() => new Response('<html>', { status: 200 }))
  assert.match((await failure(make(never.fetch).create(keyed))).message, /access_grants\/create is not JSON/)
  assert.deepEqual(never.paths(), [CREATE, GET])
  const changing = fakeFetch(down, () => granted())
  const names = ['stay-1', 'stay-2']
  await make(changing.fetch).create({ ...row, get access_grant_key() { return names.shift() } })
  assert.deepEqual(changing.sent.map(({ body }) => body.access_grant_key), ['stay-1', 'stay-1'], 'the key that was sent')

  const unknown = fakeFetch(down, () => refused(401))
  assert.equal((await failure(make(unknown.fetch).create(keyed))).name, 'SeamConnectionError')
})

test('a look-up of a key has the retries of a call that reads, and its hooks', async (t) => {
  const waits = quickly(t)
  const keyed = { ...row, access_grant_key: 'stay-1' }
  const told = []
  const onRequest = ({ path, attempt }) => told.push(['request', path, attempt])
  const onRetry = ({ path, attempt, error }) => told.push(['retry', path, attempt, error.statusCode])
  const slow = fakeFetch(() => refused(502), () => refused(503), () => refused(404), () => refused(500), () => granted({ name: 'there' }))
  assert.equal((await make(slow.fetch, { onRequest, onRetry }).create(keyed)).name, 'there')
  assert.deepEqual(told, [
    ['request', CREATE, 0], ['retry', CREATE, 1, 502],
    ['request', GET, 0], ['retry', GET, 1, 503],
    ['request', GET, 1],
    ['request', CREATE, 1], ['retry', CREATE, 2, 500],
    ['request', GET, 0],
  ])
  assert.ok(waits.length === 3 && waits[1] <= 500 && waits[2] > 740, String(waits))

  const never = fakeFetch(() => refused(502), () => refused(503))
  assert.equal((await failure(make(never.fetch).create(keyed))).statusCode, 502, 'the failure of the create says more')
  assert.deepEqual(never.paths(), [CREATE, GET, GET, GET])

  const controller = new AbortController()
  const ended = fakeFetch(() => refused(502), () => (controller.abort('enough'), new Promise(() => {})))
  assert.equal((await failure(make(ended.fetch).create(keyed, { signal: controller.signal }))).cause, 'enough')
})

test('a server that asks to wait is waited for, up to a minute', async (t) => {
  const waits = quickly(t)
  for (const [header, wait] of [['2', 2000], [new Date(Date.now() + 5000).toUTCString(), undefined], ['0', 0], ['61', null], ['86400', null]]) {
    waits.length = 0
    const { fetch, sent } = fakeFetch(() => refused(429, { 'retry-after': header }), () => granted())
    const outcome = await make(fetch).create(row).catch((error) => error)
    if (wait === null) {
      assert.equal(outcome.name, 'SeamRateLimitError')
      assert.equal(outcome.retryAfter, Number(header))
      assert.equal(sent.length, 1)
    } else {
      assert.equal(outcome.access_grant_id, ID)
      if (wait !== undefined) assert.equal(waits[0], wait)
      else assert.ok(waits[0] > 3000 && waits[0] <= 5000, String(waits))
    }
  }
})

test('each attempt has the whole time limit, and a fetch that never answers is not waited for', async () => {
  const { fetch, sent } = fakeFetch(() => new Promise(() => {}))
  const error = await failure(make(fetch, { timeout: 10, maxRetries: 1 }).get({ access_grant_id: ID }))
  assert.equal(error.name, 'SeamTimeoutError')
  assert.equal(sent.length, 2)
  assert.ok(sent.every(({ init }) => init.signal.aborted))
})

test('a signal ends the call during the request, the body and the pause', async () => {
  const slowBody = () => ({ status: 200, headers: new Headers(), arrayBuffer: () => new Promise(() => {}) })
  for (const answer of [() => new Promise(() => {}), slowBody, () => refused(503)]) {
    const { fetch, sent } = fakeFetch(answer)
    const controller = new AbortController()
    const call = failure(make(fetch).get({ access_grant_id: ID }, { signal: controller.signal }))
    await new Promise((resolve) => setTimeout(resolve, 20))
    const start = Date.now()
    controller.abort('enough')
    const error = await call
    assert.ok(isSeamAbortError(error) && error.cause === 'enough')
    assert.ok(Date.now() - start < 300, 'it did not wait for the pause')
    assert.equal(sent.length, 1)
  }
})

test('hooks are told, without secrets, and cannot break a call', async (t) => {
  quickly(t)
  const told = []
  const hook = (name) => (event) => {
    told.push([name, event])
    if (name === 'response') throw new Error('a hook that throws')
    return Promise.reject(new Error('a hook that rejects'))
  }
  const { fetch } = fakeFetch(() => refused(429), () => reply(200, { access_grant: { access_grant_id: ID } }, { 'seam-request-id': 'r2' }))
  const options = { apiKey: 'seam_secret', onRequest: hook('request'), onResponse: hook('response'), onRetry: hook('retry') }
  await make(fetch, options).create({ ...row, requested_access_methods: [{ mode: 'code', code: '493827' }] })
  assert.deepEqual(told.map(([name]) => name), ['request', 'response', 'retry', 'request', 'response'])
  const [, [, response], [, retry], [, again], [, last]] = told
  assert.equal(response.status, 429)
  assert.deepEqual([retry.path, retry.attempt, retry.error.statusCode], [CREATE, 1, 429])
  assert.ok(retry.delay <= 500)
  assert.deepEqual(again, { method: 'POST', url: `https://connect.getseam.com${CREATE}`, path: CREATE, attempt: 1 })
  assert.equal(last.requestId, 'r2')
  assert.ok(!/secret|493827/.test(JSON.stringify(told)))
})

test('a promise also gives the response, and a failure is told once', async () => {
  const body = { access_grant: { access_grant_id: ID } }
  const api = make(async () => reply(200, body, { 'seam-request-id': 'r1', 'x-trace': '7' }))
  const { data, status, headers, requestId } = await api.get({ access_grant_id: ID }).withResponse()
  assert.deepEqual([data.access_grant_id, status, headers.get('x-trace'), requestId], [ID, 200, '7', 'r1'])
  const list = make(async () => reply(200, { access_grants: [body.access_grant], pagination: { has_next_page: false, next_page_cursor: null, next_page_url: null } }))
  const page = await list.list().withResponse()
  assert.deepEqual([page.data.length, page.data.pagination.has_next_page, page.status], [1, false, 200])
  const done = make(async () => reply(200, { ok: true }))
  assert.deepEqual((await done.delete({ access_grant_id: ID }).withResponse()).data, undefined)
  const unhandled = []
  const note = (reason) => unhandled.push(reason)
  process.on('unhandledRejection', note)
  assert.equal((await failure(make(async () => refused(404)).get({ access_grant_id: ID }).withResponse())).statusCode, 404)
  await new Promise((resolve) => setTimeout(resolve, 10))
  process.off('unhandledRejection', note)
  assert.deepEqual(unhandled, [])
})

test('redirects are told, not followed', async () => {
  const { fetch, sent } = fakeFetch(() => new Response('', { status: 307, headers: { location: 'https://elsewhere.example' } }))
  const error = await failure(make(fetch).get({ access_grant_id: ID }))
  assert.deepEqual([error.name, error.statusCode], ['SeamResponseError', 307])
  assert.match(error.message, /endpoint/)
  assert.equal(sent[0].init.redirect, 'manual')
  const unchanged = await failure(make(async () => new Response(null, { status: 304 })).get({ access_grant_id: ID }))
  assert.deepEqual([unchanged.name, unchanged.statusCode], ['SeamResponseError', 304])
  assert.doesNotMatch(unchanged.message, /redirect|endpoint/)
  const opaque = await failure(make(async () => ({ type: 'opaqueredirect', status: 0, headers: new Headers() })).get({ access_grant_id: ID }))
  assert.equal(opaque.name, 'SeamResponseError')
})

/** What a client reads in a `Retry-After`, in seconds. */
async function retryAfterOf(header) {
  const error = await failure(make(async () => refused(429, { 'retry-after': header }), { maxRetries: 0 }).get({ access_grant_id: ID }))
  return error.retryAfter
}

test('a Retry-After is a number of seconds or a date in one of the three forms of HTTP', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-07-31T08:49:07Z') })
  for (const [header, seconds] of [
    ['30', 30],
    ['1.5', 1.5],
    ['Fri, 31 Jul 2026 08:49:37 GMT', 30],
    ['Friday, 31-Jul-26 08:49:37 GMT', 30],
    ['Fri Jul 31 08:49:37 2026', 30],
    ['Sat Aug  1 08:49:07 2026', 86_400],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 0],
    ['Sun Nov  6 08:49:37 1994', 0],
  ]) {
    assert.equal(await retryAfterOf(header), seconds, header)
  }
})

test('a year of two digits that would be more than 50 years ahead has gone by', async (t) => {
  const year = 365.25 * 86_400
  for (const [now, header, years] of [
    ['2026-07-31T00:00:00Z', 'Friday, 31-Jul-76 00:00:00 GMT', 50],
    ['2026-07-31T00:00:00Z', 'Friday, 31-Jul-76 00:00:01 GMT', 0],
    ['2026-07-31T00:00:00Z', 'Friday, 31-Jul-77 00:00:00 GMT', 0],
    ['2026-07-31T00:00:00Z', 'Friday, 31-Jul-60 00:00:00 GMT', 34],
    ['2060-07-31T00:00:00Z', 'Friday, 31-Jul-70 00:00:00 GMT', 10],
    ['2060-07-31T00:00:00Z', 'Friday, 31-Jul-09 00:00:00 GMT', 49],
    ['2060-07-31T00:00:00Z', 'Friday, 31-Jul-59 00:00:00 GMT', 0],
  ]) {
    t.mock.timers.enable({ apis: ['Date'], now: Date.parse(now) })
    assert.equal(Math.round((await retryAfterOf(header)) / year), years, `${now} ${header}`)
    t.mock.timers.reset()
  }
})

test('a Retry-After in the form of asctime is waited for', async (t) => {
  const waits = quickly(t)
  const [day, date, month, year, time] = new Date(Date.now() + 5000).toUTCString().split(/,? /)
  const asctime = `${day} ${month} ${date.replace(/^0/, ' ')} ${time} ${year}`
  const { fetch } = fakeFetch(() => refused(503, { 'retry-after': asctime }), () => granted())
  await make(fetch).create(row)
  assert.ok(waits[0] > 3000 && waits[0] <= 5000, String(waits))
})

test('a Retry-After that is neither seconds nor a date asks for nothing', async () => {
  const nothing = ['-5', 'soon 5', '0x10', '1e3', 'Sat 2001', 'Fri, 31 Jul 2026', 'Fri, 31 Foo 2026 08:49:37 GMT', 'Fri, 31 Jul 2026 25:00:00 GMT']
  for (const header of [...nothing, 'Fri, 31 Jul 2026 08:49:37', 'Fri, 31 Jul 2026 08:49:37 PST', '2026-07-31T08:49:37Z', 'Fri Jul 31 08:49:37 2026 GMT']) {
    const { fetch, sent } = fakeFetch(() => refused(503, { 'retry-after': header }), () => granted())
    const accessGrants = new Seam({ apiKey: 'seam_1', fetch }).accessGrants
    await assert.rejects(accessGrants.create(row), { statusCode: 503 }, header)
    assert.equal(sent.length, 1, header)
  }
})
