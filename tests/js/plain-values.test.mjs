// Any values one after the other: each has the issues that it has as JSON text, whichever came before it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import * as forms from '../../pkg/forms.js'
import { accessGrantSchema, createAccessGrantSchema, listAccessGrantsSchema, pinSchema, updateAccessGrantSchema } from '../../pkg/index.js'
import * as lite from '../../pkg/lite.js'

const SCHEMAS = [
  createAccessGrantSchema,
  createAccessGrantSchema.with({ devices: [{ code_constraints: [{ constraint_type: 'no_zeros' }], supported_code_lengths: [4] }] }),
  updateAccessGrantSchema,
  listAccessGrantsSchema,
  accessGrantSchema,
  lite.createAccessGrantSchema,
  forms.createAccessGrantSchema,
]

const id = fc.constantFrom('1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d', 'e3d736c1-540d-4d10-83e5-9a4e135453b4', 'front-door')
const time = fc.constantFrom('2040-01-01T15:00:00Z', '2041-01-01T15:00:00+02:00', '2020-01-01T15:00:00Z', '2040-01-01', new Date('2042-01-01'))
const text = fc.oneof(
  fc.constantFrom('Jane', 'Zoë', 'Łukasz', '日本', '😀', '\ud83d', '\ude00', '', 'x'.repeat(3000), 'é'.repeat(5000)),
  fc.string({ unit: 'binary', maxLength: 5 }),
)
const method = fc.record(
  {
    mode: fc.constantFrom('code', 'card', 'mobile_key', 'window', null),
    code: fc.constantFrom('1234', '98765', '12', 1234, ''),
    instant_key_max_use_count: fc.constantFrom(1, 2, 0, 1.5, '3'),
  },
  { requiredKeys: ['mode'] },
)
const value = fc.record(
  {
    user_identity_id: id,
    user_identity: fc.record({ full_name: text, email_address: fc.constantFrom('jane@example.com', 'jane', undefined) }),
    space_ids: fc.array(id, { maxLength: 3 }),
    starts_at: time,
    ends_at: fc.option(time),
    requested_access_methods: fc.array(method, { maxLength: 3 }),
    name: fc.option(text),
    access_grant_key: text,
    namé: text,
    '\ude00': fc.boolean(),
  },
  { requiredKeys: ['space_ids', 'starts_at', 'requested_access_methods'] },
)

/** Members of the second value in the place of those of the first: many values of one structure. */
const mixed = ([first, second]) =>
  Object.fromEntries(Object.entries(first).map(([key, value]) => [key, typeof second[key] === typeof value ? second[key] : value]))
const inRow = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 3 }).map((pairs) =>
  pairs.flatMap(([first, second]) => [first, mixed([first, second]), first, second, mixed([second, first])]),
)

/** A value that goes as JSON text, since it is not plain. */
const asText = (value) => ({ toJSON: () => value })
const told = ({ issues, warnings }) => ({ issues, warnings })

test('a value is judged as its JSON text is', () => {
  const context = fc.record({ requireTarget: fc.boolean(), now: fc.constantFrom('2030-01-01T00:00:00Z', '2041-01-01T00:00:00Z') })
  const schemas = fc.array(fc.constantFrom(...SCHEMAS), { minLength: 1, maxLength: 2 })
  const property = fc.property(inRow, schemas, fc.array(context, { minLength: 1, maxLength: 2 }), (values, schemas, contexts) => {
    for (const [index, value] of values.entries()) {
      const pin = value.name ?? '1234'
      const [schema, context] = [schemas, contexts].map((list) => list[index % list.length])
      assert.deepEqual(told(schema.validate(value, context)), told(schema.validate(asText(value), context)))
      assert.deepEqual(told(pinSchema.validate(pin)), told(pinSchema.validate(asText(pin))))
    }
  })
  fc.assert(property, { numRuns: 1000 })
})

const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const good = () => ({ user_identity_id: ID, space_ids: [ID], requested_access_methods: [{ mode: 'code', code: '1234' }], name: 'Jane' })
const bad = () => ({ ...good(), space_ids: ['front-door'] })
const codes = (value) => createAccessGrantSchema.validate(value).issues?.map(({ code }) => code)

test('a value that differs from the last one in its structure alone is another', () => {
  const { name, ...nameless } = good()
  const others = {
    'another name': [{ ...nameless, nome: name }, ['unrecognized_keys']],
    'the name of another member': [{ ...nameless, reservation_key: name }, undefined],
    'a number': [{ ...good(), requested_access_methods: [{ mode: 'code', code: 1234 }] }, ['invalid_type']],
    nothing: [{ ...good(), name: null }, undefined],
    'an item in the place of a list': [{ ...good(), space_ids: ID }, ['invalid_type']],
    'a list in the place of an item': [{ ...good(), user_identity_id: [ID] }, ['invalid_type']],
    'an item more': [{ ...good(), space_ids: [ID, 'front-door'] }, ['invalid_format']],
    'a member fewer': [nameless, undefined],
  }
  for (const [what, [other, expected]] of Object.entries(others)) {
    for (const [value, expectedOfValue] of [[good(), undefined], [other, expected], [other, expected], [bad(), ['invalid_format']]]) {
      assert.deepEqual(codes(value), expectedOfValue, what)
    }
  }
})

test('a value that is looked at while another is, and one that is given up on the way, leave no trace', () => {
  const others = {
    'a getter that checks': [() => ({ ...good(), get reservation_key() { return String(codes(bad())) } }), undefined],
    'a getter that throws': [() => ({ ...good(), get reservation_key() { throw new Error('no key') } }), ['invalid_type']],
    'a long text': [() => ({ ...good(), name: 'x'.repeat(9000) }), undefined],
    'a long name': [() => ({ ...good(), ['x'.repeat(9000)]: 'Jane' }), ['unrecognized_keys']],
    'half a character': [() => ({ ...good(), name: '\ude00' }), undefined],
    'a map': [() => ({ ...good(), requested_access_methods: [new Map()] }), ['invalid_type']],
    'many items': [() => ({ ...good(), space_ids: Array(2000).fill(ID) }), undefined],
    'a list': [() => [], ['invalid_type']],
  }
  for (const [what, [other, expected]] of Object.entries(others)) {
    for (const before of [good, bad]) {
      codes(before())
      assert.deepEqual(codes(other()), expected, what)
      assert.equal(codes(good()), undefined, what)
      assert.deepEqual(codes(bad()), ['invalid_format'], what)
    }
  }
})
