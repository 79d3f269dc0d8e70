// Options whose names nobody knows: each is refused by its name, with the one that may be meant, and nothing is sent.

import assert from 'node:assert/strict'
import test from 'node:test'
import * as forms from '../../pkg/forms.js'
import * as main from '../../pkg/index.js'
import * as lite from '../../pkg/lite.js'
import { createSandbox } from '../../pkg/sandbox.js'
import { ID, row } from './fake-fetch.mjs'

const fetch = () => assert.fail('it was sent')
const seam = new main.Seam({ apiKey: 'seam_1', fetch })
const { accessGrants, accessMethods } = seam
const schema = main.createAccessGrantSchema
const wall = { date: '2030-07-01', time: '15:00', timeZone: 'Europe/Paris' }

/** What each ends with, whether it throws or rejects. */
async function refusal(call) {
  try {
    await call()
  } catch ({ name, message }) {
    return `${name}: ${message}`
  }
  return 'it was taken'
}

const cases = [
  ['a client', () => new main.Seam({ apikey: 'seam_1' }), 'apikey', 'apiKey'],
  ['a factory', () => main.Seam.fromClientSessionToken('seam_cst_1', { retries: 3 }), 'retries', 'maxRetries'],
  ['a call', () => accessGrants.create(row, { timeOut: 5 }), 'timeOut', 'timeout'],
  ['a call that begins an action', () => accessMethods.unlockDoor({ access_method_id: ID }, { waitForAction: true }), 'waitForAction', 'waitForActionAttempt'],
  ['a wait for an action', () => accessMethods.unlockDoor({ access_method_id: ID, acs_entrance_id: ID }, { waitForActionAttempt: { timeOut: 5 } }), 'waitForActionAttempt.timeOut', 'waitForActionAttempt.timeout'],
  ['a list', () => accessGrants.list({}, { signals: 5 }), 'signals', 'signal'],
  ['a list as an array', () => accessGrants.list().toArray({ limits: 5 }), 'limits', 'limit'],
  ['createMany', () => accessGrants.createMany([row], { concurency: 3 }), 'concurency', 'concurrency'],
  ['waitUntilIssued', () => accessGrants.waitUntilIssued({ access_grant_id: ID }, { timeOut: 5 }), 'timeOut', 'timeout'],
  ['waitUntilIssued of many', () => accessGrants.waitUntilIssued([], { onprogres: () => {} }), 'onprogres', 'onProgress'],
  ['plan', () => accessGrants.plan([row], { purge: 'x' }), 'purge', 'prune'],
  ['prune of a plan', () => accessGrants.plan([row], { prune: { access_grant_key_prefix: 'a', prefix: 'b' } }), 'prune.prefix'],
  ['a context of a plan', () => accessGrants.plan([row], { context: { device: [] } }), 'context.device', 'context.devices'],
  ['apply', async () => (await accessGrants.plan([], { existing: [] })).apply({ concurency: 3 }), 'concurency', 'concurrency'],
  ['planAccessGrants', () => main.planAccessGrants([], [], {}, { formatt: 'csv' }), 'formatt', 'format'],
  ['a context of planAccessGrants', () => main.planAccessGrants([], [], { message: {} }), 'context.message', 'context.messages'],
  ['generatePin', () => main.generatePin({ lenght: 6 }), 'lenght', 'length'],
  ['validateMany', () => schema.validateMany([], {}, { formats: 'csv' }), 'formats', 'format'],
  ['a context of a client', () => new main.Seam({ apiKey: 'seam_1', context: { device: [] } }), 'context.device', 'context.devices'],
  ['a context that is bound', () => schema.with({ device: [] }), 'context.device', 'context.devices'],
  ['a context of a check', () => schema.validate(row, { NOW: new Date() }), 'context.NOW', 'context.now'],
  ['a context of parse', () => schema.parse(row, { require_target: false }), 'context.require_target', 'context.requireTarget'],
  ['a context of validateMany', () => schema.validateMany([], { entrance: [] }), 'context.entrance', 'context.entrances'],
  ['accessGrantFormData', () => main.accessGrantFormData([], { timezone: 'Europe/Paris' }), 'timezone', 'timeZone'],
  ['toInstant', () => main.toInstant(wall, { disambiguate: 'earlier' }), 'disambiguate', 'disambiguation'],
  ['verifyWebhook', () => main.verifyWebhook({ payload: '', headers: {}, secrets: 'x' }), 'secrets', 'secret'],
  ['createSandbox', () => createSandbox({ sed: 'demo' }), 'sed', 'seed', 'TypeError'],
  ['a webhook', () => createSandbox().webhook({ url: 'http://a.example', eventType: [] }), 'eventType', 'eventTypes', 'TypeError'],
]

