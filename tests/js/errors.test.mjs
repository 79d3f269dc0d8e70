// The error classes, apart from what throws them.

import assert from 'node:assert/strict'
import test from 'node:test'
import * as entry from '../../pkg/index.js'

const classes = Object.entries(entry).filter(([name]) => /^Seam\w*Error$/.test(name))
const nameOf = (name) => (name === 'SeamAbortError' ? 'AbortError' : name)
const attempt = { action_attempt_id: 'x', error: { type: 'x', message: 'It failed.' } }
/** What the constructors of some take, and what their errors have besides. */
const OTHERS = {
  SeamValidationError: [[[]], ['issues']],
  SeamNotIssuedError: [[[], []], ['issues']],
  SeamActionAttemptError: [['It failed.', attempt], ['action_attempt_id']],
  SeamActionAttemptFailedError: [[attempt], ['action_attempt_id', 'code']],
  SeamActionAttemptTimeoutError: [[attempt, 1], ['action_attempt_id']],
}
const create = (name, Class) => new Class(...(OTHERS[name]?.[0] ?? ['It failed.']))

test('each class has its name, in the stack as well, and none of its own members says so', () => {
  assert.equal(classes.length, 19)
  for (const [name, Class] of classes) {
    const error = create(name, Class)
    assert.equal(error.name, nameOf(name))
    assert.ok(error.stack.startsWith(nameOf(name)), error.stack)
    assert.deepEqual(Object.keys(error).sort(), [...(OTHERS[name]?.[1] ?? []), 'retryable'].sort())
    assert.equal(JSON.parse(JSON.stringify(error)).name, nameOf(name))
  }
})

test('a guard knows the errors of its class and of those below it, and no others', () => {
  for (const [name, Class] of classes) {
    for (const [other, Other] of classes) {
      assert.equal(entry[`is${other}`](create(name, Class)), Class === Other || Class.prototype instanceof Other, `${other} of ${name}`)
    }
    for (const value of [undefined, null, 'x', 1, {}, new Error('x'), new DOMException('x', 'AbortError')]) {
      assert.equal(entry[`is${name}`](value), false)
    }
  }
})

test('a class of the user has the name of ours until it gets another', () => {
  class Mine extends entry.SeamNotFoundError {}
  const error = new Mine('It failed.', { cause: 1 })
  assert.equal(error.name, 'SeamNotFoundError')
  assert.equal(error.cause, 1)
  error.name = 'Mine'
  assert.equal(error.name, 'Mine')
  assert.ok(Object.keys(error).includes('name') && entry.isSeamNotFoundError(error))
  assert.equal(new Mine('It failed.').name, 'SeamNotFoundError')
})
