// From a booking to the guest's code: waiting until access methods are issued.

import assert from 'node:assert/strict'
import test from 'node:test'
import { inspect } from 'node:util'
import { Seam, SeamNotFoundError, SeamNotIssuedError, SeamTimeoutError, isSeamNotIssuedError } from '../../pkg/index.js'
import { createSandbox } from '../../pkg/sandbox.js'
import { failure, fakeFetch, granted, refused, reply } from './fake-fetch.mjs'

const NOW = '2030-06-01T12:00:00Z'
const FAST = { pollingInterval: 2 }

/** A hotel whose doors take a minute, and a client of it. */
function hotel(options, client) {
  const sandbox = createSandbox({ seed: 'demo', now: NOW, random: 1, issuance: { delay: 60_000 }, ...options })
  const seam = new Seam({ ...sandbox.options, maxRetries: 0, ...client })
  return { sandbox, seam, ...seam }
}
const stay = (members) => ({
  user_identity: { full_name: 'Ada Lovelace' },
  space_keys: ['room-102'],
  requested_access_methods: [{ mode: 'code', code: '472916' }],
  ends_at: '2030-06-03T09:00:00Z',
  ...members,
})
const paths = (sandbox, from) => sandbox.requests().slice(from).map(({ path }) => path)
/** Calls a function at every progress, and lets the clock of the sandbox go on after it. */
const advancing = (sandbox, milliseconds = 60_000) => ({ ...FAST, onProgress: () => sandbox.advance(milliseconds) })

test('it gives the code that the lock has', async () => {
  const { sandbox, accessGrants } = hotel()
  const grant = await accessGrants.create(stay())
  const before = sandbox.requests().length
  const told = []
  const methods = await accessGrants.waitUntilIssued(grant, {
    ...FAST,
    onProgress({ method, issued, total }) {
      told.push([method.is_issued, issued, total])
      sandbox.advance(60_000)
    },
  })
  assert.deepEqual(methods.map(({ is_issued, code }) => [is_issued, code]), [[true, '472916']])
  assert.deepEqual(told, [[false, 0, 1], [true, 1, 1]])
  assert.deepEqual(paths(sandbox, before), ['/access_grants/get', '/access_methods/list', '/access_methods/list'], 'the grant has nothing more to tell')
})

test('a PIN that somebody else has is replaced, and the one in force is given', async () => {
  const { sandbox, accessGrants } = hotel()
  sandbox.faults({ takenPins: ['472916'] })
  const { access_grant_key } = await accessGrants.create(stay({ access_grant_key: 'booking-7' }))
  const [{ code }] = await accessGrants.waitUntilIssued({ access_grant_key }, advancing(sandbox))
  assert.match(code, /^[1-9]{6}$/)
  assert.notEqual(code, '472916')
})

test('a card is ready for the encoder, and the guest gets the code meanwhile', async () => {
  const { sandbox, accessGrants } = hotel()
  const { acs_entrances } = await (await sandbox.fetch(`${sandbox.endpoint}/acs/entrances/list`, { headers: { authorization: `Bearer ${sandbox.apiKey}` } })).json()
  const entrance = acs_entrances.find(({ can_unlock_with_card }) => can_unlock_with_card)
  const grant = await accessGrants.create(stay({ acs_entrance_ids: [entrance.acs_entrance_id], requested_access_methods: [{ mode: 'code' }, { mode: 'card' }] }))
  const methods = await accessGrants.waitUntilIssued(grant, advancing(sandbox))
  assert.deepEqual(methods.map(({ mode, is_issued, is_ready_for_encoding }) => [mode, is_issued, is_ready_for_encoding]).sort(), [
    ['card', false, true],
    ['code', true, undefined],
  ])
})

test('nothing was asked for, so there is nothing to wait for', async () => {
  const { accessGrants } = hotel()
  const grant = await accessGrants.create(stay({ requested_access_methods: [] }))
  assert.deepEqual(await accessGrants.waitUntilIssued(grant), [])
})

test('what cannot be issued is told, without a secret', async () => {
  const { sandbox, seam, accessGrants } = hotel()
  const grant = await accessGrants.create(stay({ space_keys: ['room-101', 'room-102'], requested_access_methods: [{ mode: 'code', code: '472916' }, { mode: 'mobile_key' }] }))
  await accessGrants.waitUntilIssued(grant, advancing(sandbox)).catch(() => {})
  const { access_grant_id } = grant
  const methods = await seam.accessMethods.list({ access_grant_id })
  sandbox.faults({ issuance: 'never' })
  await accessGrants.delete({ access_grant_id })
  const error = await failure(accessGrants.waitUntilIssued({ access_grant_id }, FAST))
  assert.ok(error instanceof SeamNotIssuedError && isSeamNotIssuedError(error) && !(error instanceof SeamTimeoutError))
  assert.equal(error.name, 'SeamNotIssuedError')
  assert.ok(error.issues.some(({ code, access_method_id }) => code === 'being_deleted' && access_method_id === undefined))
  assert.deepEqual(error.methods.map(({ access_method_id }) => access_method_id), methods.map(({ access_method_id }) => access_method_id))
  const secrets = error.methods.flatMap(({ code, instant_key_url, client_session_token }) => [code, instant_key_url, client_session_token]).filter(Boolean)
  assert.ok(secrets.length > 1)
  for (const text of [JSON.stringify(error), String(error), inspect(error, { depth: null, showHidden: true }), error.stack]) {
    for (const secret of secrets) assert.ok(!text.includes(secret))
  }
})

