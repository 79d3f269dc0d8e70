// The parameters of a plain HTML form.

import assert from 'node:assert/strict'
import test from 'node:test'
import { parseSubmission } from '@conform-to/dom/future'
import { accessGrantFormData, createAccessGrantSchema, flattenIssues, isSeamConfigError, isSeamValidationError, Seam } from '../../pkg/index.js'
import * as lite from '../../pkg/lite.js'
import { de } from '../../pkg/locales/de.js'

const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const form = (fields) => {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}
const params = (...fields) => accessGrantFormData(form(fields))
const paths = ({ issues }) => issues?.map(({ path, code }) => [path.join('.'), code].join(' '))

test('a whole form makes parameters that pass', () => {
  const given = params(
    ['user_identity.full_name', 'Jane Doe'],
    ['user_identity[email_address]', 'jane@example.com'],
    ['space_ids', ID],
    ['device_ids[]', ID],
    ['acs_entrance_ids', ID],
    ['acs_entrance_ids', ID],
    ['location.device_ids', ID],
    ['requested_access_methods.0.mode', 'code'],
    ['requested_access_methods[0].code', '0420'],
    ['requested_access_methods[1][mode]', 'mobile_key'],
    ['requested_access_methods.1.instant_key_max_use_count', '3'],
    ['ends_at', '2090-01-31T15:00:00Z'],
    ['name', '42'],
  )
  assert.deepEqual(given, {
    user_identity: { full_name: 'Jane Doe', email_address: 'jane@example.com' },
    space_ids: [ID],
    device_ids: [ID],
    acs_entrance_ids: [ID, ID],
    location: { device_ids: [ID] },
    requested_access_methods: [{ mode: 'code', code: '0420' }, { mode: 'mobile_key', instant_key_max_use_count: 3 }],
    ends_at: '2090-01-31T15:00:00Z',
    name: '42',
  })
  assert.equal(createAccessGrantSchema.validate(given).issues, undefined)
})

test('every field of the parameters arrives where its name says', () => {
  for (const path of Object.keys(createAccessGrantSchema.constraints())) {
    const name = path.replaceAll('[].', '.0.')
    const value = path.endsWith('_count') ? 7 : 'x'
    let found = params([name, String(value)])
    for (const step of path.replaceAll('[]', '.0').split('.')) found = found[step]
    assert.equal(found, value, path)
  }
})

test('an empty field is absent', () => {
  assert.deepEqual(params(['ends_at', ''], ['user_identity.full_name', ''], ['space_ids', ''], ['requested_access_methods.0.code', '']), {})
  assert.deepEqual(params(['space_ids', ''], ['space_ids', ID]), { space_ids: [ID] })
})

test('what is not a number stays text, and the schema says so', () => {
  const field = 'requested_access_methods.0.instant_key_max_use_count'
  for (const text of ['many', '-1', '1.5', '1e3', ' 2', '٣']) {
    const { requested_access_methods: [method] } = params([field, text])
    assert.equal(method.instant_key_max_use_count, text)
    assert.ok(paths(createAccessGrantSchema.validate({ requested_access_methods: [{ mode: 'mobile_key', ...method }] })).includes(`${field} invalid_type`))
  }
  const { requested_access_methods: [none] } = params([field, '0'])
  assert.equal(none.instant_key_max_use_count, 0)
})

test('an item stands at the index in its name, and one without an index behind those with one', () => {
  const modes = (...names) => params(...names.map((name, index) => [name, `m${index}`])).requested_access_methods.map(({ mode }) => mode)
  const at = (index) => `requested_access_methods.${index}.mode`
  assert.deepEqual(modes(at(4), at(2), at('01')), [undefined, 'm2', 'm1', undefined, 'm0'])
  const many = modes('requested_access_methods[].mode', at(999), 'requested_access_methods[].mode')
  assert.deepEqual([many.length, many.slice(998)], [1002, [undefined, 'm1', 'm0', 'm2']])
  assert.deepEqual(params(['space_ids.1', 'b'], ['space_ids', 'c'], ['space_ids[0]', 'a']), { space_ids: ['a', 'b', 'c'] })
  assert.deepEqual(params(['requested_access_methods.mode', 'code']), { requested_access_methods: { mode: 'code' } }, 'no index, no list')
})

