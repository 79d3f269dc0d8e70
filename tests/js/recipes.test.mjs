// The recipes of the README, as they stand there, against the sandbox.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Seam } from '../../pkg/index.js'
import { createSandbox } from '../../pkg/sandbox.js'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const section = readme.match(/^## Recipes\n([\s\S]*?)^## /m)[1]
const blocks = [...section.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code)

// Below the tests, so that their packages are found.
const folder = mkdtempSync(fileURLToPath(new URL('../node_modules/.recipes-', import.meta.url)))
after(() => rmSync(folder, { recursive: true }))
const recipe = async (name) => {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(file, blocks.find((code) => code.includes(`export const ${name}`) || code.includes(`export async function ${name}`)))
  return (await import(file))[name]
}

const open = () => {
  const sandbox = createSandbox({ seed: 'demo', now: '2030-06-01T12:00:00Z' })
  return { sandbox, seam: new Seam(sandbox.options) }
}
const booking = (number, departure = '2030-06-05T09:00:00Z') => ({
  number,
  guest: { name: `Guest ${number}`, email: `guest-${number}@example.com` },
  room: 'room-102',
  arrival: '2030-06-03T13:00:00Z',
  departure,
})

test('what is to be known of doors runs as it stands, and prints what stands beside it', () => {
  const [, code] = readme.match(/^## Know the doors\n[\s\S]*?```js\n([\s\S]*?)```/m)
  const file = join(folder, 'doors.mjs')
  writeFileSync(file, code)
  const expected = [...code.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm)].map(([, line]) => line)
  assert.equal(expected.length, 4)
  assert.deepEqual(execFileSync('node', [file], { encoding: 'utf8' }).trimEnd().split('\n'), expected)
})

test('there are three recipes', () => assert.equal(blocks.length, 3))

test('a nightly sync creates, changes and deletes, and then has nothing to do', async () => {
  const { sandbox, seam } = open()
  const sync = await recipe('sync')
  const others = (await seam.accessGrants.list().toArray({ limit: Infinity })).length
  const first = await sync(seam, [booking(1), booking(2), booking(3)])
  assert.deepEqual([first.planned.create, first.applied.done], [3, 3])
  const changed = [booking(1), booking(2, '2030-06-06T09:00:00Z'), booking(4)]
  const { planned, applied } = await sync(seam, changed)
  assert.deepEqual([planned.create, planned.update, planned.delete, planned.unchanged, applied.done], [1, 1, 1, 1, 3])
  sandbox.advance(60_000)
  const last = await sync(seam, changed)
  assert.deepEqual([last.planned.unchanged, last.applied.done], [3, 0])
  assert.equal((await seam.accessGrants.list().toArray({ limit: Infinity })).length, others + 3)
})

test('a webhook sends the code that was set', async () => {
  const { sandbox, seam } = open()
  const receive = await recipe('receive')
  const sent = []
  const webhook = sandbox.webhook({ handler: (request) => receive(webhook.secret, (keys, code) => sent.push([keys, code]))(request) })
  const { access_grant_id } = await seam.accessGrants.create({
    access_grant_key: 'booking-1',
    user_identity: { full_name: 'Ada Lovelace' },
    space_keys: ['room-102'],
    requested_access_methods: [{ mode: 'code' }],
  })
  sandbox.advance(60_000)
  await webhook.settled()
  const [{ code }] = await seam.accessMethods.list({ access_grant_id })
  assert.deepEqual(sent, [[['booking-1'], code]])
})

test('an endpoint takes a form, and says what is wrong at its fields', async () => {
  const { seam } = open()
  const app = (await recipe('server'))(seam)
  const post = async (fields) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    const response = await app.request('/grants', { method: 'POST', body })
    return [response.status, await response.json()]
  }
  const good = {
    'user_identity.full_name': 'Ada Lovelace',
    space_keys: 'room-102',
    'requested_access_methods.0.mode': 'code',
    starts_at: '2090-06-03T15:00',
  }
  const [status, { access_grant_id }] = await post(good)
  assert.equal(status, 201)
  assert.equal((await seam.accessGrants.get({ access_grant_id })).starts_at, '2090-06-03T13:00:00.000000Z')
  assert.deepEqual(await post({ ...good, 'requested_access_methods.0.code': '12' }), [
    400,
    { root: [], fields: { 'requested_access_methods.0.code': ['Enter 4 to 9 digits.'] } },
  ])
  const keyed = { ...good, access_grant_key: 'booking-1' }
  await post(keyed)
  const [refused, { root }] = await post(keyed)
  assert.equal(refused, 409, root)
})
