// What is printed: tables that fit, a line of progress, nothing secret.

import assert from 'node:assert/strict'
import test from 'node:test'
import { source } from './source.mjs'

const { grid } = await source('grid')
const { cut, plain, widthOf, wrap } = await source('text-width')
const { progressLine } = await source('progress')
const { masked, refuseCredentials } = await source('secrets')

test('a table fits, and cuts the widest columns first', () => {
  const columns = [{ title: 'key' }, { title: 'name', least: 10 }, { title: 'what', wraps: true }]
  const rows = [['a', 'Ana Lima', 'short'], ['a-very-long-key-of-somebody', '山田太郎 山田太郎', 'a sentence that goes on in the next line']]
  for (const width of [32, 40, 60, 100, Infinity]) {
    const lines = grid(columns, rows, width)
    for (const line of lines) assert.ok(widthOf(line) <= width, `${width}: ${line}`)
    for (const word of rows[1][2].split(' ')) assert.ok(lines.some((line) => line.includes(word)), `${width}: what wraps is whole`)
  }
  assert.deepEqual(grid(columns, rows, Infinity).slice(0, 2), ['key                          name               what', 'a                            Ana Lima           short'])
  assert.deepEqual(grid(columns, [], 80), ['key  name  what'])
  assert.deepEqual(grid([{ title: 'n', isNumber: true }, { title: 'x' }], [['7', 'a'], ['10', 'b']], 80), [' n  x', ' 7  a', '10  b'])
})

test('the columns at the end go where there is no room for the least of them', () => {
  const columns = ['one', 'two', 'three'].map((title) => ({ title, least: 10 }))
  const [head] = grid(columns, [['1'.repeat(20), '2'.repeat(20), '3'.repeat(20)]], 25)
  assert.match(head, /^one +two$/)
})

test('widths of text', () => {
  for (const [text, width] of [['', 0], ['abc', 3], ['é', 1], ['e\u0301', 1], ['山', 2], ['👩‍👩‍👧', 2], ['ｆ', 2], ['한', 2]]) assert.equal(widthOf(text), width, text)
  for (const [text, width, expected] of [['abc', 3, 'abc'], ['abcd', 3, 'ab…'], ['山田', 3, '山…'], ['山田', 2, '…'], ['abc', 0, '']]) assert.equal(cut(text, width), expected)
  assert.deepEqual(wrap('one two three', 7), ['one two', 'three'])
})

test('text of others moves no cursor and changes no color', () => {
  assert.equal(plain('a\u001b[31mb\u0007\u009b1m\u202ec\nd'), 'a\ufffd[31mb\ufffd\ufffd1m\ufffdc\ufffdd')
})

test('progress tells the rate and what is left', () => {
  for (const [done, total, elapsed, line] of [
    [0, 100, 5000, 'Done 0 of 100'],
    [10, 100, 500, 'Done 10 of 100'],
    [10, 100, 2000, 'Done 10 of 100, 5.0 a second, 18 s left'],
    [5000, 100_000, 2000, 'Done 5,000 of 100,000, 2,500 a second, 38 s left'],
    [100, 100_000, 2000, 'Done 100 of 100,000, 50 a second, 33 min left'],
    [10, 100_000, 2000, 'Done 10 of 100,000, 5.0 a second, 5.6 h left'],
    [100, 100, 2000, 'Done 100 of 100, 50 a second'],
    [1500, undefined, 1000, 'Done 1,500, 1,500 a second'],
  ]) assert.equal(progressLine('Done', done, total, elapsed), line)
})

test('secrets are masked wherever they stand, PINs unless they are asked for', () => {
  const grant = {
    access_grant_key: 'a', instant_key_url: 'https://ik.example/x', client_session_token: 'seam_cst_x',
    requested_access_methods: [{ mode: 'code', code: '493827' }],
    warnings: [{ warning_code: 'code_changed', original_code: '1111', new_code: '2222' }],
    related: { instant_keys: [{ instant_key_url: 'u' }], client_sessions: [{ token: 't' }] },
  }
  const hidden = JSON.stringify(masked(grant, false))
  for (const secret of ['493827', '1111', '2222', 'ik.example', 'seam_cst_x', '"u"', '"t"']) assert.ok(!hidden.includes(secret), secret)
  assert.match(hidden, /"warning_code":"code_changed"/)
  const shown = JSON.stringify(masked(grant, true))
  for (const code of ['493827', '1111', '2222']) assert.ok(shown.includes(code))
  for (const secret of ['ik.example', 'seam_cst_x', '"u"', '"t"']) assert.ok(!shown.includes(secret), secret)
})

test('a failure is told without the PIN that was asked for', async () => {
  const { stepReport } = await source('plan-view')
  const step = { kind: 'create', row: 0, access_grant_key: 'a', params: { requested_access_methods: [{ mode: 'code', code: '493827' }, { mode: 'card' }] } }
  const report = stepReport(step, [{ number: 2 }], { step, status: 'failed', error: new Error('The code 493827 is taken') })
  assert.deepEqual(report, { row: 2, access_grant_key: 'a', access_grant_id: null, step: 'create', outcome: 'failed', detail: 'The code **** is taken' })
})

test('credentials among the arguments are refused and not repeated', () => {
  const token = 'seam_test1_Xq3fJk29sL'
  for (const args of [
    [token], ['list', token], ['list', '--api-key', token], ['list', `--api-key=${token}`], ['list', '--apikey', 'x'], ['list', '--token=x'],
    ['list', `--endpoint=${token}`], ['list', '--search', 'seam_at1_abcdefgh'], ['list', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc'], ['apply', '--password', 'x'],
  ]) {
    assert.throws(() => refuseCredentials(args), (error) => /SEAM_API_KEY/.test(error.message) && !error.message.includes(args.at(-1)), args.join(' '))
  }
  for (const args of [['validate', 'seam_bookings_2030.csv'], ['list', '--search', 'seam'], ['list', '--access-grant-key', 'stay-1'], ['plan', '-', '--prune-prefix', 'stay-'], ['validate', 'eye.csv']]) refuseCredentials(args)
})
