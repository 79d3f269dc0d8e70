// The sandbox over HTTP: the API, CORS, the control routes, faults on the wire, and what is too large or no request at all.

import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { once } from 'node:events'
import test from 'node:test'
import { Seam } from '../../pkg/index.js'
import { grantOf, start } from './start.mjs'

const now = '2100-01-01T00:00:00Z'

/** What a server sends back for raw bytes. */
async function raw(address, text) {
  const { port } = new URL(address)
  const socket = connect(Number(port), '127.0.0.1')
  socket.end(text)
  let answer = ''
  for await (const piece of socket.setEncoding('utf8')) answer += piece
  return answer
}

test('any client takes it for the API', async (t) => {
  const { address, apiKey, post } = await start(t, ['--seed', 'demo'])
  const { accessGrants } = new Seam({ apiKey, endpoint: address })
  const grant = await accessGrants.create(grantOf('stay-zoë', { name: 'Zoë' }))
  assert.equal((await accessGrants.get({ access_grant_key: 'stay-zoë' })).name, 'Zoë')
  assert.equal((await accessGrants.list().toArray({ limit: 300 })).length, 201)
  await assert.rejects(accessGrants.create(grantOf('stay-zoë')), { name: 'SeamConflictError' })
  const query = await fetch(`${address}/access_grants/get?access_grant_id=${grant.access_grant_id}`, { headers: { authorization: `Bearer ${apiKey}` } })
  assert.equal((await query.json()).access_grant.access_grant_id, grant.access_grant_id)
  const removed = await fetch(`${address}/access_grants/delete?access_grant_id=${grant.access_grant_id}`, { method: 'DELETE', headers: { authorization: `Bearer ${apiKey}` } })
  assert.equal(removed.status, 200)
  const answer = await post('/access_grants/list', { limit: 0 })
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [400, 'application/json; charset=utf-8'])
  assert.match(answer.headers.get('seam-request-id'), /^[0-9a-f-]{36}$/)
  assert.equal((await post('/access_grants/list', {}, { authorization: 'Bearer seam_other' })).status, 401)
})

test('a page of another origin may ask, with what the clients of Seam send', async (t) => {
  const { address, post } = await start(t)
  const origin = 'https://app.example'
  const preflight = await fetch(`${address}/access_grants/create`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type,seam-sdk-name' },
  })
  assert.equal(preflight.status, 200)
  const header = (response, name) => response.headers.get(`access-control-allow-${name}`)
  assert.deepEqual([header(preflight, 'origin'), header(preflight, 'credentials')], [origin, 'true'])
  assert.equal(header(preflight, 'methods'), 'GET, POST, PUT, PATCH, DELETE, OPTIONS')
  const allowed = header(preflight, 'headers').split(', ')
  for (const name of ['authorization', 'client-session-token', 'seam-workspace', 'seam-sdk-name', 'seam-sdk-version', 'content-type']) {
    assert.ok(allowed.includes(name), name)
  }
  assert.equal(allowed.includes('idempotency-key'), false)
  for (const response of [await post('/access_grants/list', {}, { origin }), await post('/access_grants/list', {}, { origin, authorization: '' })]) {
    assert.deepEqual([header(response, 'origin'), response.headers.get('vary').toLowerCase()], [origin, 'origin'])
  }
  assert.equal(header(await post('/access_grants/list'), 'origin'), null)
})

test('the control routes do what the methods do', async (t) => {
  const { control, post } = await start(t, ['--seed', 'demo', '--now', now])
  const count = async () => (await (await post('/access_grants/list')).json()).access_grants.length
  assert.deepEqual(await control('advance', { ms: 60_000 }), { status: 200, body: { now: '2100-01-01T00:01:00.000Z', ok: true } })
  const { body: before } = await control('snapshot', {})
  await post('/access_grants/create', grantOf('mine-1'))
  assert.equal(await count(), 201)
  assert.deepEqual(await control('restore', JSON.stringify(before)), { status: 200, body: { ok: true } })
  assert.equal(await count(), 200)
  assert.deepEqual((await control('faults', { outage: true })).body, { faults: { outage: true }, ok: true })
  assert.equal((await post('/access_grants/list')).status, 503)
  assert.deepEqual((await control('faults', {})).status, 200)
  const { requests } = (await control('requests')).body
  assert.deepEqual(requests.map(({ path, status }) => [path, status]), [
    ['/access_grants/create', 200], ['/access_grants/list', 200], ['/access_grants/list', 200], ['/access_grants/list', 503],
  ])
  const { body: state } = await control('state')
  assert.deepEqual([state.seed, state.apiKey, state.now, state.webhooks], ['demo', 'seam_test_sandbox', '2100-01-01T00:01:00.000Z', []])
  assert.deepEqual(state.data, (await control('snapshot', {})).body)
  assert.ok(Array.isArray((await control('events')).body.events))
  await post('/access_grants/create', grantOf('mine-2'))
  assert.equal((await control('reset', {})).status, 200)
  assert.deepEqual([await count(), (await control('requests')).body.requests.length], [200, 1])
})