test('time is up', async () => {
  const { accessGrants } = hotel({ issuance: 'never' })
  const grant = await accessGrants.create(stay())
  const error = await failure(accessGrants.waitUntilIssued(grant, { timeout: 30, ...FAST }))
  assert.ok(error instanceof SeamTimeoutError)
  assert.deepEqual([error.message, error.retryable], ['Not issued within 30 ms.', true])
})

test('a fetch that never answers is no reason to wait longer', async () => {
  const { accessGrants } = new Seam({ apiKey: 'seam_1', fetch: () => new Promise(() => {}) })
  const error = await failure(accessGrants.waitUntilIssued({ access_grant_key: 'stay' }, { timeout: 20 }))
  assert.ok(error instanceof SeamTimeoutError)
})

test('the caller gives up', async () => {
  const { accessGrants } = hotel({ issuance: 'never' })
  const grant = await accessGrants.create(stay())
  const controller = new AbortController()
  const wait = accessGrants.waitUntilIssued(grant, { signal: controller.signal, pollingInterval: 1e9, onProgress: () => controller.abort('enough') })
  const error = await failure(wait)
  assert.deepEqual([error.name, error.cause], ['AbortError', 'enough'])
  assert.equal((await failure(accessGrants.waitUntilIssued([grant], { signal: AbortSignal.abort() }))).name, 'AbortError')
})

test('an outage and a lost connection only take time', async () => {
  const { sandbox, accessGrants } = hotel()
  const grant = await accessGrants.create(stay())
  const troubles = [{ outage: true }, { drop: { before: true } }, { html: true }]
  const seen = []
  let quiet = 0
  const onResponse = ({ status }) => seen.push(status)
  const watching = new Seam({ ...sandbox.options, maxRetries: 0, onResponse, onRequest: () => {
    const trouble = troubles[quiet++]
    sandbox.faults(trouble ?? null)
    if (!trouble) sandbox.advance(60_000)
  } })
  const [{ is_issued }] = await watching.accessGrants.waitUntilIssued(grant, { ...FAST, timeout: 0 })
  assert.ok(is_issued)
  assert.ok(seen.includes(503) && seen.includes(502), String(seen))
})

test('the server says how long to wait', async (t) => {
  const delays = []
  const { setTimeout } = globalThis
  t.mock.method(globalThis, 'setTimeout', (run, delay) => (delays.push(delay), setTimeout(run, Math.min(delay, 5))))
  const { fetch, paths } = fakeFetch(() => refused(429, { 'retry-after': '7' }), () => granted({ requested_access_methods: [], access_method_ids: [] }), () => reply(200, { access_methods: [], pagination: { has_next_page: false, next_page_cursor: null, next_page_url: null }, ok: true }))
  const { accessGrants } = new Seam({ apiKey: 'seam_1', fetch, maxRetries: 0, timeout: 0 })
  assert.deepEqual(await accessGrants.waitUntilIssued({ access_grant_key: 'stay' }, { timeout: 0 }), [])
  assert.deepEqual(delays, [7000])
  assert.deepEqual(paths(), ['/access_grants/get', '/access_grants/get', '/access_methods/list'])
})

test('a refusal ends the wait at once', async () => {
  const { fetch, paths } = fakeFetch(() => refused(401))
  const { accessGrants } = new Seam({ apiKey: 'seam_1', fetch })
  assert.equal((await failure(accessGrants.waitUntilIssued({ access_grant_key: 'stay' }))).name, 'SeamUnauthorizedError')
  assert.equal((await failure(accessGrants.waitUntilIssued([{ access_grant_key: 'stay' }]))).name, 'SeamUnauthorizedError')
  assert.equal(paths().length, 2)
})

