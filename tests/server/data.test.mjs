// The data file: whatever ends the process, what was answered is there.

import assert from 'node:assert/strict'
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { folder, grantOf, run, start } from './start.mjs'

const keys = async ({ post }) => (await (await post('/access_grants/list')).json()).access_grants.map(({ access_grant_key }) => access_grant_key).sort()

test('killed between two requests, it loses nothing', async (t) => {
  const files = folder(t)
  const data = join(files, 'data.json')
  const expected = []
  for (let round = 0; round < 4; round++) {
    const server = await start(t, ['--data', data])
    assert.deepEqual(await keys(server), expected)
    for (let index = 0; index < 3; index++) {
      const key = `stay-${round}-${index}`
      assert.equal((await server.post('/access_grants/create', grantOf(key))).status, 200)
      expected.push(key)
    }
    await server.stop('SIGKILL')
  }
  assert.equal(statSync(data).mode & 0o777, 0o600)
})

test('killed under load, every grant that was answered is there, and the file is whole', { timeout: 60_000 }, async (t) => {
  const data = join(folder(t), 'data.json')
  const answered = new Set()
  for (let round = 0; round < 5; round++) {
    const server = await start(t, ['--data', data])
    const there = new Set(await keys(server))
    for (const key of answered) assert.ok(there.has(key), key)
    let isOver = false
    const worker = async (name) => {
      for (let index = 0; !isOver; index++) {
        const key = `${round}-${name}-${index}`
        const status = await server.post('/access_grants/create', grantOf(key)).then(async (response) => (await response.json(), response.status), () => undefined)
        if (status === undefined) return
        assert.equal(status, 200)
        answered.add(key)
      }
    }
    const workers = ['a', 'b', 'c', 'd'].map(worker)
    await new Promise((resolve) => setTimeout(resolve, 150))
    await server.stop('SIGKILL')
    isOver = true
    await Promise.all(workers)
    const [snapshot, ...changes] = readFileSync(data, 'utf8').split('\n')
    for (const line of [snapshot, ...changes.slice(0, -1)]) JSON.parse(line)
  }
  assert.ok(answered.size > 20, String(answered.size))
})

test('what is lost on the way back is in the file as well', async (t) => {
  const data = join(folder(t), 'data.json')
  const server = await start(t, ['--data', data])
  await server.control('faults', { operations: ['/access_grants/create'], drop: { after: true } })
  await assert.rejects(server.post('/access_grants/create', grantOf('stay-1')), TypeError)
  await server.stop('SIGKILL')
  assert.deepEqual(await keys(await start(t, ['--data', data])), ['stay-1'])
})

test('reset and restore are kept, and a file that is half written beside it does not matter', async (t) => {
  const files = folder(t)
  const data = join(files, 'data.json')
  const server = await start(t, ['--data', data])
  await server.post('/access_grants/create', grantOf('stay-1'))
  const { body } = await server.control('snapshot', {})
  await server.control('reset', {})
  await server.stop('SIGKILL')
  writeFileSync(`${data}.tmp`, '{"half')
  const second = await start(t, ['--data', data])
  assert.deepEqual(await keys(second), [])
  await second.control('restore', body)
  await second.stop('SIGKILL')
  assert.deepEqual(await keys(await start(t, ['--data', data])), ['stay-1'])
  assert.deepEqual(readdirSync(files), ['data.json'])
})

test('what was being written when the process ended is as if it had not been asked for', async (t) => {
  const data = join(folder(t), 'data.json')
  const server = await start(t, ['--data', data])
  for (const key of ['stay-1', 'stay-2']) await server.post('/access_grants/create', grantOf(key))
  await server.stop('SIGKILL')
  const text = readFileSync(data, 'utf8')
  const [, first, second] = text.split('\n')
  assert.ok(first.includes('stay-1') && second.includes('stay-2'))
  writeFileSync(data, text.slice(0, -10))
  assert.deepEqual(await keys(await start(t, ['--data', data])), ['stay-1'])
  writeFileSync(data, text.replace(first, '{}'))
  const { err, status } = await run('sandbox', '--port', '0', '--data', data)
  assert.equal(status, 1)
  assert.match(err, /holds no sandbox of this version/)
})

test('thousands of changes are kept, the same as they were answered, and become a snapshot now and then', { timeout: 60_000 }, async (t) => {
  const data = join(folder(t), 'data.json')
  const server = await start(t, ['--data', data, '--seed', 'demo', '--now', '2100-01-01T00:00:00Z'])
  const told = async ({ post }) => (await (await post('/access_methods/list', { limit: 5000 })).json()).access_methods
  let most = 0
  for (let round = 0; round < 21; round++) {
    const body = (index) => ({ ...grantOf(`${round}-${index}`), space_ids: undefined, space_keys: ['room-101', `own-${round}`] })
    await Promise.all(Array.from({ length: 100 }, (_, index) => server.post('/access_grants/create', body(index)).then((response) => response.json())))
    await server.control('advance', { ms: 60_000 })
    most = Math.max(most, readFileSync(data, 'utf8').split('\n').length)
  }
  assert.ok(most > 1000 && most < 2200, String(most))
  const before = await told(server)
  const lines = readFileSync(data, 'utf8').split('\n').length
  assert.ok(lines > 1 && lines < 1000, String(lines))
  await server.stop('SIGKILL')
  const second = await start(t, ['--data', data, '--now', '2100-01-01T00:00:00Z'])
  assert.equal((await second.control('state')).body.now, '2100-01-01T00:21:00.000Z')
  assert.deepEqual(await told(second), before)
  await second.stop('SIGINT')
  assert.equal(readFileSync(data, 'utf8').split('\n').length, 2, 'a snapshot alone')
})

test('what faults did to the doors ends with the process', async (t) => {
  const data = join(folder(t), 'data.json')
  const server = await start(t, ['--data', data, '--now', '2100-01-01T00:00:00Z'])
  await server.control('faults', { issuance: 'fails' })
  await server.post('/access_grants/create', grantOf('stay-1'))
  await server.control('advance', { ms: 2000 })
  const method = async ({ post }) => (await (await post('/access_methods/list', { access_grant_key: 'stay-1' })).json()).access_methods[0]
  assert.deepEqual((await method(server)).errors.map(({ error_code }) => error_code), ['failed_to_issue'])
  await server.stop('SIGKILL')
  const second = await start(t, ['--data', data, '--now', '2100-01-01T00:00:00Z'])
  assert.equal((await method(second)).is_issued, false)
  await second.control('advance', { ms: 2000 })
  assert.equal((await method(second)).is_issued, true)
})

test('requests that only read do not write', async (t) => {
  const data = join(folder(t), 'data.json')
  const server = await start(t, ['--data', data, '--seed', 'demo'])
  const { mtimeMs, ino } = statSync(data)
  for (const path of ['/access_grants/list', '/access_grants/unmanaged/list']) assert.equal((await server.post(path)).status, 200)
  const after = statSync(data)
  assert.deepEqual([after.mtimeMs, after.ino], [mtimeMs, ino])
})
