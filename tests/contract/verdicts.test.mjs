// Ten thousand requests for every operation, right and wrong: our verdict is the official OpenAPI's, except for the
// differences that are listed in differences.mjs.

import assert from 'node:assert/strict'
import test from 'node:test'
import { laxer, stricter } from './differences.mjs'
import { generate, sensible } from './generate.mjs'
import { mutate } from './mutate.mjs'
import { operations, schemasAt, valueAt } from './openapi.mjs'
import { random, seedOf } from './random.mjs'

const COUNT = 10_000
// In the past, so that most of the times in the requests lie ahead.
const context = { requireTarget: false, now: '2020-01-01T00:00:00Z' }

const counts = new Map([...Object.keys(stricter), ...Object.keys(laxer)].map((reason) => [reason, 0]))

/** The reasons of what we refuse and the OpenAPI takes, or undefined if one of the issues has none. */
function reasonsOf(operation, body, issues) {
  const found = issues.map((issue) => {
    const { path } = issue
    const about = {
      issue,
      path,
      body,
      operation,
      now: context.now,
      value: valueAt(body, path),
      schemas: schemasAt(operation.request, path),
    }
    return Object.keys(stricter).find((reason) => stricter[reason].explains(about))
  })
  return found.includes(undefined) ? undefined : found
}

/** The reason of what we take and the OpenAPI refuses. */
function reasonsOfTheirs(operation, body) {
  const found = Object.keys(laxer).find((reason) => laxer[reason].explains({ body, operation }))
  return found === undefined ? undefined : [found]
}

for (const operation of operations) {
  test(`${operation.path}: one verdict`, (t) => {
    const chance = random(seedOf(operation.path))
    const tally = { bothTake: 0, bothRefuse: 0, onlyWeRefuse: 0, onlyTheyRefuse: 0 }
    for (let index = 0; index < COUNT; index += 1) {
      const body = mutate(sensible(generate(operation.request, chance), chance), chance)
      const { issues } = operation.schema.validate(body, context)
      const theirs = operation.isValidRequest(body)
      if (theirs === (issues === undefined)) {
        tally[theirs ? 'bothTake' : 'bothRefuse'] += 1
        continue
      }
      tally[theirs ? 'onlyWeRefuse' : 'onlyTheyRefuse'] += 1
      const { errors } = operation.isValidRequest
      const reasons = theirs ? reasonsOf(operation, body, issues) : reasonsOfTheirs(operation, body)
      assert.ok(reasons, `no reason is listed for this difference: ${JSON.stringify({ body, issues, errors }, null, 1)}`)
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
