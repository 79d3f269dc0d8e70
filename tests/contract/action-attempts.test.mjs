// Waiting for an action, side by side: this package and the official SDK against one sandbox, whose encoder takes a minute.

import assert from 'node:assert/strict'
import test from 'node:test'
import { inspect } from 'node:util'
import * as theirs from '@seamapi/http'
import * as ours from '../../pkg/index.js'
import { serve } from './serve.mjs'

const NAMES = ['SeamActionAttemptError', 'SeamActionAttemptFailedError', 'SeamActionAttemptTimeoutError']
const SDKS = [
  [ours, ours.Seam],
  [theirs, theirs.SeamHttp],
]

/** A hotel with a card that is ready, and a client of each SDK. */
async function hotel(t, options) {
  const { sandbox, apiKey, endpoint } = await serve(t, { seed: 'demo', issuance: { delay: 60_000 } })
  const seam = new ours.Seam({ apiKey, endpoint })
  const ask = async (path, member) => (await (await sandbox.fetch(`${endpoint}${path}`, { headers: { authorization: `Bearer ${apiKey}` } })).json())[member]
  const [{ acs_encoder_id, acs_system_id }] = await ask('/acs/encoders/list', 'acs_encoders')
  const entrances = await ask('/acs/entrances/list', 'acs_entrances')
  const { acs_entrance_id } = entrances.find((one) => one.acs_system_id === acs_system_id && one.can_unlock_with_card)
  const { access_grant_id } = await seam.accessGrants.create({
    user_identity: { full_name: 'Ada' },
    acs_entrance_ids: [acs_entrance_id],
    requested_access_methods: [{ mode: 'card' }],
  })
  sandbox.advance(60_000)
  const [{ access_method_id }] = await seam.accessMethods.list({ access_grant_id })
  return { sandbox, apiKey, endpoint, params: { access_method_id, acs_encoder_id }, ...options }
}

/** What each SDK makes of one scenario. */
async function both(t, scenario) {
  const told = []
  for (const [sdk, Seam] of SDKS) {
    const { sandbox, apiKey, endpoint, params } = await hotel(t)
    const client = (options) => new Seam({ apiKey, endpoint, ...options })
    const value = await scenario({ sdk, client, sandbox, params }).catch((error) => describe(sdk, error))
    told.push(JSON.parse(JSON.stringify(value)))
  }
  return told
}

const describe = (sdk, error) => ({
  classes: NAMES.filter((name) => error instanceof sdk[name]),
  guards: NAMES.filter((name) => sdk[`is${name}`](error)),
  name: error.name,
  message: error.message,
  code: error.code ?? null,
  attempt: error.actionAttempt,
})

/** Does something when somebody has looked how far an action is. */
function onceLooked(sandbox, act) {
  const timer = setInterval(() => {
    if (!sandbox.requests().some(({ path }) => path === '/action_attempts/get')) return
    clearInterval(timer)
    act()
  }, 5)
}

const QUICK = { timeout: 60_000, pollingInterval: 5 }
const SCENARIOS = {
  'an action that is done': ({ client, sandbox, params }) => {
    onceLooked(sandbox, () => sandbox.advance(60_000))
    return client({ waitForActionAttempt: QUICK }).accessMethods.encode(params)
  },
  'an action that fails': ({ client, sandbox, params: { access_method_id, acs_encoder_id } }) => {
    onceLooked(sandbox, async () => {
      await client().accessMethods.delete({ access_method_id })
      sandbox.advance(60_000)
    })
    return client().accessMethods.encode({ access_method_id, acs_encoder_id }, { waitForActionAttempt: QUICK })
  },
  'an action that takes too long': ({ client, params }) => client({ waitForActionAttempt: { timeout: 20, pollingInterval: 5 } }).accessMethods.encode(params),
  'nobody waits for long': ({ client, params }) => client().accessMethods.encode(params, { waitForActionAttempt: { timeout: 0 } }),
  'nobody waits': ({ client, params }) => client({ waitForActionAttempt: false }).accessMethods.encode(params),
  'nobody waits this time': ({ client, params }) => client({ waitForActionAttempt: QUICK }).accessMethods.encode(params, { waitForActionAttempt: false }),
  'somebody looks, and waits': async ({ client, sandbox, params }) => {
    const { action_attempt_id } = await client().accessMethods.encode(params, { waitForActionAttempt: false })
    onceLooked(sandbox, () => sandbox.advance(60_000))
    return client({ waitForActionAttempt: QUICK }).actionAttempts.get({ action_attempt_id })
  },
  'somebody looks': async ({ client, params }) => {
    const { action_attempt_id } = await client({ waitForActionAttempt: false }).accessMethods.encode(params)
    return client().actionAttempts.get({ action_attempt_id }, { waitForActionAttempt: false })
  },
}

for (const [name, scenario] of Object.entries(SCENARIOS)) {
  test(name, async (t) => {
    const [mine, official] = await both(t, scenario)
    assert.deepEqual(mine, official)
  })
}

test('the action goes on while the server is out, and what is lost is looked for again', async (t) => {
  const { sandbox, apiKey, endpoint, params } = await hotel(t)
  let looks = 0
  const fetch = (address, init) => {
    const isLook = address.endsWith('/action_attempts/get')
    if (isLook && ++looks === 3) sandbox.advance(60_000)
    return isLook && looks < 3 ? Promise.reject(new TypeError('lost')) : globalThis.fetch(address, init)
  }
  const seam = new ours.Seam({ apiKey, endpoint, fetch, maxRetries: 0, waitForActionAttempt: QUICK })
  const { data, status, requestId } = await seam.accessMethods.encode(params).withResponse()
  assert.deepEqual([data.status, status, typeof requestId], ['success', 200, 'string'])
})

test('the caller gives up', async (t) => {
  const { apiKey, endpoint, params } = await hotel(t)
  const controller = new AbortController()
  const seam = new ours.Seam({ apiKey, endpoint, waitForActionAttempt: { timeout: 5_000, pollingInterval: 4_000 } })
  setTimeout(() => controller.abort('enough'), 30)
  await assert.rejects(seam.accessMethods.encode(params, { signal: controller.signal }), { name: 'AbortError', cause: 'enough' })
})

test('options that cannot work are refused before anything begins', async (t) => {
  const { sandbox, apiKey, endpoint, params } = await hotel(t)
  const before = sandbox.requests().length
  for (const waitForActionAttempt of [{ timeout: -1 }, { timeout: Number.NaN }, { pollingInterval: 0 }]) {
    await assert.rejects(new ours.Seam({ apiKey, endpoint, waitForActionAttempt }).accessMethods.encode(params), { name: 'SeamConfigError' })
  }
  assert.equal(sandbox.requests().length, before)
})

test('a log shows which action it was, and nothing that came of it', () => {
  const attempt = { action_attempt_id: 'a1', action_type: 'ENCODE_CREDENTIAL', status: 'error', result: { code: '493827' }, error: { type: 'expired', message: 'Too late.' } }
  const error = new ours.SeamActionAttemptFailedError(attempt)
  assert.deepEqual(error.toJSON(), { name: 'SeamActionAttemptFailedError', message: 'Too late.', retryable: false, code: 'expired', action_attempt_id: 'a1' })
  for (const text of [JSON.stringify(error), inspect(error, { depth: null, showHidden: true })]) assert.ok(!text.includes('493827'))
  assert.equal(error.actionAttempt, attempt)
  assert.equal(new ours.SeamActionAttemptFailedError({ action_attempt_id: 'a1', status: 'error' }).message, 'The action failed.')
})
