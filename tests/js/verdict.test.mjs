// What a check finds crosses as words: nothing is shared between results, and nothing is lost when the memory grows.

import assert from 'node:assert/strict'
import test from 'node:test'
import { createAccessGrantSchema as schema, requestedAccessMethodSchema, timeWindowSchema } from '../../pkg/index.js'
import { ID } from './fake-fetch.mjs'

const told = ({ issues }) => issues?.map(({ path, code }) => [path.join('.'), code])
const grant = (more) => ({ user_identity_id: ID, space_ids: [ID], requested_access_methods: [{ mode: 'code' }], ...more })

test('an issue shares nothing with a later one', () => {
  const check = () => schema.validate({ requested_access_methods: [{ mode: 'knock' }] }).issues
  const before = JSON.stringify(check())
  for (const issue of check()) {
    for (const member of Object.values(issue)) if (Array.isArray(member)) member.push('mine')
    issue.message = ''
  }
  assert.equal(JSON.stringify(check()), before)
})

test('more issues than words have room for are all told', () => {
  for (const count of [100, 170, 171, 300, 999]) {
    const { issues } = schema.validate(grant({ space_ids: Array(count).fill('x') }))
    assert.deepEqual(issues.map(({ path }) => path[1]), Array.from({ length: count }, (_, index) => index))
  }
})

test('memory that grows between two templates of one verdict', async () => {
  // What is free at the end of the memory is less than a page, so one of these leaves next to none.
  for (let length = 16; length < 66_000; length += 80) {
    const { createAccessGrantSchema: grants, requestedAccessMethodSchema: methods } = await import(`../../pkg/index.js?${length}`)
    grants.validate(grant({ name: 'x'.repeat(length) }))
    assert.deepEqual(told(methods.validate({ mode: 'q', code: 5 })), [['mode', 'invalid_value'], ['code', 'invalid_type']], String(length))
  }
})

test('a getter whose checks make the memory grow, and then have something to say', () => {
  schema.validate(grant({ name: 'Jane', access_grant_key: 'key' }))
  const value = {
    user_identity_id: ID,
    space_ids: [ID],
    get name() {
      assert.equal(told(schema.validate(grant({ name: 'x'.repeat(40e6) }))), undefined)
      return 'Jane'
    },
    requested_access_methods: [{ mode: 'code', code: 1234 }],
    get access_grant_key() {
      assert.deepEqual(told(timeWindowSchema.validate({ starts_at: 'soon' })), [['starts_at', 'invalid_format']])
      return 'key'
    },
  }
  assert.deepEqual(told(schema.validate(value)), [['requested_access_methods.0.code', 'invalid_type']])
  assert.deepEqual(told(requestedAccessMethodSchema.validate({ mode: 'code', code: 5 })), [['code', 'invalid_type']])
})
