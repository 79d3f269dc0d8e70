// Whatever happens inside of the module (a trap, no memory, no stack), the caller gets one error of the package, and the next call
// is answered as if nothing had been.

import assert from 'node:assert/strict'
import test from 'node:test'
import { createSandbox } from '../../pkg/sandbox.js'
import { granted, ID, refused } from './fake-fetch.mjs'

const grant = { user_identity_id: ID, space_ids: [ID], requested_access_methods: [{ mode: 'code', code: '4938' }] }
const lock = { device_id: ID, properties: { supported_code_lengths: [6] } }
const night = { date: '2030-07-01', time: '15:00', timeZone: 'Europe/Paris' }

/** A copy of the package of its own, in whose module `wrap` takes the place of each function that is exported. */
async function load(t, entry, wrap, copy = 'traps') {
  const { Instance } = WebAssembly
  t.after(() => (WebAssembly.Instance = Instance))
  const names = new Set()
  WebAssembly.Instance = function (module, imports) {
    const members = Object.entries(new Instance(module, imports).exports)
    const wrapped = members.map(([name, value]) => (typeof value === 'function' ? [name, wrap(names.add(name) && name, value)] : [name, value]))
    return { exports: Object.fromEntries(wrapped) }
  }
  return { pkg: await import(`../../pkg/${entry}.js?${copy}`), names }
}

/** Every way into the module of the core, and what it answers. */
const calls = (pkg) => {
  const seam = () => new pkg.Seam({ apiKey: 'seam_1', fetch: async () => granted(), maxRetries: 0 })
  return {
    check: [() => pkg.createAccessGrantSchema.validate(grant).issues, undefined],
    text: [() => pkg.createAccessGrantSchema.validate({ ...grant, get name() { return 'Zoë' } }).issues, undefined],
    issues: [() => pkg.pinSchema.validate('12').issues.map(({ code }) => code), ['invalid_format']],
    context: [() => pkg.checkPin('4938', { devices: [lock] }).map(({ code }) => code), ['device_length']],
    many: [() => pkg.createAccessGrantSchema.validateMany([grant, {}]).valid, 1],
    constraints: [() => pkg.constraints().pin.minLength, 4],
    headers: [() => typeof seam(), 'object'],
    millis: [() => pkg.timeWindowStatus({ starts_at: '2030-01-01T00:00:00Z' }, '2031-01-01T00:00:00Z'), 'active'],
    instant: [() => pkg.toInstant(night), '2030-07-01T13:00:00.000000Z'],
    pin: [() => pkg.generatePin().length, 6],
    overlaps: [() => pkg.findOverlaps([grant, grant]).length, 1],
    plan: [() => pkg.planAccessGrants([{ ...grant, access_grant_key: 'booking-1' }], []).summary.create, 1],
    create: [async () => (await seam().accessGrants.create(grant, { validate: false })).access_grant_id, ID],
    failure: [
      async () => {
        const fetch = async () => refused(404)
        const client = new pkg.Seam({ apiKey: 'seam_1', fetch })
        return client.accessGrants.get({ access_grant_id: ID }).then(() => 'there', (error) => error.name)
      },
      'SeamNotFoundError',
    ],
    lost: [
      async () => {
        const fetch = () => Promise.reject(new TypeError('fetch failed'))
        const client = new pkg.Seam({ apiKey: 'seam_1', fetch, maxRetries: 0 })
        return client.accessGrants.get({ access_grant_id: ID }).then(() => 'there', (error) => error.name)
      },
      'SeamConnectionError',
    ],
    retry: [
      async () => {
        let count = 0
        const fetch = async () => (count++ === 0 ? refused(503, { 'retry-after': '0' }) : granted())
        const client = new pkg.Seam({ apiKey: 'seam_1', fetch })
        return (await client.accessGrants.get({ access_grant_id: ID })).access_grant_id
      },
      ID,
    ],
  }
}

