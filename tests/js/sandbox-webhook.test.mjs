// Webhooks of a sandbox: signed as the official library checks it, and delivered again on the sandbox's clock.

import { SeamWebhook } from '@seamapi/webhook'
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import test from 'node:test'
import { parseEvent, verifyWebhook } from '../../pkg/index.js'
import { createSandbox } from '../../pkg/sandbox.js'

const now = '2100-01-01T00:00:00Z'
const ids = ['1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d', '2a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d']
const eventOf = (event_id = ids[0], event_type = 'access_grant.created') => ({
  event_id, event_type, access_grant_id: ids[1], workspace_id: ids[1], created_at: now, occurred_at: now,
})
const seconds = (...numbers) => numbers.map((number) => new Date(Date.parse(now) + number * 1000).toISOString())

test('what is sent is what verifyWebhook and the official library take', async () => {
  const sandbox = createSandbox({ now })
  const received = []
  const webhook = sandbox.webhook({
    handler: async (request) => void received.push({ method: request.method, payload: await request.text(), headers: Object.fromEntries(request.headers) }),
  })
  webhook.send({ ...eventOf(), name: 'Zoë' })
  await webhook.settled()
  const [{ method, payload, headers }] = received
  assert.deepEqual([method, headers['content-type'], headers['svix-id']], ['POST', 'application/json', `msg_${ids[0]}`])
  const { secret } = webhook
  assert.match(secret, /^whsec_[A-Za-z0-9+/]{32}$/)
  const event = { ...eventOf(), name: 'Zoë' }
  assert.deepEqual(await verifyWebhook({ payload, headers, secret }), event)
  assert.deepEqual(new SeamWebhook(secret).verify(payload, headers), event)
  assert.deepEqual(parseEvent(payload), event)
  await assert.rejects(verifyWebhook({ payload: payload.replace('Zoë', 'Zoé'), headers, secret }), { code: 'no_match' })
  assert.deepEqual(webhook.deliveries(), [{ eventId: ids[0], eventType: 'access_grant.created', attempt: 1, at: new Date(now), status: 204 }])
})

test('what is refused comes again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h, and then no more', async () => {
  const sandbox = createSandbox({ now })
  const bodies = new Set()
  const sent = new Set()
  const webhook = sandbox.webhook({
    handler: async (request) => {
      bodies.add(await request.text())
      sent.add(request.headers.get('svix-id'))
      return new Response(null, { status: 500 })
    },
  })
  webhook.send(eventOf())
  await webhook.settled()
  const attempts = () => webhook.deliveries().length
  const counts = []
  for (const wait of [4999, 1, 299_999, 1, 1_799_999, 1, 7_199_999, 1, 17_999_999, 1, 35_999_999, 1, 35_999_999, 1, 10 ** 9]) {
    sandbox.advance(wait)
    await webhook.settled()
    counts.push(attempts())
  }
  assert.deepEqual(counts, [1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8])
  assert.deepEqual(webhook.deliveries().map(({ attempt }) => attempt), [1, 2, 3, 4, 5, 6, 7, 8])
  assert.deepEqual([bodies.size, sent.size], [1, 1], 'every attempt is the same message')
})

test('a long leap of the clock brings every attempt that was due, in order', async () => {
  const sandbox = createSandbox({ now })
  let refusals = 3
  const webhook = sandbox.webhook({ handler: () => new Response(null, { status: refusals-- > 0 ? 503 : 200 }) })
  webhook.send(eventOf())
  sandbox.advance(1000)
  webhook.send(eventOf(ids[1]))
  sandbox.advance(86_400_000)
  await webhook.settled()
  assert.deepEqual(webhook.deliveries().map(({ eventId, attempt, status }) => [ids.indexOf(eventId), attempt, status]), [
    [0, 1, 503], [1, 1, 503], [0, 2, 503], [1, 2, 200], [0, 3, 200],
  ])
  assert.deepEqual(webhook.deliveries().map(({ at }) => at.toISOString()), seconds(0, 1, 5, 6, 305))
})

