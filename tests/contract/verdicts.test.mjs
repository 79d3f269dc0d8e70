// Ten thousand requests for every operation, right and wrong: our verdict is the official OpenAPI's, except for the
// differences that are listed in differences.mjs. `cargo xtask fuzz --target schemas` makes others.

import assert from 'node:assert/strict'
import test from 'node:test'
import { laxer, stricter } from './differences.mjs'
import { oneVerdict } from './one-verdict.mjs'
import { operations } from './openapi.mjs'
import { random, seedOf } from './random.mjs'

const COUNT = 10_000

const counts = new Map([...Object.keys(stricter), ...Object.keys(laxer)].map((reason) => [reason, 0]))

for (const operation of operations) {
  test(`${operation.path}: one verdict`, (t) => {
    const chance = random(seedOf(operation.path))
    const tally = { bothTake: 0, bothRefuse: 0, onlyWeRefuse: 0, onlyTheyRefuse: 0 }
    for (let index = 0; index < COUNT; index += 1) {
      const { who, reasons, unexplained } = oneVerdict(operation, chance)
      assert.equal(unexplained, undefined, 'no reason is listed for this difference')
      tally[who] += 1
      for (const reason of new Set(reasons)) counts.set(reason, counts.get(reason) + 1)
    }
    t.diagnostic(JSON.stringify(tally))
    // Otherwise the requests would prove nothing.
    assert.ok(tally.bothTake > COUNT / 10 && tally.bothRefuse > COUNT / 10, JSON.stringify(tally))
  })
}

test('every listed difference occurs', (t) => {
  for (const [reason, count] of counts) t.diagnostic(`${reason}: ${count}`)
  assert.deepEqual(
    [...counts].filter(([, count]) => count === 0).map(([reason]) => reason),
    [],
  )
})
