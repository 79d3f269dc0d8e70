// The parameters of a plain HTML form.

import assert from 'node:assert/strict'
import test from 'node:test'
import { accessGrantFormData as packaged, createAccessGrantSchema } from '../../pkg/index.js'
import { accessGrantFormData } from '../../target/package/src/form-data.js'

const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const form = (fields) => {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}
const params = (...fields) => packaged(form(fields))
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

test('items stand in the order of their numbers, without gaps, and those without a number behind them', () => {
  const modes = (...names) => params(...names.map((name, index) => [name, `m${index}`])).requested_access_methods.map(({ mode }) => mode)
  const at = (index) => `requested_access_methods.${index}.mode`
  assert.deepEqual(modes(at(10), at(2), at(1)), ['m2', 'm1', 'm0'])
  assert.deepEqual(modes('requested_access_methods[].mode', at(999), 'requested_access_methods[].mode'), ['m1', 'm0', 'm2'])
  assert.deepEqual(params(['space_ids.1', 'b'], ['space_ids', 'c'], ['space_ids[0]', 'a']), { space_ids: ['a', 'b', 'c'] })
})

test('large numbers of items are ignored', () => {
  assert.deepEqual(params(['space_ids.1000', ID], ['space_ids[4294967294]', ID], ['requested_access_methods.99999999.mode', 'code']), {})
})

test('a local time is converted with the time zone of the property', () => {
  const asked = []
  const convert = (...values) => (asked.push(values), '2030-01-31T14:00:00Z')
  const fields = form([['starts_at', '2030-01-31T15:00'], ['ends_at', '2030-02-01T11:30:15.5'], ['name', '2030-01-31T15:00'], ['user_identity.ends_at', '2030-01-31T15:00']])
  const options = { timeZone: 'Europe/Berlin', disambiguation: 'earlier' }
  const given = accessGrantFormData(fields, options, convert)
  assert.deepEqual(asked, [
    [{ date: '2030-01-31', time: '15:00', timeZone: 'Europe/Berlin' }, options],
    [{ date: '2030-02-01', time: '11:30:15.5', timeZone: 'Europe/Berlin' }, options],
  ])
  assert.equal(given.starts_at, '2030-01-31T14:00:00Z')
  assert.equal(given.ends_at, '2030-01-31T14:00:00Z')
  assert.equal(given.name, '2030-01-31T15:00')
  assert.equal(given.user_identity.ends_at, '2030-01-31T15:00')
})

test('without a zone, or without such a time in it, a local time stays, and the schema says what is missing', () => {
  const fields = form([['ends_at', '2090-01-31T15:00']])
  for (const given of [packaged(fields), accessGrantFormData(fields, { timeZone: 'Europe/Berlin' }, () => ({ code: 'no' }))]) {
    assert.deepEqual(given, { ends_at: '2090-01-31T15:00' })
    assert.ok(paths(createAccessGrantSchema.validate(given)).includes('ends_at invalid_format'))
  }
  const instant = form([['ends_at', '2090-01-31T15:00:00+01:00'], ['starts_at', 'soon']])
  assert.deepEqual(accessGrantFormData(instant, { timeZone: 'Europe/Berlin' }, assert.fail), { starts_at: 'soon', ends_at: '2090-01-31T15:00:00+01:00' })
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
  assert.equal(packaged(ids).space_ids.length, 50_000)
  assert.deepEqual(packaged(new URLSearchParams('name=x&space_keys=a&space_keys=b')), { name: 'x', space_keys: ['a', 'b'] })
  assert.deepEqual(packaged(new Map([['name', 'x']])), { name: 'x' })
})