test('what is missing or empty before an item is an issue at its own field', () => {
  const sentences = (...fields) => flattenIssues(createAccessGrantSchema.validate(params(['user_identity.full_name', 'Jane'], ['space_keys', 'a'], ...fields)).issues ?? []).fields
  const id = ['Enter an ID like 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d.']
  const code = ['requested_access_methods[0].mode', 'code']
  assert.deepEqual(sentences(code, ['device_ids[0]', ''], ['device_ids[1]', 'x']), { 'device_ids.0': id, 'device_ids.1': id })
  assert.deepEqual(sentences(code, ['device_ids[0]', ID], ['device_ids[1]', ''], ['device_ids[2]', ID]), { 'device_ids.1': id })
  assert.deepEqual(sentences(code, ['device_ids[0]', ID], ['device_ids[1]', ''], ['device_ids[2]', '']), {}, 'empty at the end is absent')
  assert.deepEqual(sentences(code, ['space_keys[2]', 'c']), { 'space_keys.0': ['Enter at least 1 character.'], 'space_keys.1': ['Enter at least 1 character.'] })
  assert.deepEqual(sentences(code, ['location.device_ids[1]', 'x']), { 'location.device_ids.0': id, 'location.device_ids.1': id })
  const pin = { 'requested_access_methods.0.mode': ['Fill in this field.'], 'requested_access_methods.1.code': ['Enter 4 to 9 digits.'] }
  const second = [['requested_access_methods[1].mode', 'code'], ['requested_access_methods[1].code', '12']]
  assert.deepEqual(sentences(...second), pin)
  assert.deepEqual(sentences(['requested_access_methods[0].mode', ''], ...second), pin)
})

test('an item stands where Conform puts it', () => {
  for (const fields of [
    [['device_ids[0]', ''], ['device_ids[1]', 'x']],
    [['device_ids[2]', 'x'], ['device_ids[0]', 'y'], ['device_ids[]', 'z']],
    [['requested_access_methods[1].mode', 'code'], ['requested_access_methods[3].mode', 'card']],
  ]) {
    const { payload } = parseSubmission(form(fields))
    for (const [name, list] of Object.entries(params(...fields))) {
      assert.equal(list.length, payload[name].length)
      for (const [index, item] of list.entries()) {
        // Where there is nothing, ours holds what the schema says the right sentence of.
        if (Object.keys(item).length > 0) assert.deepEqual(item, payload[name][index])
        else assert.ok(!payload[name][index])
      }
    }
  }
})

test('large numbers of items are ignored', () => {
  assert.deepEqual(params(['space_ids.1000', ID], ['space_ids[4294967294]', ID], ['requested_access_methods.99999999.mode', 'code']), {})
})

test('a local time is converted with the time zone of the property', () => {
  const fields = form([['starts_at', '2030-01-31T15:00'], ['ends_at', '2030-10-27T02:30:15.5'], ['name', '2030-01-31T15:00'], ['user_identity.ends_at', '2030-01-31T15:00']])
  const given = accessGrantFormData(fields, { timeZone: 'Europe/Berlin', disambiguation: 'earlier' })
  assert.equal(given.starts_at, '2030-01-31T14:00:00.000000Z')
  assert.equal(given.ends_at, '2030-10-27T00:30:15.500000Z')
  const { ends_at } = accessGrantFormData(fields, { timeZone: 'Europe/Berlin', disambiguation: 'later' })
  assert.equal(ends_at, '2030-10-27T01:30:15.500000Z')
  assert.equal(given.name, '2030-01-31T15:00')
  assert.equal(given.user_identity.ends_at, '2030-01-31T15:00')
})

test('what a datetime-local input can hold is an instant, with its fraction of a second', () => {
  const paris = (ends_at) => accessGrantFormData(form([['ends_at', ends_at]]), { timeZone: 'Europe/Paris' }).ends_at
  assert.equal(paris('2035-07-01T15:00'), '2035-07-01T13:00:00.000000Z')
  assert.equal(paris('2035-07-01T15:00:30'), '2035-07-01T13:00:30.000000Z')
  assert.equal(paris('2035-07-01T15:00:30.5'), '2035-07-01T13:00:30.500000Z')
  assert.equal(paris('2035-07-01T15:00:30.05'), '2035-07-01T13:00:30.050000Z')
  assert.equal(paris('2035-07-01T15:00:30.123'), '2035-07-01T13:00:30.123000Z')
})

test('a time that does not exist that night, or exists twice, is an issue that says so at its field', async () => {
  const paris = (starts_at, ends_at, options) => accessGrantFormData(form([['starts_at', starts_at], ['ends_at', ends_at]]), { timeZone: 'Europe/Paris', ...options })
  const issuesOf = (schema, given, context) => schema.validate(given, context).issues.filter(({ path }) => /_at$/.test(path[0]))
  const [skipped, repeated] = ['Choose another time; clocks are set forward past this one on that day.', 'Choose another time; clocks are set back on that day and show this one twice.']
  const given = paris('2035-03-25T02:30', '2035-10-28T02:30:00.5')
  const expected = [
    { path: ['starts_at'], code: 'invalid_value', message: skipped, reason: 'skipped_time' },
    { path: ['ends_at'], code: 'invalid_value', message: repeated, reason: 'repeated_time' },
  ]
  for (const schema of [createAccessGrantSchema, lite.createAccessGrantSchema]) assert.deepEqual(issuesOf(schema, given), expected)
  assert.deepEqual(createAccessGrantSchema.validateMany([given]).results[0].issues.slice(0, 2), expected)
  assert.deepEqual(issuesOf(createAccessGrantSchema, given, { messages: de }).map(({ message }) => message), [de['invalid_value.skipped_time'], de['invalid_value.repeated_time']])
  const year = issuesOf(createAccessGrantSchema, paris('2035-02-30T12:00', '12035-01-01T12:00'))
  assert.deepEqual(year.map(({ path, reason }) => [path[0], reason]), [['starts_at', 'invalid_date'], ['ends_at', 'invalid_date']])

  // It is never sent, and whoever writes it in another way has the text of the field.
  for (const validate of [true, false]) {
    const seam = new Seam({ apiKey: 'seam_1', validate, fetch: () => assert.fail('it was sent') })
    await assert.rejects(seam.accessGrants.create(given), (error) => isSeamValidationError(error) && error.issues[0].reason === 'skipped_time')
  }
  assert.equal(JSON.stringify(given), '{"starts_at":"2035-03-25T02:30","ends_at":"2035-10-28T02:30:00.5"}')
  assert.ok(paths(createAccessGrantSchema.validate(structuredClone(given))).includes('ends_at invalid_format'))

  const chosen = paris('2035-03-25T02:30', '2035-10-28T02:30', { disambiguation: 'compatible' })
  assert.deepEqual(chosen, { starts_at: '2035-03-25T01:30:00.000000Z', ends_at: '2035-10-28T00:30:00.000000Z' })
})

