// Many rows under every fault of the sandbox: a ledger of what was asked for, what was reported and what is there.

import assert from 'node:assert/strict'
import test from 'node:test'
import { Seam } from '../../pkg/index.js'
import { createSandbox } from '../../pkg/sandbox.js'
import { row, rows } from './stays.mjs'

const RUNS = 1000
const prune = { access_grant_key_prefix: 'stay-' }
const make = (sandbox, options) => new Seam({ ...sandbox.options, ...options }).accessGrants
const everyGrant = (grants) => grants.list().toArray({ limit: Infinity })
const effectsOf = ({ summary }) => summary.create + summary.update + summary.request_access_methods + summary.delete
const modesOf = ({ requested_access_methods }) => requested_access_methods.map(({ mode }) => mode).sort().join()
const keyOf = ({ access_grant_key }) => access_grant_key

/** Random numbers that repeat. */
function randomOf(seed) {
  let state = seed + 1
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9
    state ^= state >>> 12
    return (state >>> 0) % below
  }
}

/** What goes wrong while it lasts. Of shares of requests, those are the sandbox's choice. */
const FAULTS = {
  'drop before': () => ({ drop: { before: true } }),
  'drop after': () => ({ drop: { after: true } }),
  'drop either': (random) => ({ drop: 0.5, random }),
  truncate: () => ({ truncate: true }),
  outage: () => ({ outage: true }),
  html: (random) => ({ html: 0.5, random }),
  latency: (random) => ({ latency: { min: 0, max: 5 }, drop: { after: 0.3 }, random }),
  'slow body': (random) => ({ slowBody: 5, truncate: 0.3, random }),
  'taken PINs': (random) => ({ takenPins: ['4938'], drop: 0.3, random }),
  'nothing gets issued': (random) => ({ issuance: 'fails', outage: 0.3, random }),
  'rate limit': () => ({ rateLimit: 1 }),
  abort: () => ({}),
}

/** A sandbox whose faults begin with the n-th request and last for some. */
function scene(seed) {
  const random = randomOf(seed)
  const sandbox = createSandbox({ random: seed })
  const controller = new AbortController()
  const [name, faults] = Object.entries(FAULTS)[seed % Object.keys(FAULTS).length]
  let left = Infinity
  let lasts = 0
  const fetch = async (address, init) => {
    if (--left === 0) {
      sandbox.faults(faults(seed))
      if (name === 'abort') controller.abort()
      // The sandbox asks to wait for a minute, and nobody does.
      if (name === 'rate limit') setTimeout(() => controller.abort(), 20)
    }
    if (left === -lasts) sandbox.faults({})
    return sandbox.fetch(address, init)
  }
  const begin = (most) => {
    left = 1 + random(most)
    lasts = 1 + random(8)
  }
  const end = () => {
    left = Infinity
    sandbox.faults({})
    if (random(2)) sandbox.advance(random(600_000))
  }
  return { name, random, sandbox, signal: controller.signal, grants: make(sandbox, { fetch, maxRetries: random(2) }), begin, end }
}

/** Runs each seed, some at once, and gives the sums by fault. */
async function ledgerOf(judge) {
  const seeds = Array.from({ length: RUNS }, (_, seed) => seed)
  const ledger = {}
  const one = async (seed) => {
    const { name, ...counts } = await judge(seed)
    const sums = (ledger[name] ??= { runs: 0 })
    for (const [what, count] of Object.entries({ runs: 1, ...counts })) sums[what] = (sums[what] ?? 0) + count
  }
  while (seeds.length > 0) await Promise.all(seeds.splice(0, 40).map(one))
  return ledger
}

