// Many rows in one run.

import assert from 'node:assert/strict'
import test from 'node:test'
import { Seam, SeamConflictError } from '../../pkg/index.js'
import { createSandbox } from '../../pkg/sandbox.js'
import { ID, failure, fakeFetch, granted, refused, row } from './fake-fetch.mjs'

const make = (fetch, options) => new Seam({ apiKey: 'seam_1', fetch, ...options }).accessGrants
const rows = (count) => Array.from({ length: count }, (_, index) => ({ ...row, access_grant_key: `row-${index}` }))
const keyOf = (init) => JSON.parse(init.body).access_grant_key
const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test('each row has its outcome, in the order of the rows, whatever the order of the answers', async () => {
  let under_way = 0
  let most = 0
  const fetch = async (_, init) => {
    most = Math.max(most, ++under_way)
    await later(Math.random() * 20)
    under_way--
    return granted({ access_grant_key: keyOf(init) })
  }
  const told = []
  const run = await make(fetch).createMany(rows(20), { concurrency: 3, onProgress: ({ done, total }) => told.push([done, total]) })
  assert.deepEqual(run.results.map(({ index, status, grant }) => [index, status, grant.access_grant_key]), rows(20).map(({ access_grant_key }, index) => [index, 'created', access_grant_key]))
  assert.equal(most, 3)
  assert.equal(run.created.length, 20)
  assert.deepEqual([run.failed, run.aborted], [[], false])
  assert.deepEqual(told, Array.from({ length: 20 }, (_, done) => [done + 1, 20]))
})

test('a bad row does not stop the others, unless it should', async () => {
  const fetch = async () => granted()
  const some = rows(4)
  some[1] = { ...some[1], space_ids: ['x'] }
  const run = await make(fetch).createMany(some, { concurrency: 1 })
  assert.deepEqual(run.results.map(({ status }) => status), ['created', 'failed', 'created', 'created'])
  assert.deepEqual(run.failed[0].error.issues[0].path, ['space_ids', 0])
  for (const onError of ['stop', () => 'stop']) {
    const stopped = await make(fetch).createMany(some, { concurrency: 1, onError })
    assert.deepEqual(stopped.results.map(({ status }) => status), ['created', 'failed', 'skipped', 'skipped'])
  }
  const seen = []
  await make(fetch).createMany(some, { onError: (error, index) => void seen.push([error.name, index]) })
  assert.deepEqual(seen, [['SeamValidationError', 1]])
})

test('a rate limit slows the whole run down', async () => {
  const sent = []
  let refusals = 1
  const fetch = async (_, init) => {
    sent.push([Date.now(), keyOf(init)])
    if (keyOf(init) === 'row-2' && refusals-- > 0) return refused(429, { 'retry-after': '0.3' })
    await later(5)
    return granted()
  }
  const run = await make(fetch).createMany(rows(12), { concurrency: 4 })
  assert.equal(run.created.length, 12)
  const limited = sent.find(([, key]) => key === 'row-2')[0]
  const during = sent.filter(([time]) => time > limited + 30 && time < limited + 280)
  assert.deepEqual(during, [], 'nothing is sent while the server asks to wait')
})

test('abort leaves a list of what was done', async () => {
  const controller = new AbortController()
  let count = 0
  const fetch = async () => {
    if (++count === 3) controller.abort('enough')
    return granted()
  }
  const run = await make(fetch).createMany(rows(10), { concurrency: 1, signal: controller.signal })
  assert.equal(run.aborted, true)
  assert.deepEqual(run.results.slice(0, 2).map(({ status }) => status), ['created', 'created'])
  assert.ok(run.results.slice(3).every(({ status }) => status === 'skipped'))
  const none = await make(fetch).createMany(rows(2), { signal: AbortSignal.abort() })
  assert.deepEqual([none.aborted, none.created.length], [true, 0])
})

