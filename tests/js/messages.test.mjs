// Messages in place of the package's own.

import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import test from 'node:test'
import * as pkg from '../../pkg/index.js'
import { de } from './messages.de.mjs'

const { SeamValidationError, checkPin, createAccessGrantSchema, pinSchema } = pkg
const folder = new URL('../vectors/', import.meta.url)
const keyOf = ({ code, format, unit, expected, constraint, rule, reason }) => [code, format ?? unit ?? expected ?? constraint ?? rule ?? reason].filter(Boolean).join('.')

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

test('German: nothing that the declarations name is missing', () => {
  const types = readFileSync(new URL('../../pkg/lite.d.ts', import.meta.url), 'utf8')
  const names = (text) => [...text.matchAll(/'([\w-]+)'/g)].map(([, name]) => name)
  const member = (name) => names(types.match(new RegExp(`^  ${name}\\?: ('.*)$`, 'm'))[1])
  const codes = names(types.match(/type IssueCode =([^;]*?)\(string/)[1])
  const reasons = names(types.match(/type WallTimeReason = (.*)/)[1])
  assert.ok(codes.includes('in_past') && member('format').includes('pin'))
  const variants = { invalid_type: member('expected'), invalid_format: member('format'), too_small: member('unit').filter((unit) => unit !== 'columns'), too_big: member('unit'), reservation: member('rule') }
  assert.ok(reasons.includes('skipped_time'))
  for (const reason of reasons) assert.ok(`invalid_value.${reason}` in de, reason)
  for (const code of codes) {
    // The server's own words stay the server's.
    if (code === 'server') continue
    const keys = variants[code]?.map((variant) => `${code}.${variant}`) ?? [code]
    for (const key of keys) assert.ok(key in de, key)
  }
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
