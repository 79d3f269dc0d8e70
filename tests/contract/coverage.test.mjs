// Everything that the official OpenAPI has for access grants, by name: each operation, parameter, field, value and
// variant is ours too, or is listed here with the reason why not.

import assert from 'node:assert/strict'
import test from 'node:test'
import { whatTheyLack, whatWeLack } from './compare.mjs'
import { document, events, operations, tables } from './openapi.mjs'

/** What the document has and we leave out; `*` stands for anything. */
const KEPT = 'a resource of another part of the API: its ID and its name are typed, the rest is kept as it is sent'
const LEFT_OUT = {
  '* batch.spaces[].*': KEPT,
  '* batch.devices[].*': KEPT,
  '* batch.acs_entrances[].*': KEPT,
  '* batch.connected_accounts[].*': KEPT,
  '* batch.acs_systems[].*': KEPT,
  '* batch.user_identities[].*': KEPT,
  '* batch.acs_access_groups[].*': KEPT,
  '* batch.instant_keys[].*': KEPT,
  '* batch.client_sessions[].*': KEPT,
  '* batch.acs_credentials[].*': KEPT,
  '* action_attempt.*': 'the document has a variant for each action and status, and we have one for each status: see the tests of responses',
  '* action_attempts[].*': 'as for one action attempt',
}

/** What we have and the document does not: it is older than the official SDK 2.32 and the Python package 3.18. */
const NEWER = {
  '/access_grants/list .search': 'the official SDK 2.32 has it',
  '/access_methods/list .limit': 'the official SDK 2.32 has it: the list has pages since',
  '/access_methods/list .page_cursor': 'the official SDK 2.32 has it: the list has pages since',
  '*.display_status': 'the official SDK 2.32 has it',
  '*.errors[](access_not_provisioned)': 'the Python package 3.18 has it',
  '*.warnings[](user_identity_missing_email_address)': 'the official SDK 2.32 has it',
  '*.warnings[](user_identity_missing_phone_number)': 'the official SDK 2.32 has it',
  '*access_methods*.warnings[](requested_code_unavailable)': 'the Python package 3.18 has it for access methods too',
  '*.pending_mutations[](waiting_for_access_on_acs_system)': 'the Python package 3.18 has it',
  '/access_methods/unmanaged/*.instant_key_url': 'an access method is checked by one table, and the type leaves this out',
  '/access_methods/unmanaged/*.client_session_token': 'an access method is checked by one table, and the type leaves this out',
  '/access_methods/unmanaged/*.customization_profile_id': 'an access method is checked by one table, and the type leaves this out',
  '*.warnings[](requested_code_unavailable).access_method_id': 'the Python package 3.18 has it',
}

const listed = (table, name) =>
  Object.keys(table).find((pattern) => new RegExp(`^${pattern.replace(/[.()[\]]/g, '\\$&').replaceAll('*', '.*')}$`).test(name))

/** Fails with every name that is not listed; remembers which entries of the table were of use. */
function expectListed(names, table, used, what) {
  const entries = names.map((name) => [name, listed(table, name)])
  for (const [, entry] of entries) used.add(entry)
  assert.deepEqual(
    entries.filter(([, entry]) => entry === undefined).map(([name]) => name),
    [],
    what,
  )
}

const used = new Set()
const collect = (compare, ...given) => {
  const names = []
  compare(...given, (name) => names.push(name))
  return names
}

test('every operation of the document is ours', () => {
  const paths = Object.keys(document.paths).filter((path) => /^\/(access_grants|access_methods|action_attempts)\//.test(path))
  assert.ok(paths.length > 20)
  assert.deepEqual(operations.map(({ path }) => path).sort(), paths.sort())
})

for (const { path, params, request, response, key, result } of operations) {
  test(`${path}: no parameter is missing`, () => {
    expectListed(collect(whatWeLack, request, params, `${path} `), LEFT_OUT, used, 'we lack')
    expectListed(collect(whatTheyLack, request, params, `${path} `), NEWER, used, 'the document lacks')
  })
  if (key !== null) {
    test(`${path}: nothing of the response is missing`, () => {
      const theirs = response.properties[key]
      expectListed(collect(whatWeLack, theirs, result, `${path} ${key}`), LEFT_OUT, used, 'we lack')
      expectListed(collect(whatTheyLack, theirs, result, `${path} ${key}`), NEWER, used, 'the document lacks')
      assert.deepEqual(
        Object.keys(response.properties).filter((name) => ![key, 'ok', 'pagination'].includes(name)),
        [],
      )
    })
  }
}

test('nothing of a page is missing', () => {
  const { pagination } = document.components.schemas
  expectListed(collect(whatWeLack, pagination, tables.pagination, 'pagination'), LEFT_OUT, used, 'we lack')
  expectListed(collect(whatTheyLack, pagination, tables.pagination, 'pagination'), NEWER, used, 'the document lacks')
})

test('no event of access grants and access methods is missing', () => {
  const { discriminator } = document.components.schemas.event
  assert.equal(events.length, 15)
  const schema = tables.schemas.find(({ name }) => name === 'eventSchema')
  assert.ok(schema, 'eventSchema')
  const given = [{ oneOf: events, discriminator }, schema.node, 'event']
  expectListed(collect(whatWeLack, ...given), LEFT_OUT, used, 'we lack')
  expectListed(collect(whatTheyLack, ...given), NEWER, used, 'the document lacks')
})

test('every exception is of use', () => {
  const entries = [LEFT_OUT, NEWER].flatMap(Object.keys)
  assert.deepEqual(
    entries.filter((entry) => !used.has(entry)),
    [],
  )
})