test('a control route that is called wrongly says how', async (t) => {
  const { address, control } = await start(t)
  const cases = [
    [() => control('advance', { ms: 'x' }), 400, /milliseconds/],
    [() => control('advance', 'null'), 400, /milliseconds/],
    [() => control('advance', '{'), 400, /no JSON/],
    [() => control('faults', { outage: 7 }), 400, /outage/],
    [() => control('restore', { no: 'snapshot' }), 400, /snapshot/],
    [() => control('nothing'), 404, /nothing/],
    [() => control('constructor'), 404, /constructor/],
    [() => control('reset'), 405, /POST/],
    [() => control('state', {}), 405, /GET/],
  ]
  for (const [call, status, message] of cases) {
    const answer = await call()
    assert.equal(answer.status, status, String(message))
    assert.match(answer.body.error.message, message)
    assert.equal(answer.body.ok, false)
  }
  const { headers } = await fetch(`${address}/_sandbox/reset`)
  assert.equal(headers.get('allow'), 'POST')
})

test('faults reach the wire', async (t) => {
  const { address, control, post } = await start(t, ['--seed', 'demo', '--now', now])
  await control('faults', { drop: true })
  await assert.rejects(post('/access_grants/list'), (error) => error.cause.code === 'UND_ERR_SOCKET' || error.cause.code === 'ECONNRESET')
  assert.equal(await raw(address, 'GET /access_grants/list HTTP/1.1\r\nhost: x\r\n\r\n'), '', 'not a byte comes back')
  await control('faults', { truncate: true })
  await assert.rejects((await post('/access_grants/list')).json(), SyntaxError)
  await control('faults', { html: true })
  const page = await post('/access_grants/list')
  assert.deepEqual([page.status, page.headers.get('content-type')], [502, 'text/html; charset=utf-8'])
  await control('faults', { rateLimit: 1 })
  const limited = [await post('/access_grants/list'), await post('/access_grants/list')]
  assert.deepEqual(limited.map(({ status }) => status), [200, 429])
  assert.equal(limited[1].headers.get('retry-after'), '60')
  await control('advance', { ms: 60_000 })
  assert.equal((await post('/access_grants/list')).status, 200)
  await control('faults', { slowBody: 50 })
  const pieces = []
  for await (const piece of (await post('/access_grants/list')).body) pieces.push(piece)
  assert.ok(pieces.length > 1)
  assert.equal(JSON.parse(Buffer.concat(pieces)).access_grants.length, 200)
})

test('what is no request that the API could have does no harm', async (t) => {
  const { address, post, end } = await start(t)
  const status = async (text) => Number(/^HTTP\/1\.1 (\d+)/.exec(await raw(address, text))?.[1])
  const line = (line, more = '') => status(`${line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${more}\r\n`)
  assert.deepEqual(await Promise.all([
    line('TRACE /access_grants/list'),
    line('GET //[/x'),
    line('GET http://[/'),
    line('GET *'),
    line('GET /%00%ff?%'),
    status('GET /access_grants/list HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n'),
    status('nonsense\r\n\r\n'),
  ]), [400, 401, 421, 421, 401, 401, 400])
  const broken = connect(Number(new URL(address).port), '127.0.0.1')
  broken.write('POST /access_grants/create HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"a"')
  broken.destroy()
  await once(broken, 'close')
  assert.equal((await post('/access_grants/list')).status, 200)
  assert.equal(await Promise.race([end, 'still there']), 'still there')
})

test('a body that is too large is refused, and the next one is not', async (t) => {
  const { post } = await start(t)
  const large = await post('/access_grants/create', grantOf('large', { name: 'x'.repeat(2 ** 20) }))
  assert.deepEqual([large.status, (await large.json()).error.type], [413, 'payload_too_large'])
  assert.equal((await post('/access_grants/create', grantOf('small'))).status, 200)
})

test('where the module has no memory left the answer is 500, and a fresh sandbox goes on', { timeout: 60_000 }, async (t) => {
  const { control, post, stop } = await start(t, [], { node: ['--wasm-max-mem-pages=96'] })
  await control('faults', { latency: 1 })
  let answer
  for (let index = 0; index < 40; index++) {
    answer = await post('/access_grants/create', grantOf(`stay-${index}`, { name: 'x'.repeat(900_000) }))
    if (answer.status !== 200) break
  }
  assert.deepEqual([answer.status, (await answer.json()).error.type], [500, 'internal_server_error'])
  const list = await post('/access_grants/list')
  assert.deepEqual([list.status, (await list.json()).access_grants], [200, []])
  assert.deepEqual((await control('state')).body.faults, { latency: 1 }, 'faults stay')
  const { err, status } = await stop('SIGTERM')
  assert.match(err, /The sandbox ended and was opened again\./)
  assert.doesNotMatch(err, /xxx/)
  assert.equal(status, 0)
})
