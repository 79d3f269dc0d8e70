// Every operation of the official OpenAPI that the sandbox serves, asked with right and wrong parameters in every way that
// the document has. The server judges each answer.

import assert from 'node:assert/strict'
import test from 'node:test'
import { used, WRONG_DOCUMENT } from '../contract/judge.mjs'
import { mutate } from '../contract/mutate.mjs'
import { NEWER_WARNINGS } from '../contract/openapi.mjs'
import { random } from '../contract/random.mjs'
import { serve } from '../contract/serve.mjs'
import { maker, send, servedBy } from './explore.mjs'

const ROUNDS = 60
const MORE_ROUNDS = 500
/** So many that every reason of a refusal occurs. */
const ROUNDS_OF_REASONS = 200

/** Why the sandbox refuses what the document takes: the server's words, and where they come from. */
const REFUSALS = [
  { words: /^Must be (after starts_at|a time in the future) for "ends_at"$/, why: 'the document says so in words' },
  { words: /^Invalid datetime for /, why: 'the document asks for ISO 8601 in words' },
  { words: /^Phone number must be in E.164 format/, why: 'the document says so in words' },
  { words: /^Provide either .+ or /, why: 'the document says in words to give one of them' },
  { words: /^String must contain at least 1 character\(s\) for "access_grant_keys?(\.\d+)?"$/, why: 'no key is empty: create takes none' },
  { words: /^(Number must be greater than 0|Expected integer, received float) for "limit"$/, why: 'half a grant, or none, makes no page' },
]
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'QUERY']
/** The sentences of a refusal that no reason explains. */
function unexplained({ message }, used) {
  const sentences = message.replace(/^\d+ Input Errors: /, '').split(/(?<="|[a-z]), (?=[A-Z])/)
  return sentences.filter((sentence) => {
    const reason = REFUSALS.find(({ words }) => words.test(sentence))
    used.add(reason)
    return reason === undefined
  })
}

test('every path gives answers that the document allows, and at least one of them is 200', async (t) => {
  const server = await serve(t, { seed: 'demo' })
  const served = await servedBy(server)
  const chance = random(1)
  const { learn, make } = maker(chance)
  const good = new Map(served.map(({ path }) => [path, 0]))
  for (const { path } of served.filter(({ path }) => path.endsWith('/list'))) learn(await (await send(server, 'POST', path)).json(), path)
  const ask = async (operation, params) => {
    const isObject = typeof params === 'object' && params !== null && !Array.isArray(params)
    const method = isObject ? chance.pick(operation.methods) : 'POST'
    const answer = await send(server, method, operation.path, params)
    assert.ok(answer.status < 500, `${method} ${operation.path}`)
    const body = await answer.json()
    if (answer.status !== 200) return
    good.set(operation.path, good.get(operation.path) + 1)
    learn(body, operation.path)
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const operation of served) await ask(operation, round % 4 === 3 ? mutate(make(operation), chance) : make(operation))
  }
  // Some need an ID of a rare kind.
  for (let round = 0; round < MORE_ROUNDS; round += 1) {
    for (const operation of served) if (good.get(operation.path) === 0) await ask(operation, make(operation))
  }
  for (const [path, count] of good) t.diagnostic(`${path}: ${count} good answers`)
  assert.ok(served.length > 15)
  assert.deepEqual(
    [...good].filter(([, count]) => count === 0).map(([path]) => path),
    [],
  )
})

test('what the document takes is taken, unless there is a reason', async (t) => {
  const server = await serve(t, { seed: 'demo' })
  const chance = random(2)
  const { make } = maker(chance)
  const used = new Set()
  const count = { taken: 0, refused: 0 }
  for (const operation of await servedBy(server)) {
    for (let round = 0; round < ROUNDS_OF_REASONS; round += 1) {
      const params = make(operation)
      if (chance.chance(0.2)) params.added_tomorrow = [{}]
      if (!operation.isValidRequest(params)) continue
      const answer = await send(server, 'POST', operation.path, params)
      const { error } = await answer.json()
      // What only the data forbids comes without a tree of sentences.
      const isRefused = error?.validation_errors !== undefined
      if (isRefused) assert.deepEqual(unexplained(error, used), [], `${operation.path} ${JSON.stringify(params)}`)
      count[isRefused ? 'refused' : 'taken'] += 1
    }
  }
  t.diagnostic(JSON.stringify(count))
  assert.ok(count.taken > count.refused)
  assert.deepEqual(
    REFUSALS.filter((reason) => !used.has(reason)),
    [],
    'reasons that are of no use',
  )
})

test('every path takes the methods of the document, and names them to whoever comes with another', async (t) => {
  const server = await serve(t, { seed: 'demo' })
  for (const operation of (await servedBy(server))) {
    const { path, methods } = operation
    const accepted = methods.includes('GET') ? ['HEAD', ...methods] : methods
    for (const method of METHODS) {
      const { status, headers } = await fetch(`${server.endpoint}${path}`, { method, headers: { authorization: `Bearer ${server.apiKey}` } })
      assert.equal(status === 405, !accepted.includes(method), `${method} ${path}: ${status}`)
      if (status === 405) assert.deepEqual(headers.get('allow').split(', ').sort(), [...accepted, 'OPTIONS'].sort(), path)
    }
  }
})

test('an entry of the tables is of use', () => {
  assert.deepEqual(
    [...WRONG_DOCUMENT, ...NEWER_WARNINGS].filter((entry) => !used.has(entry)),
    [],
    'these answers are right by now, or do not come: take them from the tables',
  )
})