test('a run can be run again: rows with a key are found', async () => {
  const sandbox = createSandbox()
  const seam = new Seam({ apiKey: sandbox.apiKey, endpoint: sandbox.endpoint, fetch: sandbox.fetch })
  const first = await seam.accessGrants.createMany(rows(5).slice(0, 3))
  const second = await seam.accessGrants.createMany(rows(5))
  assert.deepEqual(second.results.map(({ status }) => status), ['existing', 'existing', 'existing', 'created', 'created'])
  const ids = (grants) => grants.map(({ access_grant_id }) => access_grant_id)
  assert.deepEqual(ids(second.existing), ids(first.created))
  assert.deepEqual([first.existing, ids(second.created)], [[], [second.results[3].grant.access_grant_id, second.results[4].grant.access_grant_id]])
  assert.equal((await seam.accessGrants.list()).length, 5)
})

test('the key that is looked up is the one that was sent', async () => {
  const asked = []
  const fetch = async (_, init) => (asked.push(keyOf(init)), asked.length === 1 ? refused(409) : granted())
  const names = ['stay-1', 'stay-2', 'stay-3']
  const { results } = await make(fetch).createMany([{ ...row, get access_grant_key() { return names.shift() } }])
  assert.deepEqual([results[0].status, asked], ['existing', ['stay-1', 'stay-1']])
})

test('a conflict of another kind stays one', async () => {
  const fetch = async (address) => (address.endsWith('/get') ? refused(404) : refused(409))
  const { failed } = await make(fetch).createMany(rows(1))
  assert.ok(failed[0].error instanceof SeamConflictError)
})

test('a look-up of a key that is taken has retries, and its failure says why the access grant is not there', async () => {
  const none = { 'retry-after': '0' }
  const run = async (answers, options) => {
    const { fetch, paths } = fakeFetch(...answers)
    const { results } = await make(fetch, options).createMany(rows(1))
    return [results[0].status, results[0].error?.statusCode, paths().length]
  }
  assert.deepEqual(await run([() => refused(409), () => refused(503, none), () => granted()]), ['existing', undefined, 3])
  assert.deepEqual(await run([() => refused(409), () => refused(503, none)]), ['failed', 503, 4])
  assert.deepEqual(await run([() => refused(409), () => refused(401)]), ['failed', 401, 2])
  assert.deepEqual(await run([() => refused(409), () => refused(503, none), () => refused(404)]), ['failed', 409, 3])
  assert.deepEqual(await run([() => refused(409), () => granted()], { maxRetries: 0 }), ['existing', undefined, 2])
  const { fetch } = fakeFetch(() => refused(409))
  assert.ok((await failure(make(fetch).create(rows(1)[0]))) instanceof SeamConflictError, 'outside of a run it is told')
})

test('an abort while a key is looked up is told as one', async () => {
  const controller = new AbortController()
  const { fetch } = fakeFetch(() => refused(409), () => (controller.abort(), new Promise(() => {})))
  const { results, aborted } = await make(fetch).createMany(rows(1), { signal: controller.signal })
  assert.deepEqual([results[0].status, results[0].error.name, aborted], ['failed', 'AbortError', true])
})

test('a row whose create may have worked, and is found by its key, is not told as created', async () => {
  for (const unclear of [() => refused(500), () => new Response('<html>', { status: 200 }), () => Promise.reject(new TypeError('fetch failed'))]) {
    const fetch = async (address, init) => (address.endsWith('/create') ? unclear() : granted({ access_grant_key: keyOf(init) }))
    const run = await make(fetch).createMany(rows(2))
    assert.deepEqual(run.results.map(({ status, grant }) => [status, grant.access_grant_key]), [['existing', 'row-0'], ['existing', 'row-1']])
    assert.deepEqual([run.created.length, run.existing.length, run.failed.length], [0, 2, 0])
  }
})

test('rows with one key are refused before they are sent, all of them, and none gets another one’s access grant', async () => {
  const sandbox = createSandbox()
  const seam = new Seam({ apiKey: sandbox.apiKey, endpoint: sandbox.endpoint, fetch: sandbox.fetch })
  const some = [...rows(2), { ...row, name: 'another guest', access_grant_key: 'row-0' }, row, row]
  for (const options of [{}, { concurrency: 1 }, { validate: false }]) {
    sandbox.reset()
    const { results, failed } = await seam.accessGrants.createMany(some, options)
    assert.deepEqual(results.map(({ status }) => status), ['failed', 'created', 'failed', 'created', 'created'])
    const issueOf = (row) => ({ path: ['access_grant_key'], code: 'duplicate', message: `Give each row a key of its own; row ${row} has the same one.`, row })
    assert.deepEqual(failed.map(({ index, error }) => [index, error.name, error.issues]), [[0, 'SeamValidationError', [issueOf(2)]], [2, 'SeamValidationError', [issueOf(0)]]])
    assert.equal((await seam.accessGrants.list()).length, 3)
  }
  const unreadable = { ...row, get access_grant_key() { throw new Error('no') } }
  const run = await seam.accessGrants.createMany([unreadable, unreadable])
  assert.deepEqual(run.results.map(({ status, error }) => [status, error.name]), [['failed', 'SeamValidationError'], ['failed', 'SeamValidationError']])
})

