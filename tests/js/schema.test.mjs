// Schemas: what JSON would lose, contexts, Standard Schema, helpers.

import assert from 'node:assert/strict'
import test from 'node:test'
import { runInNewContext } from 'node:vm'
import {
  SeamValidationError,
  accessGrantSchema,
  checkPin,
  constraints,
  createAccessGrantSchema,
  flattenIssues,
  generatePin,
  isSeamError,
  isSeamValidationError,
  pinSchema,
  timeWindowSchema,
} from '../../pkg/index.js'

const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const good = { user_identity_id: ID, space_ids: [ID], requested_access_methods: [{ mode: 'code' }] }
const paths = ({ issues }) => issues?.map(({ path, code }) => [path.join('.'), code].join(' '))

test('what JSON would lose is an issue at its place', () => {
  const cycle = { ...good }
  cycle.user_identity = { full_name: 'x', again: cycle }
  const lost = (ends_at) => [{ ...good, ends_at }, 'ends_at invalid_type']
  const getter = Object.defineProperty({ ...good }, 'name', { enumerable: true, get() { throw new Error('no') } })
  const cases = [
    lost(new Date('nonsense')),
    lost(runInNewContext('new Date(NaN)')),
    lost(new (class extends Date {})(NaN)),
    lost(NaN),
    lost(new Number(NaN)),
    lost({ toJSON: () => null }),
    lost({ toJSON: () => NaN }),
    lost({ toJSON() {} }),
    lost(() => '2100-01-01T00:00:00Z'),
    lost(Symbol('x')),
    [{ ...good, name: Infinity }, 'name invalid_type'],
    [{ ...good, space_ids: [ID, undefined] }, 'space_ids.1 invalid_type'],
    [{ ...good, space_ids: [ID, , ID] }, 'space_ids.1 invalid_type'],
    [{ ...good, space_ids: [ID, () => ID] }, 'space_ids.1 invalid_type'],
    [{ ...good, requested_access_methods: [{ mode: 'mobile_key', instant_key_max_use_count: 1n }] }, 'requested_access_methods.0.instant_key_max_use_count invalid_type'],
    [{ ...good, toJSON: () => { throw new Error('no') } }, ' invalid_type'],
    [getter, ' invalid_type'],
    [undefined, ' invalid_type'],
    [() => good, ' invalid_type'],
    [Symbol('x'), ' invalid_type'],
    [10n, ' invalid_type'],
  ]
  assert.ok(paths(createAccessGrantSchema.validate(cycle)).includes('user_identity.again invalid_type'))
  for (const [input, expected] of cases) {
    assert.deepEqual(paths(createAccessGrantSchema.validate(input)), [expected])
  }
})

