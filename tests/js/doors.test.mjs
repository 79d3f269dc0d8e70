// Doors, many rows, overlaps, wall times, and what the entry lite says without them.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import test from 'node:test'
import { runInNewContext } from 'node:vm'
import * as forms from '../../pkg/forms.js'
import * as main from '../../pkg/index.js'
import * as lite from '../../pkg/lite.js'
import { createSandbox } from '../../pkg/sandbox.js'
import { ID, row } from './fake-fetch.mjs'

const { checkPin, createAccessGrantSchema: schema, findOverlaps, generatePin, toInstant, timeWindowStatus } = main
const lock = (display_name, properties) => ({ device_id: ID, display_name, properties })
const six = lock('Front Door', { supported_code_lengths: [6], code_constraints: [{ constraint_type: 'no_zeros' }] })

test('lite has what needs no doors, no waiting, no actions and no plans', () => {
  const missing = Object.keys(main).filter((name) => !(name in lite))
  assert.deepEqual(missing, [
    'SeamActionAttemptError',
    'SeamActionAttemptFailedError',
    'SeamActionAttemptTimeoutError',
    'SeamNotIssuedError',
    'actionAttemptSchema',
    'assignCardSchema',
    'encodeAccessMethodSchema',
    'findOverlaps',
    'generatePin',
    'getActionAttemptSchema',
    'getUnmanagedAccessMethodSchema',
    'isSeamActionAttemptError',
    'isSeamActionAttemptFailedError',
    'isSeamActionAttemptTimeoutError',
    'isSeamNotIssuedError',
    'listActionAttemptsSchema',
    'listUnmanagedAccessMethodsSchema',
    'planAccessGrants',
    'unlockDoorSchema',
  ])
  for (const name of Object.keys(lite)) assert.ok(name in main, name)
})

test('the entry lite says that it does not check the rules of doors', () => {
  const { warnings } = lite.createAccessGrantSchema.validate(row, { devices: [six] })
  assert.deepEqual(warnings.map(({ code }) => code), ['not_checked'])
  for (const context of [undefined, { devices: [] }]) assert.deepEqual(lite.createAccessGrantSchema.validate(row, context).warnings, [])
  assert.deepEqual(lite.checkPin('493827', { devices: [six] }).warnings.map(({ reason }) => reason), ['no_door_rules'])
})

