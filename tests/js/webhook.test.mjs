// Events and the webhooks that bring them. The signatures are made here with Node's own HMAC, by the scheme's text.

import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import test from 'node:test'
import { runInNewContext } from 'node:vm'
import { Webhook } from 'standardwebhooks'
import { isSeamWebhookVerificationError, parseEvent, verifyWebhook } from '../../pkg/index.js'
import { ID, failure } from './fake-fetch.mjs'

const key = Buffer.from('a webhook key of thirty-two bytes')
const secret = `whsec_${key.toString('base64')}`
const event = { event_id: ID, event_type: 'access_method.issued', workspace_id: ID, created_at: '2025-06-01T00:00:00Z', occurred_at: '2025-06-01T00:00:00Z', access_method_id: ID, access_grant_ids: [ID], code: '493827' }
const payload = JSON.stringify(event)
const now = new Date('2025-06-01T00:00:00Z')
const seconds = String(now.getTime() / 1000)
const sign = (text, at = seconds, id = 'msg_1') => `v1,${createHmac('sha256', key).update(`${id}.${at}.${text}`).digest('base64')}`
const headers = (signature = sign(payload), at = seconds, family = 'svix') => ({ [`${family}-id`]: 'msg_1', [`${family}-timestamp`]: at, [`${family}-signature`]: signature })

test('events are typed, and tomorrow\'s survive', () => {
  assert.deepEqual(parseEvent(payload), event)
  for (const malformed of ['', '{']) assert.throws(() => parseEvent(malformed), { name: 'SeamValidationError', message: 'Give a value that can be written as JSON.' })
  assert.deepEqual(parseEvent(event), event)
  const tomorrow = { event_id: ID, event_type: 'access_grant.tomorrow', anything: [1] }
  assert.deepEqual(parseEvent(JSON.stringify(tomorrow)), tomorrow)
  for (const bad of ['', '{', '[]', 'null', '{}', JSON.stringify({ ...event, access_method_id: 1 }), undefined, 7]) {
    assert.throws(() => parseEvent(bad), { name: 'SeamValidationError' }, String(bad))
  }
})

test('a signed webhook is an event: both families, any case, Headers, bytes', async () => {
  for (const given of [
    headers(),
    headers(undefined, undefined, 'webhook'),
    Object.fromEntries(Object.entries(headers()).map(([name, value]) => [name.toUpperCase(), value])),
    new Headers(headers()),
    headers(`v2,AAAA v1,AAAA ${sign(payload)}`),
  ]) {
    assert.deepEqual(await verifyWebhook({ payload, headers: given, secret, now }), event)
  }
  const bytes = new TextEncoder().encode(payload)
  for (const given of [bytes, bytes.buffer, Buffer.from(bytes)]) {
    assert.deepEqual(await verifyWebhook({ payload: given, headers: headers(), secret, now: now.toISOString() }), event)
  }
  assert.deepEqual(await verifyWebhook({ payload, headers: headers(), secret: secret.replace('whsec_', ''), now }), event)
})

test('the library of the scheme\'s authors agrees', async () => {
  const at = new Date()
  const signature = new Webhook(secret).sign('msg_1', at, payload)
  const given = headers(signature, String(Math.floor(at.getTime() / 1000)), 'webhook')
  assert.deepEqual(new Webhook(secret).verify(payload, given), event)
  assert.deepEqual(await verifyWebhook({ payload, headers: given, secret }), event)
})

test('what is not from Seam, or too old, is refused with why', async () => {
  const other = Number(seconds)
  for (const [given, code] of [
    [{}, 'missing_headers'],
    [{ ...headers(), 'svix-id': '' }, 'missing_headers'],
    [undefined, 'missing_headers'],
    [headers(sign(payload), 'soon'), 'invalid_headers'],
    [headers(sign(payload), '1e9'), 'invalid_headers'],
    [headers(sign(payload, String(other - 301)), String(other - 301)), 'too_old'],
    [headers(sign(payload, String(other + 301)), String(other + 301)), 'too_new'],
    [headers(sign(`${payload} `)), 'no_match'],
    [headers(sign(payload, String(other - 1))), 'no_match'],
    [headers(sign(payload).replace('v1', 'v2')), 'no_match'],
    [headers('v1,not base64!'), 'no_match'],
    [headers('v1'), 'no_match'],
    [headers(''), 'missing_headers'],
  ]) {
    const error = await failure(verifyWebhook({ payload, headers: given, secret, now }))
    assert.ok(isSeamWebhookVerificationError(error), String(error))
    assert.equal(error.code, code)
    assert.ok(!/493827|whsec|webhook key/.test(`${error.stack}${JSON.stringify(error)}`))
  }
  for (const edge of [-300, 300]) {
    const at = String(other + edge)
    assert.deepEqual(await verifyWebhook({ payload, headers: headers(sign(payload, at), at), secret, now }), event)
  }
  for (const odd of ['soon', '2030-01-01T00:00:00', new Date(NaN)]) {
    const error = await failure(verifyWebhook({ payload, headers: headers(), secret, now: odd }))
    assert.deepEqual([error.name, error.message.slice(0, 22)], ['SeamConfigError', 'Give now as a Date, or'])
  }
})

test('what is called wrongly says what to pass', async () => {
  for (const [call, words] of [
    [{ headers: headers(), secret, now }, /payload/],
    [{ payload: event, headers: headers(), secret, now }, /not parsed/],
    [{ payload, headers: headers(), now }, /secret/],
    [{ payload, headers: headers(), secret: 'whsec_', now }, /secret/],
    [undefined, /payload/],
  ]) {
    const error = await failure(verifyWebhook(call))
    assert.equal(error.name, 'SeamConfigError')
    assert.match(error.message, words)
  }
  const nonsense = 'signed nonsense'
  const error = await failure(verifyWebhook({ payload: nonsense, headers: headers(sign(nonsense)), secret, now }))
  assert.equal(error.name, 'SeamValidationError')
})

test('a header that came twice, and bytes of another realm', async () => {
  const twice = { ...headers(), 'svix-signature': ['v1,AAAA', sign(payload)] }
  assert.deepEqual(await verifyWebhook({ payload, headers: twice, secret, now }), event)
  const bytes = new TextEncoder().encode(payload)
  const foreign = runInNewContext('new ArrayBuffer(length)', { length: bytes.length })
  new Uint8Array(foreign).set(bytes)
  assert.deepEqual(await verifyWebhook({ payload: foreign, headers: headers(), secret, now }), event)
})