const sandboxCalls = ({ createSandbox }) => ({
  open: [() => createSandbox({ seed: 'demo' }).apiKey, 'seam_test_sandbox'],
  restore: [
    () => {
      const sandbox = createSandbox({ random: 1, now: new Date(0) })
      const before = sandbox.snapshot()
      sandbox.reset()
      sandbox.restore(before)
      return sandbox.snapshot() === before
    },
    true,
  ],
  drive: [
    () => {
      const sandbox = createSandbox({ random: 1, now: new Date(0) })
      sandbox.faults({ issuance: 'at once', takenPins: ['1234'] })
      sandbox.advance(1000)
      return [sandbox.now.getTime(), sandbox.events()]
    },
    [1000, []],
  ],
  answer: [
    async () => {
      const sandbox = createSandbox({ seed: 'demo' })
      sandbox.restore(sandbox.snapshot())
      const headers = { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' }
      const response = await sandbox.fetch(`${sandbox.endpoint}/access_grants/list`, { method: 'POST', headers, body: '{"limit":2}' })
      sandbox.reset()
      return (await response.json()).access_grants.length
    },
    2,
  ],
})

async function areRight(all, when) {
  for (const [name, [call, expected]] of Object.entries(all)) assert.deepEqual(await call(), expected, `${name} after ${when}`)
}

/** What a call ends in, where it does not end well. */
async function failureOf(call) {
  try {
    await call()
  } catch (error) {
    return error
  }
}

for (const [entry, callsOf, first] of [['index', calls, 'check'], ['sandbox', sandboxCalls, 'open']]) {
  test(`every export of the module of ${entry} that traps, before its work and after it`, async (t) => {
    let armed
    let hits
    const wrap = (name, real) =>
      (...given) => {
        if (armed?.name !== name) return real(...given)
        hits++
        if (armed.isAfter) real(...given)
        throw new WebAssembly.RuntimeError('unreachable')
      }
    const { pkg, names } = await load(t, entry, wrap)
    const all = callsOf(pkg)
    await areRight(all, 'nothing')
    const never = []
    for (const name of names) {
      // Memory is freed where nobody sees it, strings and objects are passed in other ways, and the module calls `start` itself.
      if (/__wbindgen_(free|exn_store|malloc|realloc)|__externref|^(close|start)$/.test(name)) continue
      for (const isAfter of [false, true]) {
        // A trap at the first call makes the next one start the module, so that what happens once happens under arms.
        armed = { name: first }
        await failureOf(all[Object.keys(all)[0]][0])
        hits = 0
        armed = { name, isAfter }
        for (const [call] of Object.values(all)) {
          const error = await failureOf(call)
          if (error) assert.match(error.name, /^Seam/, `${name}: ${error.stack}`)
        }
        armed = undefined
        if (hits === 0) never.push(name)
        await areRight(all, `a trap in ${name}`)
      }
    }
    assert.deepEqual(never, [])
  })
}

/** Fills the stack, and on the way back calls at some of the deepest frames, each with a little more room. */
function callWhereTheStackEnds(call) {
  const answers = []
  let frames = 0
  let failures = 0
  const dive = () => {
    try {
      dive()
    } catch {
      // Nothing is left below.
    }
    // A call needs as much as some hundred of these frames, more where they have been optimized.
    if (frames++ > 1500 || frames % 5 !== 0) return
    try {
      answers.push(call())
    } catch {
      failures++
    }
  }
  dive()
  return { answers, failures }
}

test('a stack that ends anywhere in a call', async () => {
  for (const [entry, callsOf] of [['index', calls], ['sandbox', sandboxCalls]]) {
    const all = callsOf(await import(`../../pkg/${entry}.js?overflow`))
    for (const [name, [call, expected]] of Object.entries(all)) {
      // What is asynchronous enters the module on a stack of its own, and Node itself ends where a promise is rejected without stack.
      if (call.constructor.name === 'AsyncFunction') continue
      const { answers, failures } = callWhereTheStackEnds(call)
      assert.ok(failures > 0, `the stack was never too full for ${name}`)
      for (const answer of answers) assert.deepEqual(answer, expected, `${name} with little stack`)
      await areRight(all, `an overflow in ${name}`)
    }
  }
})

test('what is too large for a memory ends in an error that says so', async () => {
  const pkg = await import('../../pkg/index.js')
  for (const size of [4.2e9, 5e9]) {
    const bytes = new ArrayBuffer(size)
    assert.throws(() => pkg.createAccessGrantSchema.validateMany(bytes), { name: 'SeamConfigError', message: /too large/ })
    await areRight(calls(pkg), `${size} bytes`)
  }
})

test('a sandbox whose module ended says so, and another one works', async () => {
  const sandbox = createSandbox()
  callWhereTheStackEnds(() => sandbox.snapshot())
  assert.throws(() => sandbox.snapshot(), { name: 'SeamError', message: /^This sandbox ended/ })
  await assert.rejects(sandbox.fetch(`${sandbox.endpoint}/access_grants/list`), { name: 'SeamError', message: /^This sandbox ended/ })
  await areRight(sandboxCalls({ createSandbox }), 'the end of another')
})

test('an answer that the core ends at is told apart from one that is too large', async (t) => {
  let isArmed = false
  const wrap = (name, real) => (...given) => {
    const [typeEnd, bodyEnd] = given.slice(-2)
    if (isArmed && name === 'step' && bodyEnd > typeEnd) throw new WebAssembly.RuntimeError('unreachable')
    return real(...given)
  }
  const { pkg } = await load(t, 'index', wrap, 'fault')
  const seam = new pkg.Seam({ apiKey: 'seam_1', fetch: async () => granted() })
  isArmed = true
  await assert.rejects(seam.accessGrants.get({ access_grant_id: ID }), { name: 'SeamResponseError', message: 'The answer could not be read.' })
  let count = 0
  const fetch = async () => ((isArmed = count++ === 0), granted())
  const { access_grant_id } = await new pkg.Seam({ apiKey: 'seam_1', fetch }).accessGrants.create({ ...grant, access_grant_key: 'stay-1' })
  assert.deepEqual([access_grant_id, count], [ID, 2], 'the create may have worked, so its key is looked up')
  isArmed = false
  assert.equal((await seam.accessGrants.get({ access_grant_id: ID })).access_grant_id, ID)
})