// Memory stays what it is, and a process ends with its last call. `bench/memory.mjs` does the first a million times.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import test from 'node:test'
import { fileURLToPath } from 'node:url'

/** Runs Node to its end, which it is killed ahead of if it does not come. */
function run(args, limit) {
  const child = spawn(process.execPath, args, { cwd: fileURLToPath(new URL('../', import.meta.url)), timeout: limit, killSignal: 'SIGKILL' })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  return new Promise((resolve) => child.on('close', (status, signal) => resolve({ status, signal, said })))
}

test('neither heap nor module grows with what fails', async (t) => {
  const { status, said } = await run(['--expose-gc', 'bench/memory.mjs', '--share', '0.01'], 120_000)
  t.diagnostic(said)
  assert.equal(status, 0, said)
})

const HEAD = `
import { Seam } from '../pkg/index.js'
const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const row = { user_identity_id: ID, space_ids: [ID], requested_access_methods: [{ mode: 'code' }] }
const answer = (status, body, headers) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
const granted = async () => answer(200, { access_grant: { access_grant_id: ID }, ok: true })
const refused = (status, headers) => async () => answer(status, { error: { type: 'x', message: 'x' } }, headers)
const make = (fetch, options) => new Seam({ apiKey: 'seam_1', fetch, ...options }).accessGrants
const silent = () => new Promise(() => {})
const get = { access_grant_id: ID }
`

/** What a process does last. Each with a time limit of hours, which must not be waited for. */
const LAST = {
  'a call that succeeds': 'await make(granted, { timeout: 1e7 }).get(get)',
  'a call that fails': 'await make(refused(404), { timeout: 1e7 }).get(get).catch(() => {})',
  'a call that is refused': 'await make(granted, { timeout: 1e7 }).get({}).catch(() => {})',
  'a call without an answer in time': 'await make(silent, { timeout: 5, maxRetries: 0 }).get(get).catch(() => {})',
  'a call that is aborted': `
    const controller = new AbortController()
    const call = make(silent, { timeout: 1e7 }).get(get, { signal: controller.signal }).catch(() => {})
    controller.abort()
    await call`,
  'a call that is aborted while it waits': `
    const controller = new AbortController()
    const call = make(refused(429, { 'retry-after': '59' }), { timeout: 1e7, onRetry: () => setImmediate(() => controller.abort()) }).get(get, { signal: controller.signal }).catch(() => {})
    await call`,
  'a page of a list': `
    const list = async () => answer(200, { access_grants: [{ access_grant_id: ID }], pagination: { has_next_page: true, next_page_cursor: 'x', next_page_url: null } })
    for await (const _ of make(list, { timeout: 1e7 }).list()) break`,
  'many rows': 'await make(granted, { timeout: 1e7 }).createMany([row, row, row])',
  'many rows that stop': 'await make(refused(400), { timeout: 1e7 }).createMany([row, row, row], { onError: () => "stop" })',
  'a sandbox': `
    const { createSandbox } = await import('../pkg/sandbox.js')
    const sandbox = createSandbox({ seed: 'demo' })
    sandbox.webhook({ handler: () => { throw new Error('no') } })
    await new Seam(sandbox.options).accessGrants.create(row)`,
}

for (const [name, last] of Object.entries(LAST)) {
  test(`a process ends after ${name}`, async () => {
    // Node lists what keeps a process: a timer that is left would be among it.
    const end = "const left = process.getActiveResourcesInfo().filter((name) => name === 'Timeout')\nprocess.stdout.write(JSON.stringify(left))"
    const { status, signal, said } = await run(['--input-type=module', '--eval', `${HEAD}${last}\n${end}`], 20_000)
    assert.deepEqual({ status, signal, said }, { status: 0, signal: null, said: '[]' })
  })
}
