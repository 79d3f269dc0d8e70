// Requests and answers that no run has seen: each schema against the official OpenAPI, for --seconds, from --seed. A difference ends
// the run and tells the seed that finds it again.

import assert from 'node:assert/strict'
import { parseArgs } from 'node:util'
import { Seam, eventSchema, isSeamResponseError } from '../../pkg/index.js'
import { calls } from './calls.mjs'
import { stricter, stricterInAnswers } from './differences.mjs'
import { answerOf, generate } from './generate.mjs'
import { mutate } from './mutate.mjs'
import { oneVerdict } from './one-verdict.mjs'
import { events, isValidEvent, operations, valueAt } from './openapi.mjs'
import { random } from './random.mjs'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } } })
const end = Date.now() + Number(values.seconds) * 1000

const reasons = [stricter['offset beyond a day'], ...Object.values(stricterInAnswers)]

/** What we have against a value that the document takes, but for the listed differences that may stand in an answer. */
const unexplained = (issues, answer) =>
  issues.filter((issue) => !reasons.some(({ explains }) => explains({ issue, value: valueAt(answer, issue.path), answer })))

/** An answer that the document takes is read. */
async function oneAnswer(operation, chance) {
  const answer = mutate(answerOf(operation, chance), chance)
  if (answer?.ok !== true || !operation.isValidResponse(answer)) return
  const options = { apiKey: 'seam_1', fetch: async () => Response.json(answer), maxRetries: 0, waitForActionAttempt: false }
  await operation.call(new Seam(options), calls[operation.method].at(-1)).catch((error) => {
    if (!isSeamResponseError(error)) throw error
    const issues = unexplained(error.issues, answer[operation.key])
    assert.ok(error.issues.length > 0 && issues.length === 0, `${error.message} ${JSON.stringify({ issues, answer }, null, 1)}`)
  })
}

/** An event that the document takes is taken. */
function oneEvent(chance) {
  const event = mutate(generate(chance.pick(events), chance), chance)
  if (isValidEvent(event)) assert.deepEqual(unexplained(eventSchema.validate(event).issues ?? [], event), [], JSON.stringify(event, null, 1))
}

let seed = Number(values.seed ?? Date.now() % 2 ** 31)
let count = 0
for (; Date.now() < end || count === 0; seed += 1) {
  const chance = random(seed)
  try {
    for (const operation of operations) {
      for (let index = 0; index < 20; index += 1, count += 1) assert.equal(oneVerdict(operation, chance).unexplained, undefined)
      for (let index = 0; index < 5; index += 1, count += 1) await oneAnswer(operation, chance)
    }
    for (let index = 0; index < 20; index += 1, count += 1) oneEvent(chance)
  } catch (error) {
    console.error(`--seed ${seed} --seconds 0`, error.message)
    process.exit(1)
  }
}
console.log(`schemas: ${count} inputs`)