test('a time zone that the platform does not know is told to the programmer', () => {
  for (const timeZone of ['W. Europe Standard Time', 'Europe/Atlantis', '', 5, 'x'.repeat(1e6)]) {
    assert.throws(() => accessGrantFormData([], { timeZone }), (error) => isSeamConfigError(error) && /^timeZone must be/.test(error.message) && !error.message.includes(timeZone || ' '.repeat(9)))
  }
  for (const options of [undefined, null, {}, { timeZone: undefined }, { timeZone: null }]) assert.deepEqual(accessGrantFormData([], options), {})
})

test('without a zone a local time stays, and the schema says what is missing', () => {
  const given = params(['ends_at', '2090-01-31T15:00'])
  assert.deepEqual(given, { ends_at: '2090-01-31T15:00' })
  assert.ok(paths(createAccessGrantSchema.validate(given)).includes('ends_at invalid_format'))
  const instant = form([['ends_at', '2090-01-31T15:00:00+01:00'], ['starts_at', 'soon']])
  assert.deepEqual(accessGrantFormData(instant, { timeZone: 'Europe/Berlin' }), { starts_at: 'soon', ends_at: '2090-01-31T15:00:00+01:00' })
})

test('fields of a framework and files are left out; a name that is close is told', () => {
  const file = new File(['x'], 'x.txt')
  assert.deepEqual(params(['$ACTION_ID_1f', 'x'], ['$ACTION_1:0', 'x'], ['__INTENT__', 'x'], ['_csrf', 'x'], ['', 'x'], ['name', file], ['...', 'x']), {})
  assert.ok(paths(createAccessGrantSchema.validate(params(['space_id', ID]))).includes('space_id unrecognized_keys'))
})

test('no name pollutes a prototype or breaks the walk', () => {
  const names = [
    '__proto__.polluted', '__proto__[polluted]', 'constructor.prototype.polluted', 'user_identity.__proto__.polluted',
    'user_identity.constructor.prototype.polluted', 'space_ids.__proto__', 'space_ids.length', 'space_ids.constructor.polluted',
    'requested_access_methods.0.__proto__.polluted', 'toString', 'hasOwnProperty.call', 'name.length', 'name.x.y', 'user_identity',
    'user_identity[', 'user_identity]', 'user_identity[]', 'space_ids[][]', 'space_ids[0][0]', 'starts_at.x', 'requested_access_methods',
    'a'.repeat(1e6), '['.repeat(1e6), 'a.'.repeat(5e5), 'a' + '.a'.repeat(5e5), 'a[0]'.repeat(2e5),
  ]
  const before = Object.getOwnPropertyNames(Object.prototype).join()
  const start = performance.now()
  for (const first of ['name', 'user_identity', 'space_ids', 'user_identity.full_name']) {
    for (const name of names) {
      for (const fields of [[name, first], [first, name], [first, name, first]]) {
        const given = params(...fields.map((field) => [field, '5']))
        assert.equal(Object.getPrototypeOf(given), Object.prototype)
        createAccessGrantSchema.validate(given)
      }
    }
  }
  assert.ok(performance.now() - start < 20_000)
  assert.equal({}.polluted, undefined)
  assert.equal([].polluted, undefined)
  assert.equal((() => {}).polluted, undefined)
  assert.equal(Object.getOwnPropertyNames(Object.prototype).join(), before)
  assert.deepEqual(Object.keys(params(['constructor', 'x'], ['toString', 'x'])), ['constructor', 'toString'])
})

test('a long list, and any iterable of pairs', () => {
  const ids = Array.from({ length: 50_000 }, () => ['space_ids', ID])
  assert.equal(accessGrantFormData(ids).space_ids.length, 50_000)
  assert.deepEqual(accessGrantFormData(new URLSearchParams('name=x&space_keys=a&space_keys=b')), { name: 'x', space_keys: ['a', 'b'] })
  assert.deepEqual(accessGrantFormData(new Map([['name', 'x']])), { name: 'x' })
})
