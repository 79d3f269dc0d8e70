// Plans: what is to be done so that the access that is desired exists.

import assert from 'node:assert/strict'
import test from 'node:test'
import { createAccessGrantSchema, planAccessGrants, Seam } from '../../pkg/index.js'
import { Seam as LiteSeam } from '../../pkg/lite.js'
import { createSandbox } from '../../pkg/sandbox.js'
import { failure, fakeFetch, ID, refused, reply } from './fake-fetch.mjs'
import { row, rows } from './stays.mjs'

const grantOf = (row, members) => ({ access_grant_id: ID, warnings: [], errors: [], name: null, ...row, ...members })
const kindsOf = ({ steps }) => steps.map(({ kind }) => kind)

/** A client of a sandbox, and what it has sent. */
function started(options) {
  const sandbox = createSandbox(options)
  const sent = []
  const fetch = (address, init) => {
    sent.push({ path: address.split('/').at(-1), body: JSON.parse(init.body) })
    return sandbox.fetch(address, init)
  }
  return { seam: new Seam({ ...sandbox.options, fetch }), sent, ofPath: (name) => sent.filter(({ path }) => path === name) }
}

test('a plan is data, with a count of each kind', () => {
  const existing = [grantOf(row(0)), grantOf(row(1), { ends_at: null }), grantOf(row(2), { space_ids: [] })]
  const plan = planAccessGrants([...rows(4), { ...row(9), access_grant_key: undefined }], existing)
  assert.deepEqual(kindsOf(plan), ['unchanged', 'update', 'blocked', 'create', 'invalid'])
  assert.deepEqual(plan.summary, { create: 1, update: 1, request_access_methods: 0, delete: 0, unchanged: 1, blocked: 1, invalid: 1 })
  assert.deepEqual(plan.steps[3], { kind: 'create', row: 3, access_grant_key: 'stay-3', params: row(3) })
  assert.deepEqual(plan.steps[1], {
    kind: 'update',
    row: 1,
    access_grant_key: 'stay-1',
    access_grant_id: ID,
    params: { access_grant_id: ID, ends_at: '2040-01-03T11:00:00Z' },
    changes: [{ field: 'ends_at', from: null, to: '2040-01-03T11:00:00Z' }],
  })
  assert.deepEqual(JSON.parse(JSON.stringify(plan)), plan)
})

test('rows come as any list, and as text or bytes of every form', () => {
  const some = rows(2)
  const json = JSON.stringify(some)
  const csv = `access_grant_key,user_identity_id,space_ids,starts_at,ends_at,requested_access_methods.0.mode\n${some.map((row) => `${row.access_grant_key},${ID},${ID},${row.starts_at},${row.ends_at},code`).join('\n')}`
  for (const desired of [some, new Set(some), some.values(), json, new TextEncoder().encode(json), csv, some.map((row) => JSON.stringify(row)).join('\n')]) {
    const { steps } = planAccessGrants(desired, new Set([]))
    assert.deepEqual(steps.map(({ params }) => params), some)
  }
  assert.deepEqual(planAccessGrants(csv, [], undefined, { format: 'csv' }).steps.map(({ row }) => row), [2, 3])
  for (const desired of [undefined, null, 7, {}]) {
    assert.throws(() => planAccessGrants(desired, []), { name: 'SeamConfigError', message: 'rows must be an array, text or bytes, and not the name of a file. Read it first.' })
  }
})

test('what JSON loses of a row is told as everywhere else, and the others are planned', () => {
  const some = [row(0), row(1, { name: 1n, space_ids: ['x'] }), row(2)]
  const { steps } = planAccessGrants(some, [])
  const { results } = createAccessGrantSchema.validateMany(some)
  assert.deepEqual(steps.map(({ kind }) => kind), ['create', 'invalid', 'create'])
  assert.deepEqual(results, [{ row: 1, issues: steps[1].issues, warnings: steps[1].warnings }])
})

test('rows with one key are told alike by a plan, by createMany and by validateMany', async () => {
  const some = [row(0), row(1), row(0, { name: 'another' }), row(2), row(0)]
  const expected = [[0, 2], [2, 0], [4, 0]]
  const ofIssues = (list) => list.map(([row, issues]) => [row, issues[0].row])
  const { results } = createAccessGrantSchema.validateMany(some)
  assert.deepEqual(ofIssues(results.map(({ row, issues }) => [row, issues])), expected)
  const { steps } = planAccessGrants(some, [])
  const invalid = steps.filter(({ kind }) => kind === 'invalid')
  assert.deepEqual(ofIssues(invalid.map(({ row, issues }) => [row, issues])), expected)
  const { seam } = started()
  const { failed } = await seam.accessGrants.createMany(some)
  assert.deepEqual(ofIssues(failed.map(({ index, error }) => [index, error.issues])), expected)
  const issues = (list) => list.map(({ issues }) => issues)
  assert.deepEqual(issues(results), issues(invalid))
  assert.deepEqual(issues(results), failed.map(({ error }) => error.issues))
})

