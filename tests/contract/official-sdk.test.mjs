// The official SDK against our sandbox: it is given what it asks for, in the way that it asks, and understands the errors.

import assert from 'node:assert/strict'
import test from 'node:test'
import { SeamHttp, isSeamHttpApiError, isSeamHttpInvalidInputError, isSeamHttpUnauthorizedError } from '@seamapi/http'
import { tables } from './openapi.mjs'
import { serve } from './serve.mjs'

const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const failure = (promise) =>
  promise.then(
    () => assert.fail('it should have failed'),
    (error) => error,
  )

async function start(t, options) {
  const served = await serve(t, options)
  const seam = new SeamHttp({ apiKey: served.apiKey, endpoint: served.endpoint })
  return { ...served, seam }
}

test('access grants from creation to deletion', async (t) => {
  const { seam, requests } = await start(t)
  const created = await seam.accessGrants.create({
    user_identity: { full_name: 'Jane Doe', email_address: 'jane@example.com' },
    space_ids: [ID],
    requested_access_methods: [{ mode: 'code', code: '0123' }],
    access_grant_key: 'stay 7/ü&=+',
    ends_at: '2030-02-01T00:00:00Z',
  })
  assert.equal(created.display_name, 'Jane Doe')
  const { access_grant_id, access_grant_key } = created
  assert.deepEqual(await seam.accessGrants.get({ access_grant_id }), created)
  assert.deepEqual(await seam.accessGrants.get({ access_grant_key }), created)
  assert.equal(
    await seam.accessGrants.update({ access_grant_id, name: 'Late', starts_at: new Date('2030-01-02T00:00:00Z'), ends_at: null }),
    undefined,
  )
  const updated = await seam.accessGrants.get({ access_grant_id })
  assert.deepEqual([updated.name, updated.starts_at, updated.ends_at], ['Late', '2030-01-02T00:00:00.000000Z', null])
  const more = await seam.accessGrants.requestAccessMethods({ access_grant_id, requested_access_methods: [{ mode: 'mobile_key' }] })
  assert.equal(more.requested_access_methods.length, 2)
  assert.equal(await seam.accessGrants.delete({ access_grant_id }), undefined)
  const gone = await failure(seam.accessGrants.get({ access_grant_id }))
  assert.ok(isSeamHttpApiError(gone))
  assert.deepEqual([gone.code, gone.statusCode], ['access_grant_not_found', 404])
  assert.match(gone.requestId, /^[0-9a-f-]{36}$/)
  assert.deepEqual(
    requests.map((request) => request.replace(/\?.*/, '')),
    [
      'POST /access_grants/create',
      'GET /access_grants/get',
      'GET /access_grants/get',
      'PATCH /access_grants/update',
      'GET /access_grants/get',
      'POST /access_grants/request_access_methods',
      'DELETE /access_grants/delete',
      'GET /access_grants/get',
    ],
  )
})

test('lists: filters, null, and every page', async (t) => {
  const { seam, requests } = await start(t, { seed: 'demo' })
  const all = await seam.accessGrants.list()
  assert.equal(all.length, 200)
  const ids = all.slice(3, 5).map((grant) => grant.access_grant_id)
  assert.deepEqual(
    (await seam.accessGrants.list({ access_grant_ids: ids })).map((grant) => grant.access_grant_id),
    ids,
  )
  assert.equal((await seam.accessGrants.list({ access_grant_ids: ids.slice(1) })).length, 1)
  assert.deepEqual(await seam.accessGrants.list({ access_grant_key: null }), [])
  assert.match(requests.at(-1), /access_grant_key=&_strict=true$/)
  assert.equal((await seam.accessGrants.list({ search: 'stay-7' })).length, 11)
  const pages = seam.createPaginator(seam.accessGrants.list({ limit: 50 }))
  assert.deepEqual(await pages.flattenToArray(), all)
})

