// What the API's words mean for a wait: the table of them, and the pauses between two looks.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { source } from './source.mjs'

const { delayAfter, issuanceOf } = await source('issuance.ts')

const GRANT_ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const METHOD_ID = '2a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const method = (members) => ({ access_method_id: METHOD_ID, mode: 'code', is_issued: false, errors: [], warnings: [], pending_mutations: [], ...members })
const grant = (members) => ({
  access_grant_id: GRANT_ID,
  requested_access_methods: [{ mode: 'code', created_access_method_ids: [METHOD_ID] }],
  access_method_ids: [METHOD_ID],
  errors: [],
  warnings: [],
  ...members,
})
const stateOf = (a, methods) => issuanceOf(a, methods).state

/** What each code means: whether it ends the wait. */
const CODES = {
  AccessGrantError: { cannot_create_requested_access_methods: true, access_not_provisioned: false },
  AccessGrantWarning: {
    being_deleted: true,
    underprovisioned_access: false,
    overprovisioned_access: false,
    updating_access_times: false,
    requested_code_unavailable: false,
    device_does_not_support_access_codes: false,
    device_time_constraints_violated: false,
  },
  AccessMethodError: { failed_to_issue: true, access_not_provisioned: false },
  AccessMethodWarning: {
    being_deleted: true,
    updating_access_times: false,
    delay_in_issuing: false,
    pulled_backup_access_code: false,
    user_identity_missing_email_address: true,
    user_identity_missing_phone_number: true,
    requested_code_unavailable: false,
  },
}

for (const [type, codes] of Object.entries(CODES)) {
  const [, object, kind] = /^(AccessGrant|AccessMethod)(Error|Warning)$/.exec(type)
  const notice = (code) => ({ [`${kind.toLowerCase()}s`]: [{ [`${kind.toLowerCase()}_code`]: code, message: '4938', created_at: '2030-01-01T00:00:00Z' }] })
  const say = (code, is_issued = false) =>
    object === 'AccessGrant' ? issuanceOf(grant(notice(code)), [method({ is_issued })]) : issuanceOf(grant(), [method({ is_issued, ...notice(code) })])

  test(`${type}: every code that the models know has its row, and does what it says`, () => {
    const declared = readFileSync(new URL('../../pkg/types/models.d.ts', import.meta.url), 'utf8')
    const [union] = new RegExp(`type ${type} =[^]*?(?=\\n(?:export|/\\*\\*))`).exec(declared)
    assert.deepEqual([...union.matchAll(/_code: ['"](\w+)['"]/g)].map(([, code]) => code).sort(), Object.keys(codes).sort())
    for (const [code, ends] of Object.entries(codes)) {
      const { state, issues } = say(code)
      assert.equal(state, ends ? 'failed' : 'pending', code)
      const about = object === 'AccessMethod' ? { access_method_id: METHOD_ID } : {}
      assert.deepEqual(issues.map(({ message, ...rest }) => rest), ends ? [{ access_grant_id: GRANT_ID, ...about, code }] : [])
      assert.ok(issues.every(({ message }) => /^[A-Z].*\.$/.test(message) && !message.includes('4938')), 'the words are our own')
    }
  })

  test(`${type}: a code that nobody knows ends no wait, and holds nothing up`, () => {
    for (const code of ['brand_new', 'constructor', undefined]) {
      assert.equal(say(code).state, 'pending')
      assert.equal(say(code, true).state, 'issued')
    }
  })
}

test('what opens its doors was issued after all, unless it is to go', () => {
  const error = (error_code) => ({ is_issued: true, errors: [{ error_code }] })
  assert.equal(stateOf(grant(), [method(error('failed_to_issue'))]), 'issued')
  assert.equal(stateOf(grant(), [method({ is_issued: true, warnings: [{ warning_code: 'being_deleted' }] })]), 'failed')
  assert.equal(stateOf(grant({ errors: [{ error_code: 'cannot_create_requested_access_methods' }] }), [method({ is_issued: true })]), 'failed')
})

test('the devices that got no code are told', () => {
  const errors = [{ error_code: 'cannot_create_requested_access_methods', missing_device_ids: [METHOD_ID] }]
  assert.deepEqual(issuanceOf(grant({ errors }), []).issues[0].missing_device_ids, [METHOD_ID])
})

test('a card waits for somebody, and nobody waits for the card', () => {
  const card = (members) => method({ mode: 'card', is_encoding_required: true, ...members })
  const waiting = [{ mutation_code: 'waiting_for_access_on_acs_system' }]
  const cases = [
    [{ is_ready_for_encoding: true }, 'issued'],
    [{ is_encoding_required: false, is_assignment_required: true, is_ready_for_assignment: true }, 'issued'],
    [{ is_ready_for_encoding: false }, 'pending'],
    [{}, 'pending'],
    [{ is_ready_for_encoding: true, pending_mutations: waiting }, 'pending'],
    [{ is_ready_for_encoding: true, pending_mutations: [{ mutation_code: 'provisioning_access' }] }, 'issued'],
    [{ is_issued: true, is_encoding_required: false }, 'issued'],
    [{ is_ready_for_encoding: true, errors: [{ error_code: 'failed_to_issue' }] }, 'failed'],
  ]
  for (const [members, state] of cases) assert.equal(stateOf(grant(), [card(members)]), state, JSON.stringify(members))
})

test('all that was asked for must be there', () => {
  const OTHER = '3a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
  const asked = (...lists) => lists.map((created_access_method_ids) => ({ mode: 'code', created_access_method_ids }))
  const issued = method({ is_issued: true })
  const cases = [
    ['none was asked for', { requested_access_methods: [], access_method_ids: [] }, [], 'issued', true],
    ['one was asked for, none is there', { requested_access_methods: asked([]), access_method_ids: [] }, [], 'pending', false],
    ['two were asked for, one is there', { requested_access_methods: asked([METHOD_ID], []) }, [issued], 'pending', false],
    ['the grant names one that the list does not have yet', { requested_access_methods: asked([METHOD_ID], [OTHER]), access_method_ids: [METHOD_ID, OTHER] }, [issued], 'pending', false],
    ['one was created and deleted since', { requested_access_methods: asked([METHOD_ID], [OTHER]) }, [issued], 'issued', true],
    ['two came of one', { requested_access_methods: asked([METHOD_ID, OTHER]), access_method_ids: [METHOD_ID, OTHER] }, [issued, method({ access_method_id: OTHER })], 'pending', true],
    ['the API does not say what came of it', { requested_access_methods: [{ mode: 'code' }] }, [issued], 'issued', true],
    ['nor that anything did', { requested_access_methods: [{ mode: 'code' }], access_method_ids: [] }, [], 'pending', false],
  ]
  for (const [name, members, methods, state, isComplete] of cases) {
    const found = issuanceOf(grant(members), methods)
    assert.deepEqual([found.state, found.isComplete], [state, isComplete], name)
  }
})

test('pauses grow while nothing changes, and the server goes first', () => {
  assert.deepEqual([0, 1, 2, 100].map((quiet) => delayAfter(quiet, 1000)), [1000, 1500, 2250, 10_000])
  assert.deepEqual([delayAfter(0, 1000, 30), delayAfter(100, 1000, 2)], [30_000, 10_000])
})