test('an access grant that is not there, and one that goes meanwhile', async () => {
  const { sandbox, accessGrants } = hotel()
  assert.ok((await failure(accessGrants.waitUntilIssued({ access_grant_key: 'none' }))) instanceof SeamNotFoundError)
  assert.equal((await failure(accessGrants.waitUntilIssued({}))).name, 'SeamValidationError')
  for (const count of [1, 2]) {
    const grants = [await accessGrants.create(stay())]
    if (count === 2) grants.push(await accessGrants.create(stay({ requested_access_methods: [{ mode: 'code' }] })))
    let sent = 0
    const fetch = async (...request) => {
      if (++sent === 3) {
        for (const { access_grant_id } of grants) await accessGrants.delete({ access_grant_id })
        sandbox.advance(60_000)
      }
      return sandbox.fetch(...request)
    }
    const deleting = new Seam({ ...sandbox.options, fetch }).accessGrants
    const results = await deleting.waitUntilIssued(grants, FAST)
    assert.deepEqual(results.map(({ error }) => [error.name, error.issues[0].code, error.methods.length]), grants.map(() => ['SeamNotIssuedError', 'deleted', 0]))
  }
})

test('what a listener throws is its own matter', async () => {
  const { sandbox, accessGrants } = hotel({ issuance: 'at once' })
  const grant = await accessGrants.create(stay())
  const [{ is_issued }] = await accessGrants.waitUntilIssued(grant, { onProgress() { throw new Error('mine') } })
  assert.ok(is_issued && sandbox)
})

test('many access grants take two requests a look, and each has its own end', async () => {
  const { sandbox, accessGrants } = hotel()
  const rows = Array.from({ length: 12 }, (_, index) => stay({ access_grant_key: `booking-${index}`, requested_access_methods: [{ mode: 'code' }] }))
  const { created } = await accessGrants.createMany(rows)
  const before = sandbox.requests().length
  const results = await accessGrants.waitUntilIssued([...created, { access_grant_key: 'none' }], advancing(sandbox))
  assert.deepEqual(results.map(({ index, status }) => [index, status]), [...created.map((_, index) => [index, 'issued']), [12, 'failed']])
  assert.ok(results[12].error instanceof SeamNotFoundError && results[12].methods.length === 0)
  const codes = results.slice(0, 12).map(({ methods: [{ code }] }) => code)
  assert.equal(new Set(codes).size, 12, 'each guest has an own code')
  assert.deepEqual(paths(sandbox, before), ['/access_grants/list', '/access_grants/get', '/access_grants/get_related', '/access_grants/get_related'])
  for (const [index, { access_grant_id }] of created.entries()) {
    const [{ access_method_id }] = results[index].methods
    assert.ok((await accessGrants.get({ access_grant_id })).access_method_ids.includes(access_method_id))
  }
  assert.deepEqual(await accessGrants.waitUntilIssued([]), [])
})

test('when time is up, those that are issued are given', async () => {
  const { sandbox, accessGrants } = hotel({ issuance: 'at once' })
  const first = await accessGrants.create(stay())
  sandbox.faults({ issuance: 'never' })
  const second = await accessGrants.create(stay({ requested_access_methods: [{ mode: 'code' }] }))
  const [one, two] = await accessGrants.waitUntilIssued([first, second], { timeout: 40, ...FAST })
  assert.deepEqual([one.status, two.status, two.error.name, two.methods.length], ['issued', 'failed', 'SeamTimeoutError', 1])
})

test('options that cannot work are refused', async () => {
  const { accessGrants } = hotel()
  const options = [{ timeout: -1 }, { timeout: Number.NaN }, { pollingInterval: 0 }, { pollingInterval: '5' }, { signal: {} }]
  for (const given of options) {
    assert.equal((await failure(accessGrants.waitUntilIssued({ access_grant_key: 'x' }, given))).name, 'SeamConfigError', JSON.stringify(given))
  }
})

test('a client of the whole waits however it was made, and the lite one has no word of it', async () => {
  const lite = await import('../../pkg/lite.js')
  for (const seam of [new Seam('seam_1'), Seam.fromApiKey('seam_1'), Seam.fromClientSessionToken('seam_cst_1'), Seam.fromPersonalAccessToken('seam_at_1', 'w'), Seam.fromConsoleSessionToken('ey', 'w')]) {
    assert.equal(typeof seam.accessGrants.waitUntilIssued, 'function')
    assert.ok(seam instanceof Seam && seam instanceof lite.Seam)
  }
  class Own extends Seam {}
  assert.ok(new Own('seam_1') instanceof Seam && new Own('seam_1') instanceof Own && !(new Seam('seam_1') instanceof Own))
  assert.deepEqual(['SeamNotIssuedError', 'isSeamNotIssuedError'].filter((name) => name in lite), [])
  assert.equal(new lite.Seam('seam_1').accessGrants.waitUntilIssued, undefined)
})

test('what is no access grant is refused', async () => {
  const { accessGrants } = new Seam({ apiKey: 'seam_1', fetch: () => assert.fail('nothing is sent') })
  for (const given of ['00000000-0000-4000-8000-000000000000', undefined, 7]) {
    await assert.rejects(accessGrants.waitUntilIssued(given), { name: 'SeamConfigError', message: /^Give an access grant/ })
  }
})