/** The spaces of a hotel with their doors, as the API returns them. */
async function spacesOfHotel() {
  const sandbox = createSandbox({ seed: 'demo', random: 1 })
  const headers = { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' }
  const list = async (path, params) => {
    const request = new Request(`${sandbox.endpoint}${path}/list`, { method: 'POST', headers, body: JSON.stringify(params) })
    return (await sandbox.fetch(request)).json()
  }
  const { spaces } = await list('/spaces', {})
  return Promise.all(
    spaces.map(async (space) => {
      const { devices } = await list('/devices', { space_id: space.space_id })
      const { acs_entrances: entrances } = await list('/acs/entrances', { space_id: space.space_id })
      return { ...space, devices, entrances }
    }),
  )
}

test('a space that is named has the rules of its doors', async () => {
  const spaces = await spacesOfHotel()
  const ends = ['2030-01-01T15:20:00Z', '2030-01-04T11:00:00Z', '2031-01-01T00:00:00Z', null]
  const rules = new Set()
  // Of a room another door may open with a code where its lock does not.
  const ofLocks = ({ issues = [], warnings }) => [...issues, ...warnings].filter(({ code }) => code !== 'not_applicable')
  const bound = schema.with({ spaces, now: '2029-01-01T00:00:00Z' })
  for (const { space_id, space_key, devices } of spaces.filter((space) => space.devices.length > 0)) {
    for (const code of ['1203', '111111', '123456', '4938271', '089089', '37592']) {
      for (const ends_at of ends) {
        const asked = { user_identity_id: ID, requested_access_methods: [{ mode: 'code', code }], starts_at: '2030-01-01T15:00:00Z', ends_at, name: 'A name that is long enough for all' }
        const device_ids = devices.map(({ device_id }) => device_id)
        const expected = ofLocks(schema.validate({ ...asked, device_ids }, { devices, now: '2029-01-01T00:00:00Z' }))
        for (const named of [{ space_ids: [space_id] }, { space_keys: [space_key] }]) {
          assert.deepEqual(ofLocks(bound.validate({ ...asked, ...named })), expected)
        }
        for (const { code, constraint = code } of expected) rules.add(constraint)
      }
    }
  }
  assert.ok(['device_length', 'no_zeros', 'cannot_start_with_12', 'device_time_frame', 'name_length'].every((rule) => rules.has(rule)), [...rules].join())
})

test('an entry without the rules of doors says so of spaces', () => {
  const spaces = [{ space_id: ID, devices: [six] }]
  for (const entry of [lite, forms]) {
    const { warnings } = entry.createAccessGrantSchema.with({ spaces }).validate(row)
    assert.deepEqual(warnings.map(({ code, reason }) => [code, reason]), [['not_checked', 'no_door_rules']])
    assert.deepEqual(entry.createAccessGrantSchema.validate(row, { spaces: [] }).warnings, [])
  }
  const { warnings } = schema.validate(row, { spaces: { space_id: ID } })
  assert.deepEqual(warnings.map(({ reason }) => reason), ['unreadable_data'])
})

test('a PIN against devices', () => {
  assert.deepEqual(checkPin('1234', { devices: [six] }).map(({ message }) => message), ['Front Door takes 6 digits.'])
  assert.deepEqual(checkPin('120456', { devices: [six] }).map(({ code, constraint }) => [code, constraint]), [['device_constraint', 'no_zeros']])
  assert.deepEqual(checkPin('123456', { devices: [six] }), [])
  assert.deepEqual(checkPin('1234'), [], 'what was known the last time is forgotten')
  const bound = schema.with({ devices: [six] })
  const issues = bound['~standard'].validate({ ...row, requested_access_methods: [{ mode: 'code', code: '1234' }] }).issues
  assert.deepEqual(issues.map(({ path, code }) => [path.join('.'), code]), [['requested_access_methods.0.code', 'device_length']])
})

test('new PINs keep the rules, avoid what they should, and differ', () => {
  const made = new Set()
  for (let count = 0; count < 500; count++) {
    const pin = generatePin({ devices: [six], avoid: ['234567'] })
    assert.match(pin, /^[1-9]{6}$/)
    assert.deepEqual(checkPin(pin, { devices: [six] }), [])
    made.add(pin)
  }
  assert.ok(made.size > 490)
  assert.match(generatePin({ length: 4 }), /^\d{4}$/)
  const four = lock('Back Door', { supported_code_lengths: [4] })
  for (const [options, code] of [
    [{ devices: [six, four] }, 'device_length'],
    [{ length: 3 }, 'invalid_format'],
    [{ devices: [lock('Safe', { code_constraints: [{ constraint_type: 'cannot_specify_pin_code' }] })] }, 'device_constraint'],
  ]) {
    assert.throws(() => generatePin(options), (error) => error.name === 'SeamValidationError' && error.issues[0].code === code)
  }
})

test('overlaps of windows on the same place', () => {
  const stay = (starts_at, ends_at, space) => ({ starts_at, ends_at, space_ids: [space] })
  const grants = [
    stay('2030-01-01T00:00:00Z', '2030-01-03T00:00:00Z', 'a'),
    stay('2030-01-03T00:00:00Z', '2030-01-05T00:00:00Z', 'a'),
    stay('2030-01-04T00:00:00Z', null, 'a'),
    stay('2030-01-04T00:00:00Z', null, 'b'),
  ]
  assert.deepEqual(findOverlaps(grants), [{ grants: [grants[1], grants[2]], indexes: [1, 2], kind: 'space', id: 'a' }])
  assert.deepEqual(findOverlaps([]), [])
})

const csv = `﻿user_identity.full_name,user_identity.email_address,space_ids,requested_access_methods.0.mode,requested_access_methods.0.code\r\n"Doe, Jane",jane@example.com,${ID};${ID},code,0123\r\n"Roe ""R""",,${ID},code,12\r\n`

test('many rows: an array, JSON, lines of JSON, CSV, bytes', () => {
  const bad = { ...row, space_ids: ['x'] }
  const lines = [row, bad, row].map((one) => JSON.stringify(one))
  for (const [rows, first] of [
    [[row, bad, row], 1],
    [`[${lines}]`, 1],
    [lines.join('\n'), 2],
    [new TextEncoder().encode(lines.join('\r\n')), 2],
    [Buffer.from(`[${lines}]`), 1],
    // A buffer of another realm, as test runners make them.
    [runInNewContext('new Uint8Array(bytes).buffer', { bytes: [...Buffer.from(`[${lines}]`)] }), 1],
  ]) {
    const { valid, invalid, results } = schema.validateMany(rows)
    assert.deepEqual([valid, invalid, results.length], [2, 1, 1])
    assert.deepEqual([results[0].row, results[0].issues[0].path], [first, ['space_ids', 0]])
  }
  const table = schema.validateMany(csv)
  assert.deepEqual([table.valid, table.invalid], [1, 1])
  assert.deepEqual(table.results.map(({ row, issues }) => [row, issues.map(({ path }) => path.join('.'))]), [[3, ['requested_access_methods.0.code']]])
  const known = schema.validateMany(csv, { devices: [six] })
  assert.deepEqual(known.results.map(({ row }) => row), [2, 3])
})

test('what JSON loses of a row is an issue of that row', () => {
  const { valid, invalid, results } = schema.validateMany([row, { ...row, ends_at: new Date(NaN) }])
  assert.deepEqual([valid, invalid, results.map(({ row, issues }) => [row, issues[0].path])], [1, 1, [[1, ['ends_at']]]])
  assert.throws(() => schema.validateMany(7), { name: 'SeamConfigError' })
  assert.throws(() => schema.validateMany('[]', undefined, { format: 'xml' }), { name: 'SeamConfigError' })
})

test('what JSON loses stands before what the rules say of the rest, and counts into the bound', () => {
  const lossy = { ...grantWith('12'), ends_at: NaN }
  const good = grantWith('1234')
  const withLock = { devices: [lock('Lock', { code_constraints: [{ constraint_type: 'pin_code_matches_existing_set' }] })] }
  const { valid, invalid, results } = schema.validateMany([{ name: 1 }, good, lossy, good, { ...good, name: 1n }], withLock)
  assert.deepEqual([valid, invalid], [2, 3])
  const said = results.map(({ row, issues, warnings }) => [row, issues.map(({ path }) => path.join('.')), warnings.length])
  assert.deepEqual(said.slice(1), [[1, [], 1], [2, ['ends_at', 'requested_access_methods.0.code'], 0], [3, [], 1], [4, ['name'], 1]])
  assert.deepEqual(results[2].issues.map(({ code }) => code), ['invalid_type', 'invalid_format'])
  // Each row has some issue, and every other one loses something.
  const many = schema.validateMany(Array.from({ length: 3000 }, (_, n) => (n % 2 ? lossy : { ...lossy, ends_at: 'x' })))
  assert.deepEqual([many.valid, many.invalid, many.results.length, many.omitted], [0, 3000, 1000, 2000])
  assert.ok(many.results.every(({ row, issues }, place) => row === place && issues.length === 2))
  // Rows that lose a thousand values each.
  const heavy = schema.validateMany(Array.from({ length: 30 }, () => ({ space_ids: Array(1000).fill(1n) })))
  assert.deepEqual([heavy.invalid, heavy.results.length, heavy.omitted], [30, 10, 20])
})

test('rows that share a key have an issue each, those of an array by their index', () => {
  const keyed = (access_grant_key) => ({ ...row, access_grant_key })
  const { valid, invalid, results } = schema.validateMany([keyed('a'), keyed('b'), row, keyed('a')])
  assert.deepEqual([valid, invalid], [2, 2])
  const issue = { path: ['access_grant_key'], code: 'duplicate' }
  const message = (row) => `Give each row a key of its own; row ${row} has the same one.`
  assert.deepEqual(results, [
    { row: 0, issues: [{ ...issue, message: message(3), row: 3 }], warnings: [] },
    { row: 3, issues: [{ ...issue, message: message(0), row: 0 }], warnings: [] },
  ])
  // Of rows that lose something this is told once they lose nothing.
  const lossy = schema.validateMany([keyed('a'), { ...keyed('a'), name: 1n }, { ...keyed('a'), name: 1n }])
  assert.deepEqual(lossy.results.map(({ issues }) => codesOf(issues)), [['invalid_type'], ['invalid_type']])
})

test('the form of rows is told by their first character, in text and in bytes alike', () => {
  for (const spaces of [' '.repeat(65), '\n'.repeat(5000), '\uFEFF', '\uFEFF \r\n\t']) {
    for (const [text, valid] of [[`[${JSON.stringify(row)}]`, 1], [JSON.stringify(row), 1], [JSON.stringify(row, null, 2), 1], [csv.trimStart(), 1]]) {
      assert.equal(schema.validateMany(spaces + text).valid, valid, text)
      assert.equal(schema.validateMany(Buffer.from(spaces + text)).valid, valid, text)
    }
  }
})

test('a first line that is no header is one issue, and not repeated', () => {
  const table = `Jane Doe,jane@example.com,${ID},code,493827\nJohn Doe,john@example.com,${ID},code,493828\n`
  assert.deepEqual(schema.validateMany(table), {
    valid: 0,
    invalid: 1,
    results: [{ row: 1, issues: [{ path: [], code: 'invalid_format', message: 'Name the columns in the first line.', format: 'csv', reason: 'header' }], warnings: [] }],
    omitted: 0,
  })
  const { results } = schema.validateMany(`name,nam,Jane Doe\nx`)
  assert.deepEqual(results[0].issues, [
    { path: ['nam'], code: 'unrecognized_keys', message: 'Remove this field, or did you mean name?', keys: ['nam'], suggestion: 'name' },
    { path: [], code: 'unrecognized_keys', message: 'Name column 3 after a field, or remove it.', column: 3 },
  ])
})

test('a truth value as spreadsheets write it is the one that it says', () => {
  const takeOver = (is_managed) => main.updateUnmanagedAccessGrantSchema.validateMany(`access_grant_id,is_managed\n${ID},${is_managed}`)
  assert.equal(takeOver('TRUE').valid, 1)
  assert.deepEqual(takeOver('FALSE').results[0].issues.map(({ code }) => code), ['invalid_value'])
})

test('rows without end in what they say end in a short answer', () => {
  for (const [text, invalid] of [
    [','.repeat(5e6), 0],
    ['x,'.repeat(2e6), 1],
    ['x\n'.repeat(1e6), 1],
    ['{}\n'.repeat(3e5), 3e5],
    [`name\n${'x\n'.repeat(2e5)}`, 2e5],
    [`{\n${'x\n'.repeat(3e5)}`, 300_001],
  ]) {
    const summary = schema.validateMany(text)
    assert.equal(summary.invalid, invalid, text.slice(0, 8))
    assert.equal(summary.results.length + summary.omitted, invalid)
    assert.ok(JSON.stringify(summary).length < 600_000)
  }
})

test('what is too large to be checked says so, and the next check works', () => {
  const isTooLarge = (error) => error.name === 'SeamConfigError' && error.message.includes('256 MB')
  assert.throws(() => schema.validateMany(new Uint8Array(256e6 + 1)), isTooLarge)
  assert.equal(schema.validateMany([row]).valid, 1)
  // In a process whose modules may have no more than 32 MB.
  const script = `
    import { createAccessGrantSchema as schema } from ${JSON.stringify(new URL('../../pkg/index.js', import.meta.url).href)}
    const outcome = (rows) => { try { return schema.validateMany(rows).invalid } catch ({ name }) { return name } }
    console.log(outcome('['+ '1,'.repeat(5e6) + '1]'), outcome('[1,2]'), outcome(new Uint8Array(5e7)), outcome([{}]))`
  const said = execFileSync(process.execPath, ['--wasm-max-mem-pages=512', '--input-type=module', '--eval', script], { encoding: 'utf8' })
  assert.equal(said.trim(), 'SeamConfigError 2 SeamConfigError 1')
})

test('a hundred thousand rows in one call', () => {
  const { valid, invalid } = schema.validateMany(JSON.stringify(Array(100_000).fill(row)))
  assert.deepEqual([valid, invalid], [100_000, 0])
})

test('wall times: the zone of the door, and the nights in which clocks are changed', () => {
  const paris = (date, time) => toInstant({ date, time, timeZone: 'Europe/Paris' })
  assert.equal(paris('2030-07-01', '15:00'), '2030-07-01T13:00:00.000000Z')
  assert.equal(paris('2030-01-01', '15:00:30'), '2030-01-01T14:00:30.000000Z')
  assert.equal(paris('2030-01-01', '15:00:30.25'), '2030-01-01T14:00:30.250000Z')
  for (const [wall, path, reason] of [
    [['2030-03-31', '02:30'], 'time', 'skipped_time'],
    [['2030-10-27', '02:30'], 'time', 'repeated_time'],
    [['2030-02-30', '12:00'], 'date', 'invalid_date'],
    [['2030-02-01', '24:00'], 'time', 'invalid_time'],
    [['2030-02-01', 'noon'], 'time', 'invalid_time'],
  ]) {
    const { path: found, code, reason: why } = paris(...wall)
    assert.deepEqual([found, code, why], [[path], 'invalid_value', reason], String(wall))
  }
  const night = { date: '2030-10-27', time: '02:30', timeZone: 'Europe/Paris' }
  assert.equal(toInstant(night, { disambiguation: 'earlier' }), '2030-10-27T00:30:00.000000Z')
  assert.equal(toInstant(night, { disambiguation: 'later' }), '2030-10-27T01:30:00.000000Z')
  const { path, reason } = toInstant({ ...night, timeZone: 'Europe/Nowhere' })
  assert.deepEqual([path, reason], [['timeZone'], 'unknown_time_zone'])
  assert.throws(() => toInstant(night, { disambiguation: 'guess' }), TypeError)
  assert.equal(main.toInstant(night).code, 'invalid_value')
})

test('zones that were asked for are not kept for ever', (t) => {
  let made = 0
  const { DateTimeFormat } = Intl
  t.after(() => (Intl.DateTimeFormat = DateTimeFormat))
  Intl.DateTimeFormat = function (...options) {
    made++
    return new DateTimeFormat(...options)
  }
  // One bit for each letter: small or capital.
  const spelled = (number) => 'europe/paris'.replace(/[a-z]/g, (letter) => ((number >>= 1) & 1 ? letter.toUpperCase() : letter))
  const ask = (timeZone) => toInstant({ date: '2030-07-01', time: '15:00', timeZone })
  const count = (work) => {
    const before = made
    work()
    return made - before
  }
  assert.equal(count(() => { for (let n = 0; n < 50; n++) assert.equal(ask(spelled(n * 4)), '2030-07-01T13:00:00.000000Z') }), 50)
  assert.equal(count(() => { for (let n = 0; n < 50; n++) ask(spelled(n * 4)) }), 0, 'a few are kept')
  for (let n = 0; n < 500; n++) assert.equal(ask(`Nowhere/${n}`).reason, 'unknown_time_zone')
  assert.equal(count(() => ask(spelled(0))), 1, 'the oldest was forgotten')
})

test('the status of a window', () => {
  const window = { starts_at: '2030-01-01T00:00:00Z', ends_at: new Date('2030-01-02T00:00:00Z') }
  for (const [now, status] of [['2029-12-31T23:59:59Z', 'upcoming'], ['2030-01-01T00:00:00Z', 'active'], ['2030-01-01T23:59:59Z', 'active'], ['2030-01-02T00:00:00Z', 'expired']]) {
    assert.equal(timeWindowStatus(window, now), status)
  }
  assert.equal(timeWindowStatus({ starts_at: '2030-01-01T00:00:00Z', ends_at: null }, '2099-01-01T00:00:00Z'), 'active')
  assert.equal(timeWindowStatus({}), 'active')
  for (const odd of ['soon', '', '2030-01-05', '2030-01-05T11:00:00', '2030-02-30T00:00:00Z', new Date(NaN), {}, true, 9e15]) {
    assert.throws(() => timeWindowStatus({ starts_at: odd }), { name: 'TypeError', message: /^starts_at must be a Date/ })
    assert.throws(() => timeWindowStatus({ ends_at: odd }), { name: 'TypeError', message: /^ends_at must be a Date/ })
    assert.throws(() => timeWindowStatus({}, odd), { name: 'TypeError', message: /^now must be a Date/ })
  }
  const instant = { toJSON: () => '2030-01-05T11:00:00.000001+0200' }
  assert.equal(timeWindowStatus({ starts_at: instant }, '2030-01-05T09:00:00Z'), 'upcoming')
  assert.equal(timeWindowStatus({ starts_at: instant }, '2030-01-05T09:00:00.000001Z'), 'active')
})

const grantWith = (code) => ({ ...row, device_ids: [ID], requested_access_methods: [{ mode: 'code', code }] })
const codesOf = (issues) => (issues ?? []).map(({ code }) => code)

test('a context that cannot be read says that its rules were not checked, and the rest of it holds', () => {
  const cyclic = { ...six }
  cyclic.self = cyclic
  for (const [devices, isRead] of [[[{ ...six, size: 1n }], true], [[cyclic], true], [5, false], [six, false], [new Map(), false], [() => [six], false]]) {
    const { issues, warnings } = schema.validate(grantWith('1234'), { devices })
    assert.deepEqual(codesOf(issues), isRead ? ['device_length'] : [])
    assert.deepEqual(codesOf(warnings), ['not_checked'])
    assert.throws(() => schema.validateMany([grantWith('1234')], { devices }), { name: 'SeamConfigError' })
  }
  const thrower = { get devices() { throw new Error('no') } }
  assert.deepEqual(codesOf(schema.validate(grantWith('1234'), thrower).warnings), ['not_checked'])
  const nows = [Symbol('now'), 5n, 'soon', '2030-01-01', '2030-01-01T00:00:00', new Date(NaN), {}, 9e15, Infinity].map((now) => [{ now }, ['not_checked']])
  for (const [context, told] of [...nows, [{ requireTarget: 5n }, []], [{ get messages() { throw new Error('no') } }, []]]) {
    const { issues, warnings } = schema.validate(grantWith('1234'), Object.defineProperties({ devices: [six] }, Object.getOwnPropertyDescriptors(context)))
    assert.deepEqual([codesOf(issues), codesOf(warnings)], [['device_length'], told])
    if (told.length > 0) assert.throws(() => schema.validateMany([], context), { name: 'SeamConfigError', message: /^Give now as a Date/ })
    assert.ok(schema.validate(grantWith('1234'), context).value)
  }
})

test('contexts merge, and what is bound is what it was then', async () => {
  const codes = (bound, ...given) => codesOf(bound.validate(grantWith('1234'), ...given).issues)
  const devices = [{ ...six }]
  const bound = schema.with({ devices, messages: { device_length: 'Sechs Ziffern.' } })
  assert.deepEqual(codes(bound), ['device_length'])
  assert.deepEqual(codes(bound, { now: '2030-01-01T00:00:00Z' }), ['device_length'])
  assert.equal(bound.validate(grantWith('1234'), { requireTarget: false }).issues[0].message, 'Sechs Ziffern.')
  assert.equal(bound.with({ messages: { device_length: 'Six digits.' } }).validate(grantWith('1234')).issues[0].message, 'Six digits.')
  assert.deepEqual(codes(bound, { devices: undefined }), ['device_length'])
  assert.deepEqual(codes(bound, { devices: null }), [])
  assert.deepEqual(codes(bound, { devices: [] }), [])
  assert.deepEqual(codes(schema), [], 'what is bound stays with its schema')
  devices.pop()
  assert.deepEqual(codes(bound), ['device_length'])

  const context = { devices: [six], messages: { device_length: 'Sechs Ziffern.' } }
  const seam = new main.Seam({ apiKey: 'seam_1', fetch: () => assert.fail('it was sent'), context })
  await assert.rejects(seam.accessGrants.create(grantWith('1234')), ({ issues }) => issues[0].message === 'Sechs Ziffern.')
  for (const context of [{ devices: six }, { now: 'soon' }]) {
    assert.throws(() => new main.Seam({ apiKey: 'seam_1', context }), { name: 'SeamConfigError', message: /^context cannot be used/ })
  }
})

test('a getter that checks another value with other doors changes nothing', () => {
  const other = () => schema.validate(grantWith('1234'), { devices: [lock('Other', { supported_code_lengths: [4] })] })
  const value = { ...grantWith('1234'), get name() { other(); return 'Jane' } }
  assert.deepEqual(codesOf(schema.validate(value, { devices: [six] }).issues), ['device_length'])
  assert.deepEqual(codesOf(schema.validate(grantWith('1234'), { devices: [six], now: { valueOf() { other(); return 0 } } }).issues), ['device_length'])
})

test('many rows: what JSON loses, in every row, and the messages of the context', () => {
  const { timeWindowSchema: windows } = main
  const thrower = { get starts_at() { throw new Error('no') } }
  const { valid, invalid, results } = windows.validateMany([{}, thrower, { ends_at: 1n }])
  assert.deepEqual([valid, invalid], [1, 2])
  assert.deepEqual(results.map(({ row, issues }) => [row, issues.length]), [[1, 1], [2, 1]])
  const many = windows.validateMany(Array.from({ length: 1500 }, () => ({ ends_at: NaN })))
  assert.deepEqual([many.valid, many.invalid, many.omitted], [0, 1500, 500], 'no end is not what was meant')
  assert.ok(many.results.every(({ row, issues }, place) => row === place && issues[0].message === 'Enter a number.'))
  const worded = windows.validateMany([{ starts_at: 1 }, { starts_at: 1n }], { messages: { invalid_type: 'Nein.' } })
  assert.deepEqual(worded.results.map(({ issues }) => issues[0].message), ['Nein.', 'Nein.'])
})

test('a PIN is made only for what can be understood', () => {
  for (const length of [-1, 6.5, 262, Infinity, NaN, 'six']) assert.throws(() => generatePin({ length }), { name: 'SeamValidationError' }, String(length))
  assert.match(generatePin({ length: '8' }), /^\d{8}$/)
  assert.match(generatePin({ devices: new Set([six]), avoid: new Set(['123456']) }), /^[1-9]{6}$/)
  for (const devices of [5, {}]) assert.throws(() => generatePin({ devices }), { name: 'SeamConfigError', message: 'devices must be a list.' })
  assert.match(generatePin(null), /^\d{6}$/)
})

test('long lists for a new PIN are looked at, or refused by name', () => {
  const code_constraints = ['no_zeros', 'no_triple_consecutive_ints', 'tomorrows_rule'].map((constraint_type) => ({ constraint_type }))
  const devices = Array(10_000).fill(lock('Front Door', { code_constraints, supported_code_lengths: [6, 7] }))
  assert.match(generatePin({ devices }), /^[1-9]{6}$/)
  assert.throws(() => generatePin({ devices: [...devices, devices[0]] }), { name: 'SeamConfigError', message: 'devices must have at most 10000 items.' })
  const pins = Array.from({ length: 100_000 }, (_, pin) => String(pin).padStart(5, '0'))
  const [free] = pins.splice(73_951, 1)
  assert.equal(generatePin({ length: 5, avoid: pins }), free)
  assert.throws(() => generatePin({ avoid: Array(1_000_001).fill('1') }), { name: 'SeamConfigError', message: 'avoid must have at most 1000000 items.' })
})

test('a grant that cannot be read does not look free: it is an error that names its place', () => {
  const grant = { space_ids: ['a'], starts_at: '2030-01-01T00:00:00Z' }
  const thrower = { ...grant, get device_ids() { throw new Error('no') } }
  for (const [odd, ...path] of [
    [{ ...grant, starts_at: new Date(NaN) }, 'starts_at'],
    [{ ...grant, starts_at: '2030-01-01' }, 'starts_at'],
    [{ ...grant, ends_at: '2030-01-02T00:00:00' }, 'ends_at'],
    [{ ...grant, starts_at: 'soon' }, 'starts_at'],
    [{ ...grant, starts_at: '' }, 'starts_at'],
    [{ ...grant, ends_at: '２030-01-01T00:00:00Z' }, 'ends_at'],
    [{ ...grant, starts_at: {} }, 'starts_at'],
    [{ space_ids: 'a' }, 'space_ids'],
    [{ space_ids: [1, null] }, 'space_ids'],
    [{ location: { device_ids: 'a' } }, 'location', 'device_ids'],
    [{ ...grant, access_grant: null }],
    [null],
    [5],
    ['grant'],
    [thrower],
  ]) {
    assert.throws(() => findOverlaps([grant, odd]), (error) => {
      assert.equal(error.name, 'SeamValidationError')
      assert.deepEqual(error.issues.map(({ path }) => path), [[1, ...path]])
      assert.ok(error.issues[0].message.endsWith('.'))
      return true
    })
  }
  const without = Array.from({ length: 20_000 }, () => ({ space_ids: ['a'], starts_at: '2030-01-01T00:00:00' }))
  assert.throws(() => findOverlaps(without), ({ issues }) => issues.length === 1000)
  assert.equal(findOverlaps([{ ...grant, size: 1n }, grant]).length, 1)
})

test('overlaps of places by key, of old locations, and of IDs in capitals', () => {
  const kinds = (...grants) => findOverlaps(grants).map(({ kind, id }) => [kind, id])
  assert.deepEqual(kinds({ space_keys: ['101'] }, { space_keys: ['101', '102'] }), [['space_key', '101']])
  assert.deepEqual(kinds({ space_keys: ['a'] }, { space_keys: ['A'] }), [])
  assert.deepEqual(kinds({ space_ids: [ID] }, { space_ids: [ID.toUpperCase()] }, { location_ids: [ID] }), Array(3).fill(['space', ID]))
  const door = { device_ids: [ID], acs_entrance_ids: [ID] }
  assert.deepEqual(kinds(door, { location: { device_ids: [ID.toUpperCase()], acs_entrance_ids: [ID] } }), [['device', ID], ['acs_entrance', ID]])
})

test('more overlaps than a memory holds are an error that says what to do', () => {
  const open = Array.from({ length: 22_000 }, () => ({ space_ids: ['a'] }))
  assert.throws(() => findOverlaps(open), { name: 'SeamConfigError', message: /more than 1000000 overlaps/ })
  assert.equal(findOverlaps(open.slice(0, 1000)).length, 499_500)
})

test('wall times of early years, and at the end of the years that RFC 3339 has', () => {
  const at = (date, time, timeZone) => toInstant({ date, time, timeZone })
  assert.equal(at('0050-06-01', '12:00', 'UTC'), '0050-06-01T12:00:00.000000Z')
  assert.equal(at('9999-12-31', '23:59', 'America/New_York').code, 'invalid_value')
  assert.equal(at('9999-12-31', '23:59', 'UTC'), '9999-12-31T23:59:00.000000Z')
})

test('numbers in tables may have spaces around them', () => {
  const { requestedAccessMethodSchema: methods } = main
  const csv = 'mode,instant_key_max_use_count\nmobile_key, 3\nmobile_key,"0 "\nmobile_key,x'
  const { valid, results } = methods.validateMany(csv)
  assert.deepEqual([valid, results.map(({ row, issues }) => [row, issues[0].code])], [1, [[3, 'too_small'], [4, 'invalid_type']]])
})

test('overlaps of grants that are wrapped, odd, or many', () => {
  const grant = { space_ids: ['a'], starts_at: '2030-01-01T00:00:00Z' }
  const model = { toJSON: () => grant }
  assert.deepEqual(findOverlaps([grant, { access_grant: grant }, model]).map(({ id }) => id), ['a', 'a', 'a'])
  assert.deepEqual(findOverlaps([grant, {}, { starts_at: null, space_ids: null }, grant]).map(({ indexes }) => indexes), [[0, 3]])
  // The same ID in lists of two kinds is two places.
  const all = { ...grant, device_ids: ['a'], acs_entrance_ids: ['b', 'b'] }
  assert.deepEqual(findOverlaps([all, all]).map(({ kind, id }) => kind + id), ['spacea', 'devicea', 'acs_entranceb'])
  const late = new Date('2030-01-02T00:00:00Z')
  assert.equal(findOverlaps([{ ...grant, ends_at: late }, { ...grant, starts_at: late }]).length, 0)
  const fraction = `2030-01-01T00:00:00.${'0'.repeat(5000)}Z`
  assert.equal(findOverlaps([{ ...grant, starts_at: fraction }, { ...grant, starts_at: fraction }]).length, 1)
  const rows = Array.from({ length: 50_000 }, (_, n) => ({ space_ids: [`room ${n}`, 'lobby'], starts_at: new Date(1.9e12 + n * 1000), ends_at: new Date(1.9e12 + n * 1000 + (n % 100 ? 1000 : 1001)) }))
  assert.equal(findOverlaps(rows).length, 500)
})
