// Messages in place of the package's own.

import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import test from 'node:test'
import * as pkg from '../../pkg/index.js'
import { de } from '../../pkg/locales/de.js'

const { SeamValidationError, checkPin, createAccessGrantSchema, pinSchema } = pkg
const folder = new URL('../vectors/', import.meta.url)
const { issues: kinds } = JSON.parse(readFileSync(new URL('../../target/package/generated/tables.json', import.meta.url), 'utf8'))
const variantOf = (issue) => issue[kinds.find(({ code }) => code === issue.code).variant]
const keyOf = (issue) => [issue.code, variantOf(issue)].filter(Boolean).join('.')

/** Every schema, moment and input of the vectors. */
function* inputs() {
  for (const file of readdirSync(folder)) {
    const { schema, now, context, cases = [] } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
    for (const { name, input, context: own } of cases) yield { schema: pkg[schema], now, name, input, context: own ?? context }
  }
}

test('German: no English sentence is left, whatever the vectors hold', () => {
  const seen = new Set()
  for (const { schema, now, name, input, context } of inputs()) {
    const english = schema.validate(input, { ...context, now })
    const german = schema.validate(input, { ...context, now, messages: de })
    for (const list of ['issues', 'warnings']) {
      assert.equal(german[list]?.length, english[list]?.length, name)
      for (const [index, issue] of (german[list] ?? []).entries()) {
        const { message, ...rest } = english[list][index]
        assert.notEqual(issue.message, message, `${name}: ${keyOf(issue)}`)
        assert.doesNotMatch(issue.message, /[{}]|undefined|\b(the|or|and|Enter|Choose|Give|Remove|Add|Keep|Fill)\b/, name)
        assert.deepEqual({ ...issue, message }, { ...rest, message })
        seen.add(keyOf(issue))
      }
    }
  }
  assert.ok(seen.size > 12, [...seen].join())
})

test('German: no English sentence is left of a table', () => {
  const { createAccessGrantSchema: schema } = pkg
  const seen = new Set()
  for (const rows of [
    'colour,name,name,Jane Doe,Starts At,,\n"a" b\na,b,c,d,e,f\n"',
    ' \nJane Doe,493827',
    `name${',x'.repeat(2000)}`,
    Buffer.from('space_keys\nJane\ncaf\xe9', 'latin1'),
    'access_grant_key\nk\nk',
    '{\n}\n',
    '{}\nx',
    '[{},',
    '{"colour":1}',
  ]) {
    const [english, german] = [undefined, de].map((messages) => schema.validateMany(rows, { messages }).results.flatMap(({ issues }) => issues))
    assert.ok(english.length > 0, String(rows))
    for (const [index, issue] of german.entries()) {
      const key = issue.format === 'csv' ? `${keyOf(issue)}.${issue.reason}` : keyOf(issue)
      assert.notEqual(issue.message, english[index].message, key)
      assert.doesNotMatch(issue.message, /[{}]|undefined|\b(the|or|and|Enter|Choose|Give|Remove|Add|Keep|Fill|Name)\b/)
      seen.add(key)
    }
  }
  for (const key of ['invalid_format.csv.quote', 'invalid_format.csv.cells', 'invalid_format.csv.header', 'invalid_format.utf-8', 'too_big.columns', 'unrecognized_keys', 'duplicate', 'invalid_type.json']) {
    assert.ok(seen.has(key), `${key} of ${[...seen]}`)
  }
})

test('German: no kind of issue is missing', () => {
  assert.ok(kinds.length > 15)
  // The server's own words stay the server's.
  for (const { code, variant, params } of kinds.filter(({ code }) => code !== 'server')) {
    if (code in de) continue
    const { values } = params.find(({ name }) => name === variant) ?? {}
    assert.ok(values, `there is no sentence for ${code}`)
    for (const value of values) assert.ok(`${code}.${value}` in de, `${code}.${value}`)
  }
  const known = kinds.flatMap(({ code, variant, params }) => [code, ...(params.find(({ name }) => name === variant)?.values ?? []).map((value) => `${code}.${value}`)])
  for (const key of Object.keys(de)) assert.ok(known.includes(key) || key.startsWith('device_constraint.'), key)
})

test('German: each reason why something is not checked has its own sentence', () => {
  const said = [{ now: 'garbage' }, { devices: 5 }].map((context) => pinSchema.validate('493827', { ...context, messages: de }).warnings.map(({ message }) => message))
  assert.deepEqual(said, [[de['not_checked.unreadable_now']], [de['not_checked.unreadable_data']]])
})

test('a code with its variant goes before the code alone, and what is not there stays', () => {
  const message = (messages) => pinSchema.validate('1', { messages }).issues[0].message
  assert.equal(message({ invalid_format: 'a' }), 'a')
  assert.equal(message({ invalid_format: 'a', 'invalid_format.pin': 'b' }), 'b')
  assert.equal(message({ invalid_format: 'a', 'invalid_format.uuid': 'b' }), 'a')
  assert.equal(message({ required: 'a' }), 'Enter 4 to 9 digits.')
  assert.equal(message({ invalid_format: '' }), '')
})

test('members of the issue fill a template or reach a function', () => {
  const messages = {
    invalid_value: '{values}: {nothing} {code}',
    'too_small.value': ({ minimum, path }) => `${path.at(-1)} ≥ ${minimum}`,
  }
  const methods = [{ mode: 'fax' }, { mode: 'mobile_key', instant_key_max_use_count: 0 }]
  const { issues } = createAccessGrantSchema.validate({ user_identity: {}, space_keys: ['a'], requested_access_methods: methods }, { messages })
  assert.deepEqual(issues.map(({ message }) => message), ['code, card, mobile_key, cloud_key: {nothing} invalid_value', 'instant_key_max_use_count ≥ 1'])
})

test('they hold wherever a schema is used', () => {
  const messages = { 'invalid_format.pin': 'PIN!' }
  const bound = pinSchema.with({ messages })
  const standard = bound['~standard'].validate('1')
  assert.equal(standard.issues[0].message, 'PIN!')
  assert.equal(bound.with({ now: new Date() }).validate('1').issues[0].message, 'PIN!')
  assert.equal(checkPin('1', { messages })[0].message, 'PIN!')
  for (const parse of [() => bound.parse('1'), () => pinSchema.parse('1', { messages })]) {
    assert.throws(parse, (error) => error instanceof SeamValidationError && error.message.includes('PIN!'))
  }
  assert.equal(pinSchema.validate('1').issues[0].message, 'Enter 4 to 9 digits.')
})

test('what JSON would lose is told in them, too', () => {
  const { issues } = createAccessGrantSchema.validate({ ends_at: NaN, name: 1n }, { messages: de })
  const lost = issues.filter(({ expected }) => expected === 'json').map(({ message }) => message)
  assert.deepEqual(lost, [de['invalid_type.json'], de['invalid_type.json']])
})

test('messages that cannot be made leave the package’s own', () => {
  const broken = Proxy.revocable({}, {})
  broken.revoke()
  const fail = () => { throw new Error('no') }
  for (const messages of [null, undefined, 1, 'x', broken.proxy, { invalid_format: fail }, { invalid_format: () => 1 }, { invalid_format: 1 }, { get invalid_format() { return fail() } }]) {
    assert.equal(pinSchema.validate('1', { messages }).issues[0].message, 'Enter 4 to 9 digits.')
  }
  // A function may validate something else meanwhile.
  const nested = { 'invalid_format.pin': () => pinSchema.validate(1).issues[0].message }
  assert.equal(pinSchema.validate('1', { messages: nested }).issues[0].message, 'Enter text.')
})