for (const [what, call, name, meant, error = 'SeamConfigError'] of cases) {
  test(`${what}: ${name} is no option`, async () => {
    const said = await refusal(call)
    const hint = meant ? `Did you mean ${meant}?` : 'Known are access_grant_key_prefix.'
    assert.equal(said, `${error}: There is no option ${name}. ${hint}`)
  })
}

test('a fault that is none is told like an option', async () => {
  assert.equal(await refusal(() => createSandbox().faults({ outages: true })), 'TypeError: There is no fault outages. Did you mean outage?')
})

test('a name that is like none has the known ones beside it, and so has one of Object.prototype', async () => {
  for (const name of ['colour', 'constructor', '__proto__']) {
    const options = JSON.parse(`{ "${name}": 1 }`)
    assert.equal(await refusal(() => createSandbox(options)), `TypeError: There is no option ${name}. Known are seed, now, random, issuance.`)
  }
})

test('a list or a text in the place of an object', async () => {
  const devices = [{ properties: {} }]
  const expected = 'SeamConfigError: Give an object with devices, entrances, spaces, reservation, grants, now, requireTarget, messages.'
  for (const context of [devices, 'devices']) {
    assert.equal(await refusal(() => main.checkPin('1234', context)), expected)
    assert.equal(await refusal(() => schema.with(context)), expected)
  }
  assert.equal(await refusal(() => createSandbox('demo')), 'TypeError: Give an object with seed, now, random, issuance.')
})

test('the small entries refuse the same', async () => {
  const contexts = ['devices', 'entrances', 'spaces', 'reservation', 'grants', 'now', 'requireTarget', 'messages'].join(', ')
  for (const entry of [lite, forms]) {
    for (const [call, said] of [
      [() => entry.createAccessGrantSchema.with({ device: [] }), `context.device. Known are ${contexts}.`],
      [() => entry.checkPin('1234', [{}]), `context.0. Known are ${contexts}.`],
      [() => entry.accessGrantFormData([], { timezone: 'Europe/Paris' }), 'timezone. Known are timeZone, disambiguation.'],
      [() => entry.toInstant(wall, { disambiguate: 'earlier' }), 'disambiguate. Known are disambiguation.'],
    ]) assert.equal(await refusal(call), `SeamConfigError: There is no option ${said}`)
  }
  assert.match(await refusal(() => new lite.Seam({ apikey: 'seam_1' })), /^SeamConfigError: There is no option apikey\. Known are apiKey, .*onRetry/)
  const { accessGrants } = new lite.Seam({ apiKey: 'seam_1', fetch })
  assert.match(await refusal(() => accessGrants.create(row, { timeOut: 5 })), /^SeamConfigError: There is no option timeOut\. Known are signal, timeout/)
  assert.match(await refusal(() => accessGrants.createMany([row], { concurency: 5 })), /^SeamConfigError: There is no option concurency\. Known are .*concurrency/)
})

test('what the official SDK takes is no mistake, in the small entry either', async () => {
  for (const { Seam } of [main, lite]) {
    const answer = async () => Response.json({ access_grants: [] })
    const options = { apiKey: 'seam_1', fetch: answer, waitForActionAttempt: false, axiosOptions: { timeout: 5 }, axiosRetryOptions: { retries: 1 } }
    assert.deepEqual(await new Seam(options).accessGrants.list({}, { waitForActionAttempt: false }), [])
  }
})

test('options that are not given, without a value or inherited are none that is unknown', async () => {
  for (const options of [undefined, null, {}, { seed: undefined }, Object.create({ colour: 1 })]) assert.ok(createSandbox(options))
  for (const context of [undefined, null, {}, { devices: undefined }, 5]) assert.deepEqual(main.checkPin('493827', context), [])
  const answer = async () => Response.json({ access_grants: [] })
  assert.deepEqual(await new main.Seam({ apiKey: 'seam_1', fetch: answer }).accessGrants.list({}, null), [])
})

test('a library may hand on options for others', () => {
  const { validate } = main.timeWindowSchema['~standard']
  const { issues } = validate({ ends_at: '2030-01-01T00:00:00Z' }, { libraryOptions: { now: '2031-01-01T00:00:00Z', abortEarly: true } })
  assert.deepEqual(issues.map(({ code }) => code), ['in_past'])
  for (const libraryOptions of [5, 'x', [1], null, () => {}]) assert.equal(validate({}, { libraryOptions }).issues, undefined)
})
