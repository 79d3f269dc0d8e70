// The client: what goes over the wire, what comes back, and promises that settle whatever happens.

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { once } from 'node:events'
import test from 'node:test'
import { Worker } from 'node:worker_threads'
import { runInNewContext } from 'node:vm'
import * as pkg from '../../pkg/index.js'

const { Seam } = pkg
const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const good = { user_identity_id: ID, space_ids: [ID], requested_access_methods: [{ mode: 'code', code: '493827' }] }
const grant = { access_grant_id: ID }

/** A server that answers with what `answer` returns, and keeps the requests. */
async function serve(t, answer) {
  const requests = []
  const server = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    requests.push({ method: request.method, url: request.url, headers: request.headers, body })
    const { status = 200, headers = { 'content-type': 'application/json' }, body: text } = (await answer(body, requests.length)) ?? {}
    if (text === undefined) return
    response.writeHead(status, headers).end(text)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { requests, endpoint: `http://127.0.0.1:${server.address().port}` }
}

const reply = (body, status, headers = {}) => ({ status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
const failure = async (promise) => promise.then(() => assert.fail('it should have failed'), (error) => error)

test('a request is a POST with credentials and SDK headers, and the text that was checked', async (t) => {
  const { requests, endpoint } = await serve(t, () => reply({ access_grant: grant, ok: true }))
  const seam = new Seam({ apiKey: 'seam_test_key', endpoint: `${endpoint}/`, headers: { 'x-trace': '1' } })
  const ends_at = new Date('2100-01-01')
  const created = await seam.accessGrants.create({ ...good, name: undefined, ends_at }, { headers: { 'X-Trace': '2' } })
  assert.equal(created.access_grant_id, ID)
  assert.deepEqual(created.warnings, [], 'absent lists are filled in')
  const [{ method, url, headers, body }] = requests
  assert.deepEqual([method, url], ['POST', '/access_grants/create'])
  assert.equal(body, JSON.stringify({ ...good, ends_at }))
  assert.equal(headers.authorization, 'Bearer seam_test_key')
  assert.equal(headers['content-type'], 'application/json')
  assert.equal(headers['seam-sdk-name'], 'seam-access-grants')
  assert.match(headers['seam-sdk-version'], /^\d+\.\d+\.\d+$/)
  assert.equal(headers['x-trace'], '2', 'per call beats per client')
})

test('each kind of credentials has its headers', async (t) => {
  const { requests, endpoint } = await serve(t, () => reply({ access_grant: grant }))
  await Seam.fromClientSessionToken('seam_cst1', { endpoint }).accessGrants.get({ access_grant_id: ID })
  await Seam.fromPersonalAccessToken('seam_at1', 'w', { endpoint }).accessGrants.get({ access_grant_id: ID })
  await Seam.fromConsoleSessionToken('ey1', 'w', { endpoint }).accessGrants.get({ access_grant_id: ID })
  await Seam.fromApiKey('seam_1', { endpoint }).accessGrants.get({ access_grant_id: ID })
  assert.deepEqual(
    requests.map(({ headers }) => [headers.authorization, headers['client-session-token'], headers['seam-workspace']]),
    [['Bearer seam_cst1', 'seam_cst1', undefined], ['Bearer seam_at1', undefined, 'w'], ['Bearer ey1', undefined, 'w'], ['Bearer seam_1', undefined, undefined]],
  )
})

test('an invalid request is refused before it is sent', async (t) => {
  const { requests, endpoint } = await serve(t, () => reply({}))
  const seam = new Seam({ apiKey: 'seam_1', endpoint })
  for (const params of [{}, { ...good, space_ids: [] }, { ...good, ends_at: new Date(NaN) }, undefined]) {
    const error = await failure(seam.accessGrants.create(params))
    assert.equal(error.name, 'SeamValidationError')
    assert.ok(error.issues.length > 0)
  }
  const list = await failure(Promise.resolve(seam.accessGrants.list({ limit: 0 })))
  assert.equal(list.name, 'SeamValidationError')
  assert.equal(requests.length, 0)
  await failure(seam.accessGrants.create({}, { validate: false }))
  assert.equal(requests.length, 1)
})

test('what JSON loses is never sent, checked or not', async (t) => {
  const { requests, endpoint } = await serve(t, () => reply({}))
  class Never extends Date {
    toJSON() { return null }
  }
  const changing = (...values) => ({ ...good, get ends_at() { return values.length > 1 ? values.shift() : values[0] } })
  for (const validate of [true, false]) {
    const { accessGrants, accessMethods } = new Seam({ apiKey: 'seam_1', endpoint, validate })
    for (const [promise, path] of [
      [accessGrants.create({ ...good, user_identity_id: undefined, user_identity: Promise.resolve({ full_name: 'Jane' }) }), 'user_identity'],
      [accessGrants.create(Promise.resolve(good)), ''],
      [accessGrants.create({ ...good, ends_at: new Never('2100-01-01') }), 'ends_at'],
      [accessGrants.create(changing(NaN, null)), 'ends_at'],
      [accessGrants.list(new Map([['space_id', ID]])), ''],
      [accessGrants.list(new URLSearchParams({ space_id: ID })), ''],
      [accessGrants.list(Promise.resolve({ space_id: ID })), ''],
      [accessGrants.list({ space_id: Promise.resolve(ID) }), 'space_id'],
      [accessGrants.list({ get page_cursor() { throw new Error('no') } }), ''],
      [accessMethods.list(new Map([['access_grant_id', ID]])), ''],
    ]) {
      const error = await failure(Promise.resolve(promise))
      assert.deepEqual([error.name, error.issues[0].path.join('.'), error.issues[0].code], ['SeamValidationError', path, 'invalid_type'])
    }
    const run = await accessGrants.createMany([Promise.resolve(good), new Map()])
    assert.deepEqual(run.results.map(({ status, error }) => [status, error.name]), [['failed', 'SeamValidationError'], ['failed', 'SeamValidationError']])
    await assert.rejects(accessGrants.createMany(Promise.resolve([good])), { name: 'SeamConfigError', message: /^rows must be a list/ })
  }
  assert.equal(requests.length, 0)
})

test('the bytes that are sent are the bytes that were judged, of values that change too', async (t) => {
  const { requests, endpoint } = await serve(t, () => reply({ access_grant: grant, ok: true }))
  const { accessGrants } = new Seam({ apiKey: 'seam_1', endpoint })
  const [first, second] = ['2100-01-01T00:00:00Z', null]
  let reads = 0
  await accessGrants.create({ ...good, get ends_at() { return reads++ === 0 ? first : second } })
  let calls = 0
  await accessGrants.create({ ...good, ends_at: { toJSON: () => (calls++ === 0 ? first : second) } })
  assert.deepEqual(requests.map(({ body }) => JSON.parse(body).ends_at), [first, first])
  assert.deepEqual([reads, calls], [1, 1])
})

test('each answer has its error class', async (t) => {
  let answer
  const { endpoint } = await serve(t, () => answer)
  const seam = new Seam({ apiKey: 'seam_1', endpoint, maxRetries: 0 })
  const api = (status, type, extra) => reply({ error: { type, message: 'words', ...extra }, ok: false }, status, { 'seam-request-id': 'r1' })
  const html = (status) => ({ status, headers: { 'content-type': 'text/html' }, body: '<html>' })
  const table = [
    [api(400, 'invalid_input', { validation_errors: { _errors: [], space_ids: { _errors: ['s'] } } }), 'SeamInvalidInputError', 'invalid_input'],
    [api(401, 'client_session_expired'), 'SeamUnauthorizedError', 'client_session_expired'],
    [api(403, 'forbidden'), 'SeamForbiddenError', 'forbidden'],
    [api(404, 'access_grant_not_found'), 'SeamNotFoundError', 'access_grant_not_found'],
    [api(409, 'conflict'), 'SeamConflictError', 'conflict'],
    [api(429, 'too_many_requests'), 'SeamRateLimitError', 'too_many_requests', true],
    [api(500, 'internal_server_error', { data: { a: [1] } }), 'SeamApiError', 'internal_server_error', true],
    [html(401), 'SeamUnauthorizedError', 'unauthorized'],
    [html(502), 'SeamResponseError', undefined, true],
    [html(200), 'SeamResponseError'],
    [{ body: '{"access_grant":' }, 'SeamResponseError'],
    [{ body: '' }, 'SeamResponseError'],
    [reply({ access_grant: 42 }), 'SeamResponseError'],
    [reply({ access_grants: [] }), 'SeamResponseError'],
  ]
  for (const [given, name, code, retryable = false] of table) {
    answer = given
    const error = await failure(seam.accessGrants.get({ access_grant_id: ID }))
    assert.equal(error.name, name)
    assert.ok(error instanceof pkg[name] && pkg[`is${name}`](error) && pkg.isSeamError(error) && error instanceof Error)
    assert.equal(error.code, code)
    assert.equal(error.statusCode, given.status ?? 200)
    assert.equal(error.retryable, retryable)
    const written = JSON.parse(JSON.stringify(error))
    assert.deepEqual([written.name, written.message, written.code], [name, error.message, code])
    if (given.headers?.['seam-request-id']) assert.equal(error.requestId, 'r1')
    if (name === 'SeamInvalidInputError') assert.deepEqual(error.getValidationErrorMessages('space_ids'), ['s'])
    if (name === 'SeamApiError') assert.deepEqual(error.data, { a: [1] })
  }
})

test('retry-after is seconds, from a number or a date', async (t) => {
  let header
  const { endpoint } = await serve(t, () => reply({ error: { type: 't', message: 'm' } }, 429, { 'retry-after': header }))
  const seam = new Seam({ apiKey: 'seam_1', endpoint, maxRetries: 0 })
  for (const [given, least, most] of [['7', 7, 7], [new Date(Date.now() + 60_000).toUTCString(), 50, 61], ['soon', undefined, undefined]]) {
    header = given
    const { retryAfter } = await failure(seam.accessGrants.get({ access_grant_id: ID }))
    if (least === undefined) assert.equal(retryAfter, undefined)
    else assert.ok(retryAfter >= least && retryAfter <= most, String(retryAfter))
  }
})

test('secrets do not reach errors', async (t) => {
  const { endpoint } = await serve(t, (body) => reply({ access_grant: { access_grant_id: 7, echo: body } }))
  const seam = new Seam({ apiKey: 'seam_top_secret', endpoint })
  const errors = [
    await failure(seam.accessGrants.create(good)),
    await failure(seam.accessGrants.create({ ...good, requested_access_methods: [{ mode: 'card', code: '493827' }, { mode: 'code', code: '4938271234567' }] })),
    await failure(new Seam({ apiKey: 'seam_top_secret', fetch: async () => Promise.reject(new TypeError('down')) }).accessGrants.create(good)),
    await failure((async () => new Seam({ apiKey: 'seam_cst_top_secret' }))()),
    await failure((async () => new Seam({ apiKey: 'seam_top_secret\n' }))()),
  ]
  for (const error of errors) {
    const shown = `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`
    assert.ok(!shown.includes('top_secret') && !shown.includes('493827'), shown)
  }
})

const foreignError = runInNewContext('new Error("other realm")')

for (const [name, fetch, message] of [
  ['an error', () => Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') })), 'fetch failed: ECONNREFUSED'],
  ['a string', () => Promise.reject('text'), 'text'],
  ['null', () => Promise.reject(null), 'The connection failed.'],
  ['undefined', () => Promise.reject(), 'The connection failed.'],
  ['a number', () => Promise.reject(7), 'The connection failed.'],
  ['an error of another realm', () => Promise.reject(foreignError), 'other realm'],
  ['an object without a prototype', () => Promise.reject(Object.create(null)), 'The connection failed.'],
  ['a throw', () => { throw 'thrown' }, 'thrown'],
  ['a response that is none', () => 'hello', 'fetch did not give a Response.'],
  ['nothing', () => undefined, 'fetch did not give a Response.'],
  ['a status that is none', () => ({ status: 65736, headers: new Headers(), arrayBuffer: async () => new ArrayBuffer(0) }), 'fetch did not give a Response.'],
  ['headers that throw', () => ({ status: 200, headers: { get() { throw new Error('boom') } }, arrayBuffer: async () => new ArrayBuffer(0) }), 'boom'],
  ['a status that throws', () => ({ get status() { throw new Error('boom') }, headers: new Headers() }), 'boom'],
  ['a value that cannot be read', () => Promise.reject(new Proxy({}, { get() { throw new Error('no') } })), 'The connection failed.'],
  ['a body that breaks off', () => ({ status: 200, headers: new Headers(), arrayBuffer: () => Promise.reject('reset') }), 'reset'],
  ['a body that throws', () => ({ status: 200, headers: new Headers(), arrayBuffer: () => { throw null } }), 'The connection failed.'],
]) {
  test(`a fetch that gives ${name} is a connection error`, async () => {
    const error = await failure(new Seam({ apiKey: 'seam_1', fetch, maxRetries: 0 }).accessGrants.get({ access_grant_id: ID }))
    assert.equal(error.name, 'SeamConnectionError')
    assert.equal(error.message, message)
    assert.ok(error.retryable)
  })
}

test('a call that is aborted ends, whatever the reason and whatever fetch does', async () => {
  const never = () => new Promise(() => {})
  const seam = new Seam({ apiKey: 'seam_1', fetch: never })
  for (const reason of [undefined, 'text', null, new Error('enough'), foreignError]) {
    for (const early of [true, false]) {
      const controller = new AbortController()
      if (early) controller.abort(reason)
      else setTimeout(() => controller.abort(reason), 5)
      const error = await failure(seam.accessGrants.get({ access_grant_id: ID }, { signal: controller.signal }))
      assert.equal(error.name, 'AbortError')
      assert.ok(pkg.isSeamAbortError(error) && error instanceof pkg.SeamAbortError)
      if (reason) assert.equal(error.cause, reason)
    }
  }
})

test('headers that are not text are as good as none', async () => {
  for (const value of [42, {}, Symbol('x'), undefined]) {
    const body = new TextEncoder().encode(JSON.stringify({ access_grant: grant })).buffer
    const fetch = async () => ({ status: 200, headers: { get: () => value }, arrayBuffer: async () => body })
    const { access_grant_id } = await new Seam({ apiKey: 'seam_1', fetch }).accessGrants.get({ access_grant_id: ID })
    assert.equal(access_grant_id, ID)
  }
})

test('nothing is sent once the signal is aborted', async () => {
  let sent = 0
  const seam = new Seam({ apiKey: 'seam_1', fetch: async () => sent++ })
  await failure(seam.accessGrants.create(good, { signal: AbortSignal.abort('why') }))
  const controller = new AbortController()
  const call = failure(seam.accessGrants.create(good, { signal: controller.signal }))
  controller.abort()
  assert.equal((await call).name, 'AbortError')
  assert.equal(sent, 0)
})

test('options of a call that cannot work are refused with what to change', async () => {
  const seam = new Seam({ apiKey: 'seam_1', fetch: async () => new Response('{}') })
  for (const [options, words] of [[{ signal: {} }, /signal/], [{ timeout: Symbol('x') }, /timeout/], [{ timeout: NaN }, /timeout/], [{ timeout: -1 }, /timeout/]]) {
    const error = await failure(seam.accessGrants.get({ access_grant_id: ID }, options))
    assert.equal(error.name, 'SeamConfigError')
    assert.match(error.message, words)
  }
  for (const options of [null, undefined, {}, { headers: null, signal: null }, { timeout: Infinity }, { timeout: 3e9 }]) {
    assert.equal((await failure(seam.accessGrants.get({ access_grant_id: ID }, options))).name, 'SeamResponseError')
  }
})

test('every problem is told before anything is sent, what JSON loses too', async () => {
  const seam = new Seam({ apiKey: 'seam_1', fetch: async () => assert.fail('sent') })
  const error = await failure(seam.accessGrants.create({ ...good, user_identity_id: 'x', ends_at: new Date(NaN) }))
  assert.deepEqual(error.issues.map(({ path }) => path.join('.')), ['ends_at', 'user_identity_id'])
  const loss = await failure(seam.accessGrants.create({ ...good, user_identity_id: 'x', ends_at: new Date(NaN) }, { validate: false }))
  assert.deepEqual(loss.issues.map(({ path }) => path.join('.')), ['ends_at'], 'with the rules off, only what cannot be sent')
})

test('the filters of a list are those it was made with', async (t) => {
  const { requests, endpoint } = await serve(t, pages(2))
  const filters = { limit: 2, access_grant_ids: [ID] }
  const list = new Seam({ apiKey: 'seam_1', endpoint }).accessGrants.list(filters)
  for await (const _ of list) {
    filters.limit = 99
    filters.access_grant_ids.push('x')
  }
  assert.deepEqual(requests.map(({ body }) => JSON.parse(body).limit), [2, 2])
  assert.deepEqual(JSON.parse(requests[1].body).access_grant_ids, [ID])
})

test('a list whose cursor is missing does not end as if it were complete', async (t) => {
  for (const cursor of [{}, { next_page_cursor: null }, { next_page_cursor: '' }]) {
    const pagination = { has_next_page: true, ...cursor }
    const { requests, endpoint } = await serve(t, () => reply({ access_grants: [grant], pagination }))
    const { accessGrants } = new Seam({ apiKey: 'seam_1', endpoint })
    assert.equal((await accessGrants.list()).length, 1)
    const seen = []
    const error = await failure((async () => {
      for await (const { access_grant_id } of accessGrants.list()) seen.push(access_grant_id)
    })())
    assert.deepEqual([error.name, seen, requests.length], ['SeamResponseError', [ID], 2])
    assert.match(error.message, /cursor/)
  }
  const { endpoint } = await serve(t, () => reply({ access_grants: [grant] }))
  assert.equal((await new Seam({ apiKey: 'seam_1', endpoint }).accessGrants.list().toArray({ limit: 9 })).length, 1, 'a server without pages')
})

test('a first page that failed is asked for again, and then kept', async (t) => {
  let isUp = false
  const { requests, endpoint } = await serve(t, (body) => (isUp ? pagesOf(2, body) : reply({ error: { type: 't', message: 'm' } }, 404)))
  const list = new Seam({ apiKey: 'seam_1', endpoint }).accessGrants.list()
  const outcomes = await Promise.allSettled([list, list.withResponse(), list.toArray({ limit: 1 })])
  assert.deepEqual([outcomes.map(({ status }) => status), requests.length], [['rejected', 'rejected', 'rejected'], 1], 'asked for once meanwhile')
  isUp = true
  assert.equal((await list).length, 2)
  assert.equal((await list.withResponse()).data.length, 2)
  assert.equal((await list.toArray({ limit: Infinity })).length, 4)
  assert.equal(requests.length, 3)
})

test('the items of a list that the server speaks of are numbers in paths, whatever the operation', async (t) => {
  const tree = (message) => ({ _errors: [], device_ids: { _errors: [], 10: { _errors: [message] }, '01': { _errors: [message] } } })
  const body = { error: { type: 'invalid_input', message: 'No', validation_errors: tree('Bad') }, ok: false }
  const seam = new Seam({ apiKey: 'seam_x', fetch: async () => Response.json(body, { status: 400 }) })
  for (const call of [seam.accessGrants.create, seam.accessGrants.update, seam.accessMethods.get]) {
    await assert.rejects(call({}, { validate: false }), ({ issues }) => {
      assert.deepEqual(issues.map(({ path }) => path), [['device_ids', 10], ['device_ids', '01']])
      return true
    })
  }
})

test('of a key that stands twice in an answer the last one counts, as everywhere', async () => {
  const twice = `{"access_grant":{"access_grant_id":"${ID}","warnings":[{"error_code":"being_deleted"}],"warnings":[]}}`
  const fetch = async () => new Response(twice, { headers: { 'content-type': 'application/json' } })
  const { warnings } = await new Seam({ apiKey: 'seam_1', fetch }).accessGrants.get({ access_grant_id: ID })
  assert.deepEqual(warnings, [])
  const get = async (members) => {
    const fetch = async () => new Response(`{"access_grant":{${members}}}`, { headers: { 'content-type': 'application/json' } })
    return new Seam({ apiKey: 'seam_1', fetch }).accessGrants.get({ access_grant_id: ID })
  }
  const [good, bad] = [`"access_grant_id":"${ID}"`, '"access_grant_id":42']
  assert.equal((await get(`${bad},${good}`)).access_grant_id, ID)
  assert.equal((await failure(get(`${good},${bad}`))).name, 'SeamResponseError')
  assert.equal((await get(`"access_grant":{${bad}},"access_grant":{${good}}`)).access_grant_id, ID)
})

test('a connection error keeps what was thrown as its cause', async () => {
  const cause = new TypeError('fetch failed')
  const error = await failure(new Seam({ apiKey: 'seam_1', fetch: () => Promise.reject(cause) }).accessGrants.get({ access_grant_id: ID }))
  assert.equal(error.cause, cause)
})

test('a call that takes too long ends, and the request with it', async (t) => {
  const { endpoint } = await serve(t, () => ({ body: undefined }))
  let signal
  const seam = new Seam({ apiKey: 'seam_1', endpoint, timeout: 30, fetch: (address, init) => fetch(address, ((signal = init.signal), init)) })
  const error = await failure(seam.accessGrants.get({ access_grant_id: ID }))
  assert.equal(error.name, 'SeamTimeoutError')
  assert.ok(pkg.isSeamConnectionError(error) && error.retryable && signal.aborted)
})

test('overlapping calls do not disturb each other', async (t) => {
  const { endpoint } = await serve(t, async (body, count) => {
    await new Promise((resolve) => setTimeout(resolve, (20 - count) * 2))
    return reply({ access_grant: { ...grant, display_name: JSON.parse(body).access_grant_key } })
  })
  const seam = new Seam({ apiKey: 'seam_1', endpoint })
  const keys = Array.from({ length: 20 }, (_, index) => `key-${index}`)
  const grants = await Promise.all(keys.map((access_grant_key) => seam.accessGrants.get({ access_grant_key })))
  assert.deepEqual(grants.map(({ display_name }) => display_name), keys)
})

function pagesOf(count, body) {
  const { page_cursor = '0', ...filters } = JSON.parse(body)
  const at = Number(page_cursor)
  const next_page_cursor = at + 1 < count ? String(at + 1) : null
  const pagination = { has_next_page: next_page_cursor !== null, next_page_cursor, next_page_url: null }
  return reply({ access_grants: [0, 1].map(() => ({ ...grant, display_name: `${at} ${JSON.stringify(filters)}` })), pagination })
}

const pages = (count) => (body) => pagesOf(count, body)

test('a list is its first page when awaited, and every grant when iterated', async (t) => {
  const { requests, endpoint } = await serve(t, pages(3))
  const { accessGrants } = new Seam({ apiKey: 'seam_1', endpoint })
  const list = accessGrants.list({ limit: 2 })
  assert.equal(requests.length, 0, 'nothing is sent before somebody asks')
  const first = await list
  assert.ok(Array.isArray(first) && first.length === 2)
  assert.deepEqual(first, [...first], 'a page compares equal to a plain array')
  assert.deepEqual(first.pagination, { has_next_page: true, next_page_cursor: '1', next_page_url: null })
  const names = []
  for await (const { display_name } of list) names.push(display_name)
  assert.deepEqual(names, ['0', '0', '1', '1', '2', '2'].map((page) => `${page} {"limit":2}`), 'filters are repeated')
  assert.equal(requests.length, 3, 'the first page is not asked for again')
  assert.equal((await accessGrants.list().toArray({ limit: 3 })).length, 3)
  assert.equal((await accessGrants.list({ page_cursor: '2' }).toArray({ limit: Infinity })).length, 2, 'resumes')
  await assert.rejects(accessGrants.list().toArray(), TypeError)
})

test('a cursor that comes again ends the walk', async (t) => {
  const pagination = { has_next_page: true, next_page_cursor: 'x', next_page_url: null }
  const { endpoint } = await serve(t, () => reply({ access_grants: [grant], pagination }))
  const error = await failure(new Seam({ apiKey: 'seam_1', endpoint }).accessGrants.list().toArray({ limit: 100 }))
  assert.equal(error.name, 'SeamResponseError')
})

test('a client that cannot work is refused at once, with what to change', () => {
  const refuse = (options, words) => assert.throws(() => new Seam(options), (error) => {
    assert.equal(error.name, 'SeamConfigError')
    assert.match(error.message, words)
    return true
  })
  refuse('seam_cst1', /clientSessionToken/)
  refuse('ey1', /consoleSessionToken/)
  refuse({ apiKey: 'sk_live' }, /must start with seam_/)
  refuse({ apiKey: 7 }, /must be a string/)
  refuse({ personalAccessToken: 'seam_at1' }, /workspaceId/)
  refuse({ apiKey: 'seam_1', clientSessionToken: 'seam_cst1' }, /only one of apiKey and clientSessionToken/)
  for (const workspaceId of ['w\nx-evil\n1', ' ', 'w→', 5, {}]) refuse({ personalAccessToken: 'seam_at1', workspaceId }, /workspaceId/)
  refuse({ apiKey: 'seam_1', timeout: '30' }, /timeout/)
  refuse({ apiKey: 'seam_1', endpoint: 'connect.getseam.com' }, /absolute address/)
  refuse({ apiKey: 'seam_1', endpoint: 'ftp://x' }, /http or https/)
  for (const tail of ['?', '#', '?#', '?a', '#a', '/?', '/v1/#', '/v1?a=1#b']) refuse({ apiKey: 'seam_1', endpoint: `https://h${tail}` }, /a query or a fragment/)
  refuse({ apiKey: 'seam_1', headers: { 'a b': 'x' } }, /headers/)
  refuse({ apiKey: 'seam_1', headers: { a: 'x\ny' } }, /line break/)
})

test('the environment is the last resort', async (t) => {
  const saved = { ...process.env }
  t.after(() => (process.env = saved))
  const environment = (variables) => (process.env = { ...variables })
  environment({})
  assert.throws(() => new Seam(), /SEAM_API_KEY/)
  environment({ SEAM_API_KEY: 'seam_1', SEAM_PERSONAL_ACCESS_TOKEN: 'seam_at1' })
  assert.throws(() => new Seam(), /both set/)
  const { requests, endpoint } = await serve(t, () => reply({ access_grant: grant }))
  environment({ SEAM_API_KEY: 'seam_env', SEAM_ENDPOINT: endpoint })
  await new Seam().accessGrants.get({ access_grant_id: ID })
  environment({ SEAM_PERSONAL_ACCESS_TOKEN: 'seam_at_env', SEAM_WORKSPACE_ID: 'w', SEAM_ENDPOINT: endpoint })
  await new Seam().accessGrants.get({ access_grant_id: ID })
  await new Seam('seam_option').accessGrants.get({ access_grant_id: ID })
  assert.equal(requests[1].headers['seam-workspace'], 'w')
  for (const token of [{ personalAccessToken: 'seam_at_option' }, { consoleSessionToken: 'ey_option' }]) {
    await new Seam(token).accessGrants.get({ access_grant_id: ID })
    assert.equal(requests.pop().headers['seam-workspace'], 'w')
  }
  assert.deepEqual(requests.map(({ headers }) => headers.authorization), ['Bearer seam_env', 'Bearer seam_at_env', 'Bearer seam_option'])
})

test('importing does nothing, and the first use works in a worker', async () => {
  const code = `
    const { parentPort } = require('node:worker_threads')
    const { Module } = WebAssembly
    let compiled = 0
    WebAssembly.Module = class extends Module { constructor(bytes) { super(bytes); compiled++ } }
    import(${JSON.stringify(new URL('../../pkg/index.js', import.meta.url).href)}).then(({ checkPin }) => {
      const before = compiled
      parentPort.postMessage([before, checkPin('12').length, checkPin('1234').length, compiled])
    })`
  const worker = new Worker(code, { eval: true })
  const [message] = await once(worker, 'message')
  assert.deepEqual(message, [0, 1, 0, 1])
})

const client = (fetch) => new Seam({ apiKey: 'seam_1', fetch })
const reply200 = (text) => new Response(text, { headers: { 'content-type': 'application/json' } })
const failed = (promise) => promise.then(() => assert.fail('it should have failed'), (error) => error)

test('an answer of millions of bad items, or one that no memory holds, is an error, and the module goes on', async () => {
  const { SeamResponseError } = pkg
  const items = JSON.stringify({ access_grants: Array.from({ length: 1e6 }, () => 1) })
  const many = await failed(client(async () => reply200(items)).accessGrants.list())
  assert.ok(many instanceof SeamResponseError)
  assert.equal(many.issues.length, 1000)
  const headers = new Headers({ 'content-type': 'application/json' })
  // No such memory is used: it is asked for, and nothing is written to it.
  const large = await failed(client(async () => ({ status: 200, headers, arrayBuffer: async () => new ArrayBuffer(4.2e9) })).accessGrants.list())
  assert.ok(large instanceof SeamResponseError)
  assert.match(large.message, /too large/)
  assert.deepEqual(pkg.checkPin('12').map(({ code }) => code), ['invalid_format'])
  assert.equal((await client(async () => reply200('{"access_grants":[]}')).accessGrants.list()).length, 0)
})

test('an answer that is longer than any text is an error of ours', async (t) => {
  const body = JSON.stringify({ access_grants: [{ ...grant, display_name: 'n'.repeat(5000) }] })
  const api = client(async () => reply200(body)).accessGrants
  assert.equal((await api.list()).length, 1)
  // As the platform says it of more than 512 MB, which would make this test a slow one.
  const { decode } = TextDecoder.prototype
  t.mock.method(TextDecoder.prototype, 'decode', function (bytes, options) {
    if (bytes?.byteLength > 5000) throw Object.assign(new Error('Cannot create a string longer than 0x1fffffe8 characters'), { code: 'ERR_STRING_TOO_LONG' })
    return decode.call(this, bytes, options)
  })
  const error = await failed(api.list())
  assert.deepEqual([error.name, error.statusCode, error.retryable], ['SeamResponseError', 200, false])
  assert.match(error.message, /too large/)
})

test('what is no fetch is refused by name, and none is the platform’s', () => {
  for (const fetch of [5, 'fetch', {}]) assert.throws(() => new Seam({ apiKey: 'seam_1', fetch }), { name: 'SeamConfigError', message: 'fetch must be a function.' })
  for (const fetch of [undefined, null]) assert.ok(new Seam({ apiKey: 'seam_1', fetch }))
})

test('half a Response is no Response', async () => {
  const fetch = async () => ({ status: 200, headers: new Headers() })
  const { accessGrants } = new Seam({ apiKey: 'seam_1', fetch, maxRetries: 0 })
  await assert.rejects(accessGrants.list().then(), { name: 'SeamConnectionError', message: 'fetch did not give a Response.' })
})