test('a handler that throws, rejects or answers with nothing to read refuses', async () => {
  const sandbox = createSandbox({ now })
  const answers = [() => { throw new Error('x') }, () => Promise.reject(new Error('x')), () => null, () => ({}), () => Response.redirect('https://example.com'), () => ({ status: 299 })]
  for (const [index, status] of [null, null, null, null, 302, 299].entries()) {
    const webhook = sandbox.webhook({ handler: answers[index] })
    webhook.send(eventOf())
    await webhook.settled()
    assert.deepEqual(webhook.deliveries().map((delivery) => delivery.status), [status])
    webhook.remove()
  }
})

test('over HTTP, with a server that is down at first', async () => {
  const sandbox = createSandbox({ now })
  const server = createServer(async (request, response) => {
    let payload = ''
    for await (const piece of request.setEncoding('utf8')) payload += piece
    received.push({ payload, headers: request.headers })
    response.writeHead(204).end()
  })
  const received = []
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address()
  server.close()
  const webhook = sandbox.webhook({ url: `http://127.0.0.1:${port}/hook` })
  webhook.send(eventOf())
  await webhook.settled()
  await once(server.listen(port, '127.0.0.1'), 'listening')
  try {
    sandbox.advance(5000)
    await webhook.settled()
    assert.deepEqual(webhook.deliveries().map(({ status }) => status), [null, 204])
    const [{ payload, headers }] = received
    assert.deepEqual(new SeamWebhook(webhook.secret).verify(payload, headers), eventOf())
  } finally {
    server.close()
  }
})

test('where the clock runs, attempts come by themselves', { timeout: 20_000 }, async () => {
  const sandbox = createSandbox()
  let refusals = 1
  const taken = new Promise((resolve) => {
    const webhook = sandbox.webhook({ handler: () => (refusals-- > 0 ? new Response(null, { status: 500 }) : resolve(webhook)) })
    webhook.send(eventOf())
  })
  const keepAlive = setTimeout(() => {}, 15_000)
  const webhook = await taken
  clearTimeout(keepAlive)
  await webhook.settled()
  assert.deepEqual(webhook.deliveries().map(({ status }) => status), [500, 204])
})

test('the secret follows from random, and may be given', () => {
  const secrets = (random) => {
    const sandbox = createSandbox({ random })
    return [1, 2].map(() => sandbox.webhook({ handler: () => {} }).secret)
  }
  assert.deepEqual(secrets(1), secrets(1))
  assert.equal(new Set([...secrets(1), ...secrets(2)]).size, 4)
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  assert.equal(createSandbox().webhook({ url: 'https://example.com', secret }).secret, secret)
})

test('removed or reset, nothing more is sent', async () => {
  const sandbox = createSandbox({ now })
  let count = 0
  const handler = () => {
    count++
    return new Response(null, { status: 500 })
  }
  const [removed, kept] = [sandbox.webhook({ handler }), sandbox.webhook({ handler })]
  removed.send(eventOf())
  kept.send(eventOf())
  await Promise.all([removed.settled(), kept.settled()])
  removed.remove()
  sandbox.reset()
  sandbox.advance(86_400_000)
  await Promise.all([removed.settled(), kept.settled()])
  assert.equal(count, 2)
  assert.deepEqual(kept.deliveries(), [])
})

test('options that are not valid are refused by name', () => {
  const sandbox = createSandbox()
  const handler = () => {}
  const invalid = [
    [undefined, /url or a handler/], [{}, /url or a handler/], [{ url: 'https://example.com', handler }, /not both/], [{ url: 'ftp://example.com' }, /^url/],
    [{ url: 'nowhere' }, /^url/], [{ handler: 'x' }, /^handler/], [{ handler, eventTypes: 'x' }, /^eventTypes/], [{ handler, eventTypes: [1] }, /^eventTypes/],
  ]
  for (const [options, message] of invalid) assert.throws(() => sandbox.webhook(options), { name: 'TypeError', message })
  assert.throws(() => sandbox.webhook({ handler, secret: '!' }), { name: 'SeamConfigError', message: /^secret/ })
  assert.throws(() => sandbox.webhook({ handler }).send({}), { name: 'TypeError', message: /event_id/ })
  assert.throws(() => sandbox.onEvent(), TypeError)
})