test('errors are told in the way that the SDK reads', async (t) => {
  const { seam, apiKey, endpoint } = await start(t)
  const invalid = await failure(seam.accessGrants.list({ limit: 0, device_id: 'x' }))
  assert.ok(isSeamHttpInvalidInputError(invalid))
  assert.equal(invalid.getValidationErrorMessages('limit').length, 1)
  assert.equal(invalid.getValidationErrorMessages('device_id').length, 1)
  const unauthorized = await failure(new SeamHttp({ apiKey: `${apiKey}_other`, endpoint }).accessGrants.list())
  assert.ok(isSeamHttpUnauthorizedError(unauthorized))
})

test('every operation of the SDK has an answer here', async (t) => {
  const { seam } = await start(t, { seed: 'demo' })
  const groups = {
    accessGrants: seam.accessGrants,
    'accessGrants.unmanaged': seam.accessGrants.unmanaged,
    accessMethods: seam.accessMethods,
    'accessMethods.unmanaged': seam.accessMethods.unmanaged,
    actionAttempts: seam.actionAttempts,
  }
  const own = (group) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(group)).filter(
      (name) => typeof Object.getOwnPropertyDescriptor(Object.getPrototypeOf(group), name).value === 'function',
    )
  const client = ['constructor', 'createPaginator', 'updateClientSessionToken']
  const theirs = Object.entries(groups).flatMap(([name, group]) =>
    own(group)
      .filter((method) => !client.includes(method))
      .map((method) => `${name}.${method}`),
  )
  assert.deepEqual(theirs.sort(), tables.endpoints.map(({ method }) => method).sort())
})

test('what is around access grants', async (t) => {
  const { seam } = await start(t, { seed: 'demo' })
  const [grant] = await seam.accessGrants.list({ limit: 1 })
  const { access_grant_id, access_method_ids } = grant
  const batch = await seam.accessGrants.getRelated({ access_grant_ids: [access_grant_id], include: ['spaces', 'access_methods'] })
  assert.deepEqual(Object.keys(batch).sort(), ['access_methods', 'spaces'])
  assert.deepEqual(batch.access_methods.map((method) => method.access_method_id).sort(), [...access_method_ids].sort())
  const rest = await seam.accessGrants.getRelated({ access_grant_keys: [grant.access_grant_key], exclude: ['spaces'] })
  assert.equal(rest.spaces, undefined)
})

test('access methods from the list to their deletion', async (t) => {
  const { seam } = await start(t, { seed: 'demo' })
  const [{ access_grant_id, access_method_ids }] = await seam.accessGrants.list({ limit: 1 })
  const methods = await seam.accessMethods.list({ access_grant_id })
  assert.deepEqual(methods.map((method) => method.access_method_id).sort(), [...access_method_ids].sort())
  const [{ access_method_id }] = methods
  assert.deepEqual(await seam.accessMethods.get({ access_method_id }), methods[0])
  const batch = await seam.accessMethods.getRelated({ access_method_ids: [access_method_id], include: ['access_grants'] })
  assert.deepEqual(
    batch.access_grants.map((grant) => grant.access_grant_id),
    [access_grant_id],
  )
  await seam.accessMethods.delete({ access_method_id })
  assert.equal((await failure(seam.accessMethods.get({ access_method_id }))).statusCode, 404)
  await seam.accessMethods.delete({ access_grant_id })
  assert.deepEqual(await seam.accessMethods.list({ access_grant_id }), [])
})

test('access grants of others', async (t) => {
  const { seam } = await start(t, { seed: 'demo' })
  const grants = await seam.accessGrants.unmanaged.list({ limit: 5 })
  const gone = await failure(seam.accessGrants.unmanaged.get({ access_grant_id: ID }))
  assert.equal(gone.statusCode, 404)
  for (const { access_grant_id } of grants.slice(0, 1)) {
    assert.equal((await seam.accessGrants.unmanaged.get({ access_grant_id })).access_grant_id, access_grant_id)
    await seam.accessGrants.unmanaged.update({ access_grant_id, is_managed: true })
    assert.equal((await seam.accessGrants.get({ access_grant_id })).access_grant_id, access_grant_id)
  }
})
