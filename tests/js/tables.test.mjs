// Tables and lines as spreadsheets, exports and people write them, and inputs that nobody means.

import assert from 'node:assert/strict'
import test from 'node:test'
import { createAccessGrantSchema as schema, timeWindowSchema, updateUnmanagedAccessGrantSchema } from '../../pkg/index.js'
import { ID, row } from './fake-fetch.mjs'

const H = 'user_identity.full_name,space_keys,requested_access_methods.0.mode'
const R = 'Guest One,101,code'
const counts = ({ valid, invalid }) => [valid, invalid]
const check = (text, options) => schema.validateMany(text, undefined, options)

test('tables as spreadsheets write them', () => {
  for (const [name, table, valid] of [
    ['lines that end with CR', `${H}\r${R}\r${R}\r`, 2],
    ['a blank first line', `\n${H}\n${R}`, 1],
    ['a first line of commas', `,,\n${H}\n${R}`, 1],
    ['empty columns at the end', `${H},,\n${R},,\n`, 1],
    ['a separator that is named', `sep=;\n${H.replaceAll(',', ';')}\n${R.replaceAll(',', ';')}`, 1],
    ['a separator that none would guess', `sep=|\n${H.replaceAll(',', '|')}\n${R.replaceAll(',', '|')}`, 1],
    ['spaces around cells', `${H.replaceAll(',', ' , ')}\n Guest One , 101 , code \n`, 1],
    ['cells that are missing at the end', `${H},name\n${R}\n${R},Suite`, 2],
    ['tabs', `${H.replaceAll(',', '\t')}\n${R.replaceAll(',', '\t')}`, 1],
  ]) {
    assert.deepEqual(counts(check(table)), [valid, 0], name)
    assert.deepEqual(counts(check(new TextEncoder().encode(table))), [valid, 0], `${name}, as bytes`)
  }
})

test('truth values in any case', () => {
  for (const [text, valid] of [['TRUE', 1], ['True', 1], ['true', 1], ['FALSE', 0], ['yes', 0]]) {
    assert.equal(updateUnmanagedAccessGrantSchema.validateMany(`access_grant_id,is_managed\n${ID},${text}`).valid, valid, text)
  }
})

test('a first line that is no header is not repeated, and neither is what may be about people', () => {
  const { results } = check('Jane Doe,jane@example.com,4938\nJohn Doe,john@example.com,1234\n')
  assert.deepEqual(results.map(({ row, issues }) => [row, issues.map(({ path, code, reason }) => [path, code, reason])]), [[1, [[[], 'invalid_format', 'header']]]])
  assert.doesNotMatch(JSON.stringify(results), /Jane|jane|4938/)
  const [{ issues }] = check(`${H},Jane Doe,colour\n${R},x,y`).results
  assert.doesNotMatch(JSON.stringify(issues), /Jane/)
  assert.deepEqual(issues.map(({ path, column }) => [path, column]), [[[], 4], [['colour'], undefined]])
})

test('one object on several lines is one row', () => {
  const pretty = JSON.stringify(row, null, 1)
  assert.deepEqual(counts(check(pretty)), [1, 0])
  assert.deepEqual(counts(check(`\n${pretty}\n`)), [1, 0])
  assert.deepEqual(counts(check(JSON.stringify({ colour: 1 }, null, 1))), [0, 1])
  const spaces = ' '.repeat(65)
  for (const text of [`${spaces}[{}]`, new TextEncoder().encode(`${spaces}[{}]`)]) assert.equal(timeWindowSchema.validateMany(text).valid, 1)
})

test('rows that share a key have an issue each', () => {
  const keyed = (...keys) => keys.map((access_grant_key) => ({ ...row, access_grant_key }))
  const { valid, results } = schema.validateMany(keyed('a', 'b', 'a', undefined, undefined, 'a'))
  assert.equal(valid, 3)
  assert.deepEqual(results.map(({ row, issues }) => [row, ...issues.map(({ path, code, row }) => `${path} ${code} ${row}`)]), [
    [0, 'access_grant_key duplicate 2'],
    [2, 'access_grant_key duplicate 0'],
    [5, 'access_grant_key duplicate 0'],
  ])
})

test('many bad rows are counted, the first thousand are told', () => {
  for (const rows of [Array(5000).fill({}), '{}\n'.repeat(5000), `${H}\n${',,fax\n'.repeat(5000)}`, Array(5000).fill(1n)]) {
    const { valid, invalid, results, omitted } = schema.validateMany(rows)
    assert.deepEqual([valid, invalid, results.length, omitted], [0, 5000, 1000, 4000])
  }
})

test('hostile sizes end in issues or in an error that says what to do', () => {
  const commas = check(','.repeat(10e6))
  assert.deepEqual(counts(commas), [0, 0])
  const columns = check(`${H}${',x'.repeat(1e6)}\n`)
  assert.deepEqual(columns.results.map(({ issues }) => issues.map(({ code, unit }) => [code, unit])), [[['too_big', 'columns']]])
  assert.throws(() => check('x'.repeat(257e6)), { name: 'SeamConfigError', message: /256 MB are the most/ })
  assert.deepEqual(counts(check(`${H}\n${R}`)), [1, 0])
})