test('what has no JSON form of its own is an issue that says what to give instead', () => {
  class Private {
    #name = 'Jane Doe'
    get full_name() { return this.#name }
  }
  const cases = [
    [Promise.resolve({ full_name: 'Jane Doe' }), /^Await this promise/],
    [new (class { id = 1; then(done) { done(this) } })(), /^Await this promise/],
    [new Map([['full_name', 'Jane Doe']]), /Object\.fromEntries/],
    [new FormData(), /accessGrantFormData/],
    [new URLSearchParams('full_name=Jane'), /Object\.fromEntries/],
    [new Headers(), /Object\.fromEntries/],
    [new Set(['Jane Doe']), /Array\.from/],
    [new Uint8Array(3), /Array\.from/],
    [['Jane Doe'].values(), /Array\.from/],
    [/Jane/, /JSON/],
    [new WeakMap(), /JSON/],
    [new ArrayBuffer(3), /JSON/],
    [new Error('Jane'), /JSON/],
    [new Private(), /JSON/],
    [Object.create({ full_name: 'Jane Doe' }), /JSON/],
    [Object(1n), /BigInt/],
    [runInNewContext('new Map()'), /Object\.fromEntries/],
  ]
  for (const [given, words] of cases) {
    const at = (...path) => [{ path, code: 'invalid_type', message: createAccessGrantSchema.validate(given).issues[0].message, expected: 'json' }]
    assert.match(at()[0].message, words)
    assert.deepEqual(createAccessGrantSchema.validate(given).issues, at())
    assert.deepEqual(createAccessGrantSchema.validate({ ...good, user_identity_id: undefined, user_identity: given }).issues, at('user_identity'))
    assert.deepEqual(createAccessGrantSchema.validate({ ...good, device_ids: [given] }).issues, at('device_ids', 0))
    const { valid, results } = createAccessGrantSchema.validateMany([good, { ...good, user_identity_id: undefined, user_identity: given }, given])
    assert.deepEqual([valid, results.map(({ row, issues }) => [row, issues])], [1, [[1, at('user_identity')], [2, at()]]])
    assert.deepEqual(createAccessGrantSchema.validate(good, { devices: [given] }).warnings.map(({ code }) => code), ['not_checked'])
    assert.throws(() => generatePin({ devices: [given] }), (error) => isSeamValidationError(error) && error.issues[0].path.join() === 'devices,0')
  }
})

test('a date is judged by what JSON.stringify writes of it', () => {
  class Never extends Date {
    toJSON() { return null }
  }
  class Local extends Date {
    toJSON() { return 'soon' }
  }
  const otherwise = Object.assign(new Date('2100-01-01'), { toISOString: () => '1999-01-01T00:00:00Z' })
  assert.deepEqual(paths(createAccessGrantSchema.validate({ ...good, ends_at: new Never('2100-01-01') })), ['ends_at invalid_type'])
  assert.deepEqual(paths(createAccessGrantSchema.validate({ ...good, ends_at: new Local('2100-01-01') })), ['ends_at invalid_format'])
  assert.deepEqual(paths(createAccessGrantSchema.validate({ ...good, ends_at: otherwise })), ['ends_at in_past'])
})

test('a response with a getter that changes its mind is judged again where it is repaired', () => {
  const grant = { access_grant_id: ID, workspace_id: ID, user_identity_id: ID, display_name: 'x', created_at: '2025-06-16T16:54:17Z', starts_at: '2025-06-16T16:54:17Z', ends_at: null }
  const { value } = accessGrantSchema.validate(grant)
  assert.deepEqual(value.warnings, [])
  const changing = (...values) => ({ ...grant, get display_name() { return values.length > 1 ? values.shift() : values[0] } })
  assert.equal(accessGrantSchema.validate(changing('a', 'b')).value.display_name, 'b')
  assert.deepEqual(paths(accessGrantSchema.validate(changing('a', 5))), ['display_name invalid_type'])
  let reads = 0
  const throwing = { ...grant, get display_name() { if (reads++ > 0) throw new Error('no'); return 'a' } }
  assert.deepEqual(paths(accessGrantSchema.validate(throwing)), [' invalid_type'])
})

test('what JSON would lose does not hide what else is wrong', () => {
  const input = { ...good, space_ids: ['x'], ends_at: new Date(NaN), requested_access_methods: [{ mode: 'mobile_key', instant_key_max_use_count: NaN }] }
  assert.deepEqual(paths(createAccessGrantSchema.validate(input)), ['requested_access_methods.0.instant_key_max_use_count invalid_type', 'ends_at invalid_type', 'space_ids.0 invalid_format'])
})

test('what can be written is written as JSON.stringify does', () => {
  class Person {
    full_name = 'Jane Doe'
  }
  const shared = [ID]
  const itself = { ...good, ends_at: null, toJSON() { return { ...this, toJSON: undefined } } }
  const inputs = [
    { ...good, user_identity_id: undefined, user_identity: new Person() },
    { ...good, space_ids: shared, device_ids: shared },
    { ...good, name: new String('Stay'), ends_at: null },
    { ...good, starts_at: runInNewContext("new Date('2100-01-01')") },
    Object.assign(Object.create(null), good),
    runInNewContext(`(${JSON.stringify(good)})`),
    { ...good, user_identity_id: undefined, user_identity: { toJSON: () => new Person() } },
    itself,
  ]
  for (const input of inputs) assert.equal(createAccessGrantSchema.validate(input).issues, undefined)
})

test('a value that validates something else while it is written does not change the verdict', () => {
  const meddler = { toJSON: () => (createAccessGrantSchema.validate({}), 'x') }
  const input = { ...good, space_ids: ['bad'], ends_at: null, name: meddler }
  assert.deepEqual(paths(createAccessGrantSchema.validate(input)), ['space_ids.0 invalid_format'])
  const context = { get now() { createAccessGrantSchema.validate('zzz'); return new Date() } }
  assert.equal(createAccessGrantSchema.validate(good, context).issues, undefined)
})

test('a context that cannot be read says nothing', () => {
  const broken = Proxy.revocable({}, {})
  broken.revoke()
  const past = { ...good, ends_at: '2000-01-01T00:00:00Z' }
  for (const context of [{ now: Symbol('x') }, { now: 1n }, { now: { valueOf() { throw new Error('no') } } }, broken.proxy, { now: null }, null, { now: 'soon' }]) {
    assert.deepEqual(paths(createAccessGrantSchema.validate(past, context)), ['ends_at in_past'])
  }
})

test('of one value a thousand issues are told, wherever they come from, and known fields before unknown names', () => {
  const members = (count, value) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key ${index}`, value]))
  const start = performance.now()
  for (const input of [
    { ...good, space_ids: new Array(1e6) },
    { ...good, space_ids: new Array(2 ** 32 - 1) },
    { ...good, space_ids: Array(20_000).fill('x') },
    members(20_000, 1),
    members(20_000, 'é'),
    members(20_000, 1n),
    members(700, NaN),
    { ...members(600, NaN), ...Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`other ${index}`, 1])) },
  ]) {
    const { issues } = createAccessGrantSchema.validate(input)
    assert.equal(issues.length, Object.keys(input).length === 700 ? 703 : 1000)
    assert.equal(createAccessGrantSchema.validateMany([input]).results[0].issues.length, issues.length)
  }
  assert.ok(performance.now() - start < 30_000, 'a list of four thousand million holes took for ever before there was a limit')
  const { issues } = createAccessGrantSchema.validate({ ...members(20_000, 1), space_ids: ['x'], ends_at: 'soon' })
  assert.deepEqual(paths({ issues: issues.slice(0, 5) }), ['user_identity_id missing_one_of', 'space_ids.0 invalid_format', 'ends_at invalid_format', 'requested_access_methods required', 'key 0 unrecognized_keys'])
})

test('undefined is absent, null is null, dates and instants are times', () => {
  const instant = { epochNanoseconds: 0n, toJSON: () => '2100-01-02T00:00:00Z' }
  for (const ends_at of [undefined, null, new Date('2100-01-01'), '2100-01-01T00:00:00+02:00']) {
    assert.equal(createAccessGrantSchema.validate({ ...good, name: undefined, ends_at }).issues, undefined)
  }
  assert.equal(timeWindowSchema.validate({ starts_at: new Date('2100-01-01'), ends_at: instant }).issues, undefined)
  assert.deepEqual(paths(timeWindowSchema.validate({ starts_at: new Date('2100-01-03'), ends_at: instant })), ['ends_at not_after'])
})

test('text outside ASCII crosses whole, at every length', () => {
  for (let length = 0; length < 3000; length += 97) {
    const name = 'é😀\u0000"\\\n'.repeat(length)
    assert.equal(createAccessGrantSchema.validate({ ...good, name }).issues, undefined)
  }
  const lone = createAccessGrantSchema.validate({ ...good, name: '\ud800', 'bad\ud800': 1 })
  assert.equal(lone.issues.length, 1)
})

test('a large request is checked whole', () => {
  const ids = Array.from({ length: 50_000 }, () => ID)
  assert.equal(createAccessGrantSchema.validate({ ...good, space_ids: ids }).issues, undefined)
  const { issues } = createAccessGrantSchema.validate({ ...good, space_ids: [...ids, 'x'], device_ids: ['y'] })
  assert.deepEqual(issues.map(({ path }) => path), [['space_ids', 50_000], ['device_ids', 0]])
})

test('nesting too deep ends in an issue', () => {
  let deep = {}
  for (let level = 0; level < 1000; level++) deep = { deep }
  const [tooDeep, ...others] = createAccessGrantSchema.validate(deep).issues
  assert.deepEqual([tooDeep.path.length, tooDeep.message], [64, 'Nest less deeply.'])
  assert.ok(paths({ issues: others }).includes('deep unrecognized_keys'))
})

test('parse gives the value or throws every issue', () => {
  assert.equal(createAccessGrantSchema.parse(good), good)
  assert.throws(() => createAccessGrantSchema.parse({ ...good, space_ids: ['x'], ends_at: '2000-01-01T00:00:00Z' }), (error) => {
    assert.ok(error instanceof SeamValidationError && isSeamValidationError(error) && isSeamError(error))
    assert.deepEqual(paths(error), ['space_ids.0 invalid_format', 'ends_at in_past'])
    assert.equal(JSON.parse(JSON.stringify(error)).issues.length, 2)
    assert.match(error.message, /^space_ids\[0\]: Enter an ID/)
    return true
  })
})

test('a context is given once or for one call', () => {
  const input = { ...good, ends_at: '2020-01-02T00:00:00Z' }
  assert.deepEqual(paths(createAccessGrantSchema.validate(input)), ['ends_at in_past'])
  for (const now of ['2020-01-01T00:00:00Z', new Date('2020-01-01')]) {
    assert.equal(createAccessGrantSchema.validate(input, { now }).issues, undefined)
    const bound = createAccessGrantSchema.with({ now })
    assert.equal(bound.validate(input).issues, undefined)
    assert.deepEqual(paths(bound.validate({ ...input, space_ids: [] })), ['space_ids missing_one_of'])
    assert.equal(bound.with({ requireTarget: false }).validate({ ...input, space_ids: [] }).issues, undefined)
  }
})

test('a schema is a Standard Schema', () => {
  const { version, vendor, validate } = createAccessGrantSchema['~standard']
  assert.equal(version, 1)
  assert.equal(vendor, 'seam-access-grants')
  assert.equal(validate(good).value, good)
  assert.equal(validate(good).issues, undefined)
  const { issues } = validate({ ...good, requested_access_methods: [{ mode: 'code', code: '1' }] })
  assert.deepEqual(issues[0].path, ['requested_access_methods', 0, 'code'])
  assert.equal(issues[0].message, 'Enter 4 to 9 digits.')
  assert.notEqual(validate(undefined).issues, undefined)
  const { validate: bound } = pinSchema['~standard']
  assert.equal(bound('1234').value, '1234')
})

test('checkPin', () => {
  assert.deepEqual(checkPin('1234'), [])
  assert.deepEqual(checkPin('12'), [{ path: [], code: 'invalid_format', message: 'Enter 4 to 9 digits.', format: 'pin' }])
})

test('a JSON Schema without a target, or with another, names those that there are', () => {
  const { jsonSchema } = timeWindowSchema['~standard']
  const refusal = { name: 'SeamConfigError', message: 'Give target as one of draft-2020-12, draft-07, openapi-3.0.' }
  for (const options of [undefined, null, {}, { target: undefined }, { target: 'draft-04' }, 'draft-07']) {
    assert.throws(() => jsonSchema.input(options), refusal)
    assert.throws(() => jsonSchema.output(options), refusal)
  }
})

test('a context may come as options of Standard Schema', () => {
  const { validate } = timeWindowSchema['~standard']
  const window = { ends_at: '2030-01-01T00:00:00Z' }
  const codes = (options, check = validate) => check(window, options).issues?.map(({ code }) => code)
  for (const options of [undefined, null, {}, 5, { libraryOptions: undefined }, { libraryOptions: { unknown: 1 } }, { context: { now: '2031-01-01T00:00:00Z' } }]) {
    assert.equal(codes(options), undefined)
  }
  assert.deepEqual(codes({ libraryOptions: { now: '2031-01-01T00:00:00Z' } }), ['in_past'])
  const bound = timeWindowSchema.with({ now: '2031-01-01T00:00:00Z' })['~standard'].validate
  assert.deepEqual(codes(undefined, bound), ['in_past'])
  assert.equal(codes({ libraryOptions: { now: '2029-01-01T00:00:00Z' } }, bound), undefined)
  const { warnings } = validate(window, { libraryOptions: { now: 'soon', devices: 5 } })
  assert.deepEqual(warnings.map(({ code, reason }) => [code, reason]), [['not_checked', 'unreadable_data'], ['not_checked', 'unreadable_now']])
  const device = { properties: { code_constraints: [{ constraint_type: 'no_zeros' }] } }
  assert.deepEqual(pinSchema['~standard'].validate('1204', { libraryOptions: { devices: [device] } }).issues.map(({ code }) => code), ['device_constraint'])
})

test('flattenIssues takes ours and those of any Standard Schema', () => {
  const { issues } = createAccessGrantSchema.validate({ ...good, colour: 1, requested_access_methods: [{ mode: 'code', code: '1' }] })
  assert.deepEqual(flattenIssues(issues), {
    root: [],
    fields: {
      'requested_access_methods.0.code': ['Enter 4 to 9 digits.'],
      colour: ['Remove this field; the request does not have it.'],
    },
  })
  const others = [{ message: 'a' }, { message: 'b', path: [{ key: 'x' }, 0] }, { message: 'c', path: ['x', 0] }, { message: 'd', path: ['__proto__'] }]
  assert.deepEqual(Object.entries(flattenIssues(others).fields), [['x.0', ['b', 'c']], ['__proto__', ['d']]])
  assert.deepEqual(flattenIssues(others).root, ['a'])
})

test('flattenIssues takes as long for one path as for many', () => {
  const issues = Array.from({ length: 200_000 }, (_, index) => ({ path: ['name'], message: String(index) }))
  const start = performance.now()
  assert.equal(flattenIssues(issues).fields.name.length, 200_000)
  assert.ok(performance.now() - start < 5000, 'it took minutes')
})

test('constraints agree with the rules', () => {
  const all = constraints()
  const { minLength, maxLength, pattern } = all.pin
  assert.deepEqual(all['requested_access_methods[].code'], { ...all.pin, required: false })
  for (const code of ['123', '1234', '123456789', '1234567890', '12a4']) {
    const fits = code.length >= minLength && code.length <= maxLength && new RegExp(`^(?:${pattern})$`, 'v').test(code)
    assert.equal(fits, checkPin(code).length === 0, code)
  }
  assert.deepEqual(all['requested_access_methods[].mode'], { required: true, values: ['code', 'card', 'mobile_key', 'cloud_key'] })
  assert.equal(all['user_identity.email_address'].inputMode, 'email')
  assert.equal(all['requested_access_methods[].instant_key_max_use_count'].min, 1)
})

test('a getter may check another value while its own is being checked', () => {
  const value = (name) => ({ ...good, get name() { return checkPin(name).length > 0 ? 'bad' : 'fine' } })
  for (const name of ['1', 'x'.repeat(100_000)]) {
    assert.equal(createAccessGrantSchema.validate(value(name)).issues, undefined)
    assert.deepEqual(paths(createAccessGrantSchema.validate({ ...value(name), space_ids: ['x'] })), ['space_ids.0 invalid_format'])
  }
  assert.deepEqual(paths(createAccessGrantSchema.validate(Object.defineProperty({ ...good, space_ids: ['x'] }, 'name', { enumerable: true, get: () => String(checkPin('1').length) }))), ['space_ids.0 invalid_format'])
})