test('of many rows nothing is lost and nothing is made twice, and a second run finds what was made unnoticed', async (t) => {
  const ledger = await ledgerOf(async (seed) => {
    const { name, random, grants, signal, begin, end } = scene(seed)
    const asked = rows(6 + random(6)).map((row, n) => ({ ...row, ...(n % 3 === 0 && { requested_access_methods: [{ mode: 'code', code: '4938' }] }) }))
    begin(asked.length + 2)
    const first = await grants.createMany(asked, { signal, concurrency: 1 + random(4) })
    end()
    const made = new Map((await everyGrant(grants)).map((grant) => [keyOf(grant), grant.access_grant_id]))
    const reported = first.results.filter(({ status }) => status === 'created' || status === 'existing')
    for (const { index, grant } of reported) assert.equal(made.get(keyOf(asked[index])), grant.access_grant_id, `${name}, ${seed}`)
    const second = await grants.createMany(asked)
    assert.deepEqual(second.results.map(({ status }) => status === 'existing'), asked.map((row) => made.has(keyOf(row))), `${name}, ${seed}`)
    assert.deepEqual(second.failed, [])
    const all = await everyGrant(grants)
    assert.deepEqual(all.map(keyOf).sort(), asked.map(keyOf).sort(), `${name}, ${seed}`)
    for (const { index, grant } of second.results) {
      const id = made.get(keyOf(asked[index]))
      if (id) assert.equal(grant.access_grant_id, id, `${name}, ${seed}`)
    }
    return { name, asked: asked.length, reported: reported.length, unnoticed: made.size - reported.length }
  })
  t.diagnostic(JSON.stringify(ledger))
  assert.deepEqual(Object.keys(ledger).sort(), Object.keys(FAULTS).sort())
  // Answers that got lost left grants that no report has, unless they were looked up in time.
  const unnoticed = ['drop after', 'truncate'].map((name) => ledger[name].unnoticed)
  assert.ok(unnoticed.every((count) => count > 0), JSON.stringify(ledger))
})

/** A file, what there is before it, and a plan that is carried out with something going wrong. */
async function interrupted(seed) {
  const { name, random, sandbox, grants, signal, begin, end } = scene(seed)
  await grants.createMany([...rows(10), row('', { access_grant_key: 'staff-1' }), row('', { access_grant_key: undefined })])
  const methods = [{ mode: 'code' }, { mode: 'code', code: '4938' }, { mode: 'card' }]
  const desired = Array.from({ length: 14 }, (_, n) => n)
    .filter(() => random(5) > 0)
    .map((n) => row(n, { ...(random(2) && { ends_at: null }), ...(random(3) === 0 && { name: `Stay ${n}` }), requested_access_methods: methods.slice(0, 1 + random(3)) }))
  const plan = await grants.plan(desired, { prune })
  begin(effectsOf(plan) + 2)
  const first = await plan.apply({ signal, concurrency: 1 + random(5) })
  end()
  return { name, sandbox, grants, desired, plan, first }
}

test('interrupted at any request, a second run of a plan loses nothing, doubles nothing and deletes nothing that it must not', async (t) => {
  const ledger = await ledgerOf(async (seed) => {
    const { name, sandbox, grants, desired, plan, first } = await interrupted(seed)
    assert.equal(first.results.length, plan.steps.length)
    for (const { step, status, error } of first.results) {
      assert.equal(status === 'failed', error !== undefined)
      if (status === 'existing') assert.equal(step.kind, 'create')
    }
    const second = await grants.plan(desired, { prune })
    const result = await second.apply()
    assert.deepEqual(result.failed, [], `${name}, ${seed}`)
    const third = await grants.plan(desired, { prune })
    assert.equal(effectsOf(third), 0, `${name}, ${seed}`)
    sandbox.advance(3_600_000)
    const all = await everyGrant(grants)
    assert.deepEqual(all.map(keyOf).sort(), [...desired.map(keyOf), 'staff-1', undefined].sort(), `${name}, ${seed}`)
    for (const row of desired) {
      const grant = all.find((grant) => keyOf(grant) === keyOf(row))
      assert.equal(modesOf(grant), modesOf(row), `${name}, ${seed}`)
      assert.equal(grant.ends_at === null, row.ends_at === null)
    }
    return { name, cut: Number(first.summary.failed + first.summary.skipped > 0), again: Number(effectsOf(second) > 0) }
  })
  t.diagnostic(JSON.stringify(ledger))
  assert.deepEqual(Object.keys(ledger).sort(), Object.keys(FAULTS).sort())
  // Each way has interrupted something. It has left something to do, unless it was the answers alone that were lost.
  for (const name of ['drop before', 'outage', 'rate limit', 'abort']) assert.ok(ledger[name].cut > 0 && ledger[name].again > 0, JSON.stringify(ledger))
  for (const name of ['drop after', 'truncate']) assert.ok(ledger[name].cut > 0 && ledger[name].again === 0, JSON.stringify(ledger))
})
