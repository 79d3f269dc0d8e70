// What the sandbox answers is what the official OpenAPI allows, for every operation that it serves and in every state of a grant.

import assert from 'node:assert/strict'
import test from 'node:test'
import { createSandbox } from '../../pkg/sandbox.js'
import { validatorOf, document } from '../contract/openapi.mjs'

const NOW = '2030-06-01T12:00:00Z'

/** Asks, and holds the answer against the document. */
const asker = (sandbox) => async (path, params = {}) => {
  const headers = { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' }
  const response = await sandbox.fetch(sandbox.endpoint + path, { method: 'POST', headers, body: JSON.stringify(params) })
  const answer = JSON.parse(await response.text())
  assert.equal(response.status, 200, `${path}: ${JSON.stringify(answer.error)}`)
  const isValid = validatorOf(path)
  assert.ok(isValid(answer), `${path}: ${JSON.stringify(isValid.errors?.slice(0, 5))}`)
  return answer
}

test('every list, and every item of it', async () => {
  const ask = asker(createSandbox({ seed: 'demo', now: NOW, random: 1 }))
  const parts = {
    spaces: ['/spaces', 'space'],
    devices: ['/devices', 'device'],
    acs_entrances: ['/acs/entrances', 'acs_entrance'],
    acs_systems: ['/acs/systems', 'acs_system'],
    acs_encoders: ['/acs/encoders', 'acs_encoder'],
    user_identities: ['/user_identities', 'user_identity'],
    events: ['/events', 'event'],
    action_attempts: ['/action_attempts', 'action_attempt'],
    access_grants: ['/access_grants', 'access_grant'],
  }
  for (const [list, [part, one]] of Object.entries(parts)) {
    const items = (await ask(`${part}/list`))[list]
    assert.ok(items.length > 0, list)
    for (const item of items.slice(0, 20)) {
      assert.deepEqual((await ask(`${part}/get`, { [`${one}_id`]: item[`${one}_id`] }))[one], item)
    }
  }
  const { access_grants } = await ask('/access_grants/list')
  for (const { access_grant_id, access_method_ids } of access_grants) {
    await ask('/access_grants/get_related', { access_grant_ids: [access_grant_id] })
    await ask('/access_methods/get_related', { access_method_ids })
    await ask('/access_methods/list', { access_grant_id })
  }
  const [unmanaged] = (await ask('/access_grants/unmanaged/list')).access_grants
  await ask('/access_grants/unmanaged/get', { access_grant_id: unmanaged.access_grant_id })
  const [{ access_method_id }] = (await ask('/access_methods/unmanaged/list', { access_grant_id: unmanaged.access_grant_id })).access_methods
  await ask('/access_methods/unmanaged/get', { access_method_id })
  await ask('/instant_keys/list')
  await ask('/workspaces/get')
})

test('a grant in every state, with its events', async () => {
  const sandbox = createSandbox({ seed: 'demo', now: NOW, random: 1, issuance: { delay: 1000 } })
  const ask = asker(sandbox)
  const { user_identity } = await ask('/user_identities/create', { full_name: 'Ada' })
  const modes = ['code', 'card', 'card', 'mobile_key', 'cloud_key']
  const create = {
    user_identity_id: user_identity.user_identity_id,
    space_keys: ['room-101', 'common-areas'],
    requested_access_methods: modes.map((mode) => ({ mode })),
    access_grant_key: 'ada',
    ends_at: '2030-06-03T12:00:00Z',
  }
  const { access_grant } = await ask('/access_grants/create', create)
  const { access_grant_id } = access_grant
  const look = async () => {
    await ask('/access_grants/get', { access_grant_id })
    return (await ask('/access_methods/list', { access_grant_id })).access_methods.reverse()
  }
  await look()
  sandbox.advance(1000)
  const [, encoded, assigned, , cloud] = await look()
  const [{ acs_encoder_id }] = (await ask('/acs/encoders/list')).acs_encoders
  const [{ acs_entrance_id }] = (await ask('/acs/entrances/list', { search: 'Gym' })).acs_entrances
  const attempts = [
    await ask('/access_methods/encode', { access_method_id: encoded.access_method_id, acs_encoder_id }),
    await ask('/access_methods/assign_card', { access_method_id: assigned.access_method_id, card_number: '12' }),
    await ask('/access_methods/unlock_door', { access_method_id: cloud.access_method_id, acs_entrance_id }),
  ]
  sandbox.advance(1000)
  for (const { action_attempt } of attempts) {
    const { action_attempt_id } = action_attempt
    assert.equal((await ask('/action_attempts/get', { action_attempt_id })).action_attempt.status, 'success')
  }
  assert.ok((await look()).every(({ is_issued }) => is_issued))
  await ask('/access_grants/update', { access_grant_id, ends_at: '2030-06-04T12:00:00Z' })
  await look()
  sandbox.advance(1000)
  await ask('/access_methods/encode', { access_method_id: encoded.access_method_id, acs_encoder_id })
  await ask('/access_methods/delete', { access_method_id: encoded.access_method_id })
  await look()
  sandbox.advance(1000)
  assert.deepEqual((await ask('/action_attempts/list')).action_attempts.map(({ status }) => status).includes('error'), true)
  sandbox.advance(10 * 86_400_000)
  await look()
  await ask('/access_grants/delete', { access_grant_id })
  sandbox.advance(1000)
  const { events } = await ask('/events/list', { access_grant_id })
  const known = new Set(document.components.schemas.event.oneOf.map(({ properties }) => properties.event_type.enum[0]))
  const types = new Set(events.map(({ event_type }) => event_type))
  for (const type of types) assert.ok(known.has(type), type)
  for (const type of ['access_grant.deleted', 'access_grant.access_to_door_lost', 'access_method.reissued', 'access_method.card_encoding_required']) {
    assert.ok(types.has(type), type)
  }
  await ask('/client_sessions/create', { customer_key: 'hotel-lumiere' })
  await ask('/client_sessions/get_or_create', { user_identifier_key: 'ada' })
  const [{ device_id }] = (await ask('/devices/list')).devices
  await ask('/access_codes/generate_code', { device_id })
})
