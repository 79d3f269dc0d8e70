// What the sandbox sees of a request, and what of its answer reaches the caller.

import assert from 'node:assert/strict'
import test from 'node:test'
import { Seam } from '../../pkg/index.js'
import { createSandbox } from '../../pkg/sandbox.js'

const LIST = '/access_grants/list'

function start() {
  const sandbox = createSandbox({ seed: 'demo' })
  const headers = { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' }
  const send = (init, path = LIST, origin = sandbox.endpoint) =>
    sandbox.fetch(origin + path, { method: 'POST', ...init, headers: { ...headers, ...init?.headers } })
  return { sandbox, send }
}

test('a call that is aborted while its body is read changes nothing', async () => {
  const { sandbox, send } = start()
  const controller = new AbortController()
  const body = '{"user_identity":{},"requested_access_methods":[]}'
  const sent = send({ body, signal: controller.signal }, '/access_grants/create')
  controller.abort()
  await assert.rejects(sent, { name: 'AbortError' })
  assert.equal((await new Seam(sandbox.options).accessGrants.list()).length, 200)
})

test('bytes that are no text are refused, and so is a body that is too long', async () => {
  const { send } = start()
  const answer = await send({ body: new Uint8Array([0x7b, 0xff, 0x7d]) })
  assert.equal(answer.status, 400)
  assert.equal((await answer.json()).error.message, 'Error while parsing input')
  for (const body of [new Uint8Array(50_000_000).fill(32), `"${'é'.repeat(600_000)}"`]) {
    const { status, headers } = await send({ body })
    assert.equal(status, 413)
    assert.match(headers.get('content-type'), /^application\/json/)
  }
})

test('pages of another origin may ask', async () => {
  const { send } = start()
  const origin = 'https://app.example'
  const asked = await send({ method: 'OPTIONS', headers: { authorization: '', origin, 'access-control-request-method': 'POST' } })
  assert.equal(asked.status, 200)
  assert.match(asked.headers.get('access-control-allow-methods'), /PATCH/)
  assert.match(asked.headers.get('access-control-allow-headers'), /seam-workspace/)
  for (const headers of [asked.headers, (await send({ headers: { origin } })).headers]) {
    assert.equal(headers.get('access-control-allow-origin'), origin)
  }
})

test('methods: HEAD has no body, another one is told which there are', async () => {
  const { send } = start()
  const head = await send({ method: 'HEAD' })
  assert.deepEqual([head.status, await head.text()], [200, ''])
  const put = await send({ method: 'PUT' })
  assert.deepEqual([put.status, put.headers.get('allow')], [405, 'GET, HEAD, POST, OPTIONS'])
})

test('a client with the address of another server notices', async () => {
  const { sandbox, send } = start()
  const seam = new Seam({ apiKey: sandbox.apiKey, fetch: sandbox.fetch })
  await assert.rejects(seam.accessGrants.list().toArray({ limit: 1 }), { statusCode: 421, message: /Set the endpoint of your client to https:\/\/sandbox\.invalid/ })
  for (const origin of ['http://localhost:8080', 'http://127.0.0.1', 'http://[::1]:8080']) assert.equal((await send({}, LIST, origin)).status, 200, origin)
})

test('the address of the next page leads there, through a server in between as well', async () => {
  const { send } = start()
  const page = await (await send({ body: '{"limit":2,"search":"a"}' }, LIST, 'http://localhost:8080')).json()
  assert.ok(page.pagination.next_page_url.startsWith('http://localhost:8080/access_grants/list?limit=2&'))
  const next = await (await send({ method: 'GET' }, page.pagination.next_page_url.slice('http://localhost:8080'.length))).json()
  assert.equal(next.access_grants.length, 2)
  assert.notDeepEqual(next.access_grants, page.access_grants)
  const headers = { 'x-forwarded-host': 'seam.example', 'x-forwarded-proto': 'https' }
  const seen = await (await send({ headers, body: '{"limit":1}' })).json()
  assert.ok(seen.pagination.next_page_url.startsWith('https://seam.example/access_grants/list?'))
})
