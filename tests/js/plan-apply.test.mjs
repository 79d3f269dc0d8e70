// Plans that are carried out, whatever happens on the way.

import assert from 'node:assert/strict'
import test from 'node:test'
import { Seam } from '../../pkg/index.js'
import { createSandbox } from '../../pkg/sandbox.js'
import { failure, ID } from './fake-fetch.mjs'
import { row, rows } from './stays.mjs'

const prune = { access_grant_key_prefix: 'stay-' }
const make = (sandbox, options) => new Seam({ ...sandbox.options, ...options }).accessGrants
const everyGrant = (grants) => grants.list().toArray({ limit: Infinity })
const effectsOf = ({ summary }) => summary.create + summary.update + summary.request_access_methods + summary.delete
const modesOf = ({ requested_access_methods }) => requested_access_methods.map(({ mode }) => mode).sort().join()

test('a plan that is carried out leaves nothing to do', async () => {
  const sandbox = createSandbox()
  const grants = make(sandbox)
  await grants.createMany([...rows(6), row('', { access_grant_key: 'staff-1' })])
  const desired = [row(0), row(1, { ends_at: null, name: 'Stay' }), row(2, { requested_access_methods: [{ mode: 'code' }, { mode: 'card' }], ends_at: null }), row(3, { space_ids: [] }), row(9)]
  const plan = await grants.plan(desired, { prune, context: { requireTarget: false } })
  const told = []
  const result = await plan.apply({ onProgress: ({ done, total, result }) => told.push([done, total, result.status]) })
  assert.deepEqual(result.results.map(({ step, status }) => `${step.kind} ${status}`), [
    'unchanged unchanged',
    'update done',
    'update done',
    'request_access_methods done',
    'blocked blocked',
    'create done',
    'delete done',
    'delete done',
  ])
  assert.deepEqual(result.summary, { done: 6, existing: 0, failed: 0, skipped: 0, unchanged: 1, blocked: 1, invalid: 0 })
  assert.deepEqual([result.failed, result.aborted], [[], false])
  assert.deepEqual(told, Array.from({ length: 6 }, (_, done) => [done + 1, 6, 'done']))
  assert.equal(result.results[5].grant.access_grant_key, 'stay-9')
  assert.equal(modesOf(result.results[3].grant), 'card,code')
  const order = sandbox.requests().map(({ path }) => path)
  assert.ok(order.lastIndexOf('/access_grants/create') < order.indexOf('/access_grants/delete'), 'deletions come last')

  const again = await grants.plan(desired, { prune, context: { requireTarget: false } })
  assert.deepEqual(again.steps.map(({ kind, reason }) => [kind, reason].join(' ').trim()), ['unchanged', 'unchanged', 'unchanged', 'blocked different_doors', 'unchanged', 'unchanged being_deleted', 'unchanged being_deleted'])
  const requests = sandbox.requests().length
  assert.deepEqual((await again.apply()).summary, { done: 0, existing: 0, failed: 0, skipped: 0, unchanged: 6, blocked: 1, invalid: 0 })
  assert.equal(sandbox.requests().length, requests, 'nothing is sent')
})

test('a plan that is carried out twice does nothing twice, and goes on where it stopped', async () => {
  const sandbox = createSandbox()
  const grants = make(sandbox, { maxRetries: 0 })
  await grants.createMany(rows(2))
  const methods = { requested_access_methods: [{ mode: 'code' }, { mode: 'code' }] }
  const plan = await grants.plan([row(0, methods), row(1, { ends_at: null }), row(2)])
  sandbox.faults({ drop: { after: true } })
  const first = await plan.apply()
  // The answers got lost; only that of the create can be looked for, and that one too.
  assert.deepEqual(first.results.map(({ status }) => status), ['failed', 'failed', 'failed'])
  sandbox.faults({})
  const second = await plan.apply()
  assert.deepEqual(second.results.map(({ status }) => status), ['done', 'done', 'existing'])
  assert.deepEqual((await everyGrant(grants)).map(modesOf).sort(), ['code', 'code', 'code,code'])
  const third = await plan.apply()
  assert.deepEqual([third.results.map(({ status }) => status), third.results[0].grant.access_grant_id], [['done', 'done', 'existing'], second.results[0].grant.access_grant_id])
  const reads = new Set(sandbox.requests().slice(-1).map(({ path }) => path))
  assert.deepEqual([...reads], ['/access_grants/list'])
})

test('what is gone already is deleted, and what is there already exists', async () => {
  const sandbox = createSandbox()
  const grants = make(sandbox)
  await grants.createMany(rows(1))
  const plan = await grants.plan([row(5)], { prune })
  await grants.create(row(5))
  await grants.delete({ access_grant_id: plan.steps[1].access_grant_id })
  sandbox.advance(3_600_000)
  const { results } = await plan.apply()
  assert.deepEqual(results.map(({ status }) => status), ['existing', 'done'])
})

test('an update is not held against the rules of doors that its row does not name', async () => {
  const sandbox = createSandbox()
  const properties = { offline_time_frame_options: [], code_constraints: [], supported_code_lengths: [6] }
  const context = { devices: [{ device_id: ID, can_program_online_access_codes: true, properties }] }
  const grants = make(sandbox, { context })
  await make(sandbox).createMany(rows(1))
  const other = '2a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
  const methods = [{ mode: 'code' }, { mode: 'code', code: '4938' }]
  const plan = await grants.plan([row(0, { device_ids: [other], requested_access_methods: methods })], { existing: await everyGrant(grants) })
  assert.deepEqual((await plan.apply()).results.map(({ step, status }) => [step.kind, status]), [['request_access_methods', 'done']])
})

test('failures stop nothing, unless they should', async () => {
  const sandbox = createSandbox()
  const grants = make(sandbox, { maxRetries: 0 })
  await grants.createMany(rows(1))
  const planned = () => grants.plan([row(1), row(2)], { prune })
  sandbox.faults({ outage: true, operations: ['/access_grants/create'] })
  const seen = []
  const stopped = await (await planned()).apply({ concurrency: 1, onError: (error, step) => (seen.push([error.statusCode, step.access_grant_key]), 'stop') })
  assert.deepEqual(stopped.results.map(({ status }) => status), ['failed', 'skipped', 'skipped'])
  assert.deepEqual([seen, stopped.failed.length, stopped.aborted], [[[503, 'stay-1']], 1, false])
  const plan = await planned()
  assert.deepEqual((await plan.apply()).results.map(({ status }) => status), ['failed', 'failed', 'done'])
  assert.equal((await failure(plan.apply({ concurrency: 0 }))).name, 'SeamConfigError')
})

test('the second plan of a thousand rows with thirty changes has thirty steps that do something', async () => {
  const grants = make(createSandbox())
  const before = rows(1000)
  assert.equal((await (await grants.plan(before, { prune })).apply({ concurrency: 16 })).summary.done, 1000)
  const after = before.map((row, n) => {
    if (n % 100 === 0) return { ...row, ends_at: '2040-01-05T11:00:00+01:00' }
    if (n % 100 === 1) return { ...row, requested_access_methods: [{ mode: 'card' }, { mode: 'code' }] }
    // Written in another way, the same time is no change.
    return { ...row, ends_at: '2040-01-03T12:00:00.000+01:00' }
  })
  const plan = await grants.plan([...after.slice(0, -5), ...Array.from({ length: 5 }, (_, n) => row(1000 + n))], { prune })
  assert.deepEqual(plan.summary, { create: 5, update: 10, request_access_methods: 10, delete: 5, unchanged: 970 + 5, blocked: 0, invalid: 0 })
  assert.equal(effectsOf(plan), 30)
})
