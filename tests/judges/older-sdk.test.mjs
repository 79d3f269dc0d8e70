// The official SDK of the line that its React components use. It asks with POST, mostly without a body.

import assert from 'node:assert/strict'
import test from 'node:test'
import { isSeamHttpApiError, isSeamHttpInvalidInputError, isSeamHttpUnauthorizedError, SeamHttp } from '@seamapi/http-1'
import { serve } from '../contract/serve.mjs'

const failure = (promise) =>
  promise.then(
    () => assert.fail('it should have failed'),
    (error) => error,
  )

async function start(t, options) {
  const served = await serve(t, options)
  return { ...served, seam: new SeamHttp({ apiKey: served.apiKey, endpoint: served.endpoint }) }
}

test('version 1 of the SDK: lists without parameters, filters and pages', async (t) => {
  const { seam, requests } = await start(t, { seed: 'demo' })
  const all = await seam.accessGrants.list()
  assert.ok(all.length >= 30)
  assert.match(requests.at(-1), /^POST/)
  assert.equal((await seam.accessGrants.list({ search: 'JANE@', limit: 3 })).length, 3)
  assert.deepEqual(await seam.createPaginator(seam.accessGrants.list({ limit: 7 })).flattenToArray(), all)
  assert.ok((await seam.accessGrants.unmanaged.list()).length > 0)
})

test('version 1 of the SDK: an access grant from creation to deletion', async (t) => {
  const { seam } = await start(t)
  const { access_grant_id, requested_access_methods } = await seam.accessGrants.create({
    user_identity: { full_name: 'Jane Doe', email_address: 'jane@example.com' },
    space_keys: ['room-101'],
    requested_access_methods: [{ mode: 'mobile_key', instant_key_max_use_count: 3 }],
  })
  assert.equal(requested_access_methods[0].instant_key_max_use_count, 3)
  await seam.accessGrants.update({ access_grant_id, name: 'Late', ends_at: null })
  assert.equal((await seam.accessGrants.get({ access_grant_id })).name, 'Late')
  const [{ access_method_id }] = await seam.accessMethods.list({ access_grant_id })
  assert.equal((await seam.accessMethods.get({ access_method_id })).mode, 'mobile_key')
  await seam.accessMethods.delete({ access_method_id })
  await seam.accessGrants.delete({ access_grant_id })
  const gone = await failure(seam.accessGrants.get({ access_grant_id }))
  assert.ok(isSeamHttpApiError(gone))
  assert.equal(gone.statusCode, 404)
})

test('version 1 of the SDK reads every class of error', async (t) => {
  const { seam, endpoint } = await start(t)
  const invalid = await failure(seam.accessGrants.list({ limit: 0 }))
  assert.ok(isSeamHttpInvalidInputError(invalid))
  assert.deepEqual(invalid.getValidationErrorMessages('limit'), ['Number must be greater than 0'])
  const params = { user_identity: {}, requested_access_methods: [], access_grant_key: 'taken' }
  await seam.accessGrants.create(params)
  assert.equal((await failure(seam.accessGrants.create(params))).statusCode, 409)
  assert.ok(isSeamHttpUnauthorizedError(await failure(new SeamHttp({ apiKey: 'seam_another', endpoint }).accessGrants.list())))
})