test('nothing is deleted without a prefix, and an empty one is refused', async () => {
  const existing = [grantOf(row(7))]
  assert.deepEqual(kindsOf(planAccessGrants([], existing)), [])
  assert.deepEqual(kindsOf(planAccessGrants([], existing, undefined, { prune: undefined })), [])
  assert.deepEqual(kindsOf(planAccessGrants([], existing, undefined, { prune: { access_grant_key_prefix: 'stay-' } })), ['delete'])
  assert.deepEqual(kindsOf(planAccessGrants([], existing, undefined, { prune: { access_grant_key_prefix: 'staff-' } })), [])
  for (const prune of [{}, { access_grant_key_prefix: '' }, { access_grant_key_prefix: null }, { access_grant_key_prefix: 7 }, true]) {
    assert.throws(() => planAccessGrants([], existing, undefined, { prune }), { name: 'SeamConfigError' })
    assert.equal((await failure(started().seam.accessGrants.plan([], { prune }))).name, 'SeamConfigError')
  }
})

test('the name of a file is not taken for what stands in it', async () => {
  const refusal = { name: 'SeamConfigError', message: 'rows must be an array, text or bytes, and not the name of a file. Read it first.' }
  for (const name of ['bookings.csv', './a b/Bookings.CSV', 'C:\\bookings.json', '/tmp/x.ndjson', 'x.jsonl', 'x.tsv', 'x.txt']) {
    assert.throws(() => planAccessGrants(name, []), refusal, name)
    assert.throws(() => createAccessGrantSchema.validateMany(name), refusal, name)
    await assert.rejects(started().seam.accessGrants.plan(name), refusal, name)
  }
  for (const text of ['access_grant_key\nx.csv', '[1, "x.csv', '{"name":"x.csv"}', 'requested_access_methods.0.mode']) assert.ok(createAccessGrantSchema.validateMany(text), text)
  await assert.rejects(started().seam.accessGrants.createMany('bookings.csv'), { name: 'SeamConfigError', message: 'rows must be a list of rows.' })
})

test('a context has its say: warnings of locks, messages, and what cannot be read', () => {
  const devices = [{ device_id: ID, display_name: 'Room 1', properties: { code_constraints: [{ constraint_type: 'pin_code_matches_existing_set' }] } }]
  const some = [row(0, { device_ids: [ID], requested_access_methods: [{ mode: 'code', code: '4938' }] }), row(1, { space_ids: ['x'] })]
  const messages = { device_constraint: 'Hm.', invalid_format: 'Nein.' }
  const { steps } = planAccessGrants(some, [], { devices, messages })
  assert.deepEqual([steps[0].warnings[0].message, steps[1].issues[0].message], ['Hm.', 'Nein.'])
  assert.throws(() => planAccessGrants([], [], { devices: 7 }), { name: 'SeamConfigError' })
  assert.throws(() => planAccessGrants([], 7), { name: 'SeamConfigError', message: 'existing must be a list of access grants.' })
  assert.deepEqual(kindsOf(planAccessGrants([row(0)], [], { now: '2050-01-01T00:00:00Z' })), ['invalid'])
})

test('few rows are looked up by their keys, many by what their keys begin with', async () => {
  const { seam, sent, ofPath } = started()
  await seam.accessGrants.createMany([...rows(30), row('x', { access_grant_key: 'other' })])
  const filtersOf = () => ofPath('list').map(({ body }) => body)
  assert.deepEqual((await seam.accessGrants.plan(rows(2))).summary.unchanged, 2)
  assert.deepEqual(filtersOf(), [{ access_grant_key: 'stay-0' }, { access_grant_key: 'stay-1' }])
  assert.deepEqual((await seam.accessGrants.plan(rows(31))).summary, { create: 1, update: 0, request_access_methods: 0, delete: 0, unchanged: 30, blocked: 0, invalid: 0 })
  assert.deepEqual(filtersOf().at(-1), { search: 'stay-' })
  const pruned = await seam.accessGrants.plan(rows(1), { prune: { access_grant_key_prefix: 'stay-' } })
  assert.deepEqual([pruned.summary.unchanged, pruned.summary.delete], [1, 29])
  const asked = sent.length
  assert.deepEqual((await seam.accessGrants.plan([])).steps, [])
  assert.equal(sent.length, asked, 'nothing is asked for nothing')
  await seam.accessGrants.plan(rows(3), { existing: [] })
  assert.equal(sent.length, asked, 'nothing is asked where it is known')
})

