// Requests and responses made from the official OpenAPI fit our TypeScript declarations. They are written as literals, in
// which the compiler refuses a member that a type does not have.

import test from 'node:test'
import { answerOf, generate } from './generate.mjs'
import { events, operations } from './openapi.mjs'
import { random, seedOf } from './random.mjs'
import { compile } from './typescript.mjs'

const COUNT = 20

function literals(operation) {
  const chance = random(seedOf(`declarations of ${operation.path}`))
  const method = `Seam${operation.method
    .split('.')
    .map((name) => `['${name}']`)
    .join('')}`
  const some = (type, make) => Array.from({ length: COUNT }, () => `  ${JSON.stringify(make())} satisfies ${type},`)
  const requests = some(`Parameters<${method}>[0]`, () => generate(operation.request, chance))
  if (operation.key === null) return requests
  // An answer of many is as good as one with many.
  const result = `Awaited<ReturnType<${method}>>${operation.result.kind === 'list' ? '[number]' : ''}`
  const values = () => [answerOf(operation, chance)[operation.key]].flat()
  return [
    ...requests,
    ...Array.from({ length: COUNT }, values)
      .flat()
      .map((value) => `  ${JSON.stringify(value)} satisfies ${result},`),
  ]
}

function ofEvents() {
  const chance = random(seedOf('declarations of events'))
  return events.flatMap((event) => Array.from({ length: COUNT }, () => `  ${JSON.stringify(generate(event, chance))} satisfies SeamEvent,`))
}

test('what the OpenAPI describes fits the declarations', (t) => {
  const source = [
    "import type { Seam, SeamEvent } from 'seam-access-grants'",
    // Each in a list of its own: the compiler gives up on a list of too many types.
    ...[...operations.map(literals), ofEvents()].flatMap((lines) => [';[', ...lines, ']']),
    '',
  ]
  compile(t, 'declarations', source.join('\n'))
})