test('what cannot begin is refused', async () => {
  const error = await failure(make(async () => granted()).createMany(rows(1), { concurrency: 0 }))
  assert.equal(error.name, 'SeamConfigError')
  assert.deepEqual((await make(async () => granted()).createMany([])).results, [])
  assert.equal(ID.length, 36)
})

test('callbacks that throw lose no outcome', async () => {
  for (const onProgress of [() => { throw new Error('mine') }, () => Promise.reject(new Error('mine'))]) {
    const run = await make(async () => granted()).createMany(rows(3), { onProgress })
    assert.equal(run.created.length, 3)
  }
  const some = [{}, ...rows(2)]
  for (const onError of [() => { throw new Error('mine') }, async () => { throw new Error('mine') }, async () => 'stop']) {
    const run = await make(async () => granted()).createMany(some, { concurrency: 1, onError })
    assert.deepEqual(run.results.map(({ status }) => status), ['failed', 'skipped', 'skipped'])
  }
})

test('a server that asks to wait for an hour, or for ever, ends the run', async () => {
  for (const wait of ['3600', `1${'0'.repeat(300)}`, 'Fri, 31 Dec 9999 23:59:59 GMT']) {
    const run = await make(async () => refused(429, { 'retry-after': wait })).createMany(rows(3), { concurrency: 1 })
    assert.deepEqual(run.results.map(({ status }) => status), ['failed', 'skipped', 'skipped'])
  }
})

test('an abort that comes after the last row has ended nothing', async () => {
  const controller = new AbortController()
  const run = await make(async () => granted()).createMany(rows(1), { signal: controller.signal, onProgress: () => controller.abort() })
  assert.equal(run.aborted, false)
})

test('one rate limit that several rows meet halves the run once', async () => {
  let count = 0
  let under_way = 0
  let most = 0
  const fetch = async () => {
    const isRefused = ++count <= 8
    under_way++
    // Eight that are refused, the same ones again, and what was sent while these ended; then the new width holds.
    if (count > 24) most = Math.max(most, under_way)
    await later(10)
    under_way--
    return isRefused ? refused(429, { 'retry-after': '0.05' }) : granted()
  }
  const run = await make(fetch).createMany(rows(48), { concurrency: 8 })
  assert.equal(run.created.length, 48)
  assert.equal(most, 4)
})

test('a row that only waited when the run was aborted is skipped', async () => {
  const controller = new AbortController()
  const keys = []
  const fetch = async (_, { body }) => {
    keys.push(JSON.parse(body).access_grant_key)
    if (keys.length === 1) return refused(429, { 'retry-after': '5' })
    setTimeout(() => controller.abort(), 50)
    return granted()
  }
  const { results, aborted } = await make(fetch, { maxRetries: 0 }).createMany(rows(5), { concurrency: 2, signal: controller.signal })
  assert.deepEqual(results.map(({ status }) => status), ['failed', 'created', 'skipped', 'skipped', 'skipped'])
  assert.deepEqual([keys.length, aborted], [2, true])
})

test('an onError that never answers keeps nobody waiting who aborts, and one that answers later is heard', async () => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 50)
  const fails = async () => refused(400)
  const never = await make(fails).createMany(rows(3), { concurrency: 1, signal: controller.signal, onError: () => new Promise(() => {}) })
  assert.deepEqual(never.results.map(({ status }) => status), ['failed', 'skipped', 'skipped'])
  const later = await make(fails).createMany(rows(3), { concurrency: 1, onError: async () => 'stop' })
  assert.deepEqual(later.results.map(({ status }) => status), ['failed', 'skipped', 'skipped'])
})