test('a long list is read to its end', async () => {
  const { seam, ofPath } = started()
  await seam.accessGrants.createMany(rows(600), { concurrency: 16 })
  const { summary } = await seam.accessGrants.plan(rows(601))
  assert.deepEqual([summary.unchanged, summary.create], [600, 1])
  assert.equal(ofPath('list').length, 2)
})

test('what an access grant does not tell is looked up where that is cheap', async () => {
  const { seam, ofPath } = started({ seed: 'demo' })
  const { acs_entrances, devices, spaces } = await seam.accessGrants.getRelated({ access_grant_ids: (await seam.accessGrants.list({ limit: 100 })).map(({ access_grant_id }) => access_grant_id) })
  const space = spaces.find(({ space_key }) => space_key)
  const lock = devices.find(({ space_ids }) => space_ids.length > 0)
  const person = { full_name: 'Jane Doe', email_address: 'jane.doe@example.com' }
  const desired = [
    row('a', { user_identity_id: undefined, user_identity: person, space_ids: undefined, space_keys: [space.space_key] }),
    row('b', { space_ids: [space.space_id], device_ids: [lock.device_id] }),
    row('c', { space_ids: undefined, acs_entrance_ids: [acs_entrances[0].acs_entrance_id] }),
  ]
  await (await seam.accessGrants.plan(desired)).apply()
  const calls = () => ofPath('get_related').length
  const before = calls()
  const same = await seam.accessGrants.plan(desired)
  assert.deepEqual(same.steps.map(({ kind, unknown }) => [kind, unknown]), [['unchanged', undefined], ['unchanged', undefined], ['unchanged', undefined]])
  assert.equal(calls() - before, 3)
  const others = await seam.accessGrants.plan([
    { ...desired[0], user_identity: { ...person, email_address: 'john@example.com' } },
    { ...desired[1], device_ids: [devices.find(({ device_id }) => device_id !== lock.device_id).device_id] },
    { ...desired[2], acs_entrance_ids: [acs_entrances[1].acs_entrance_id] },
  ])
  assert.deepEqual(others.steps.map(({ kind, reason }) => [kind, reason]), [['blocked', 'different_person'], ['blocked', 'different_doors'], ['blocked', 'different_doors']])
})

test('whoever may not ask what is around an access grant is told that it is unknown', async () => {
  const desired = row(0, { device_ids: [ID] })
  const page = { access_grants: [grantOf(row(0))], pagination: { has_next_page: false, next_page_cursor: null, next_page_url: null }, ok: true }
  const { fetch, paths } = fakeFetch(() => reply(200, page), () => refused(403))
  const { steps } = await new Seam({ apiKey: 'seam_1', fetch }).accessGrants.plan([desired])
  assert.deepEqual([steps[0].kind, steps[0].unknown], ['unchanged', ['device_ids']])
  assert.deepEqual(paths(), ['/access_grants/list', '/access_grants/get_related'])
  const broken = fakeFetch(() => refused(500))
  assert.equal((await failure(new Seam({ apiKey: 'seam_1', fetch: broken.fetch, maxRetries: 0 }).accessGrants.plan([desired]))).statusCode, 500)
})

test('the client of the whole has plans, in every way that it is made, and is one of the others', () => {
  const { options, apiKey } = createSandbox()
  const clients = [
    new Seam(options),
    Seam.fromApiKey(apiKey, options),
    Seam.fromClientSessionToken('seam_cst1_x'),
    Seam.fromPersonalAccessToken('seam_at1_x', ID),
    Seam.fromConsoleSessionToken('ey.x', ID),
  ]
  for (const client of clients) {
    assert.equal(typeof client.accessGrants.plan, 'function')
    assert.ok(client instanceof Seam && client instanceof LiteSeam)
  }
  assert.ok(new LiteSeam(options) instanceof Seam)
  assert.equal(new LiteSeam(options).accessGrants.plan, undefined)
  class Own extends Seam {}
  assert.ok(new Own(options) instanceof Own && new Own(options) instanceof Seam && !(clients[0] instanceof Own))
})

test('a part of what exists, or what is no access grant, is refused: its rows would be created again', () => {
  const page = Object.assign([], { pagination: { has_next_page: true } })
  assert.throws(() => planAccessGrants([], page), { name: 'SeamConfigError', message: /^existing is one page of a list\./ })
  assert.throws(() => planAccessGrants([], [{ a: 1 }]), { name: 'SeamConfigError', message: /^existing\.0 must be an access grant/ })
})
