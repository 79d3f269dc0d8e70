// The core of the matrix: what the packed package does in each environment, with no configuration.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, describe, test } from 'node:test'
import { prepare } from './matrix/place.mjs'
import { environments, plan } from './matrix/plan.mjs'
import { MATRIX, README } from './matrix/record.mjs'
import { differences, reportIn, runRow } from './matrix/row.mjs'
import { ours } from './matrix/subjects.mjs'
import { coreOf, whatRan } from './matrix/table.mjs'

const all = await environments()
const core = plan(all, { core: true })
const subject = await ours()

describe('core', { concurrency: 2 }, () => {
  for (const environment of core) {
    describe(environment.title, { concurrency: 1 }, () => {
      let place
      before(async () => {
        place = await prepare(environment, subject)
      })
      for (const row of environment.rows) {
        test(row.title, async () => assert.deepEqual(await runRow(row, place, subject), []))
      }
    })
  }
})

test('a report that is not as expected is noticed', () => {
  assert.deepEqual(differences({ a: '1', b: 'x 2' }, { a: '1', b: /2$/ }), [])
  assert.deepEqual(differences({ a: '2', c: '' }, { a: '1', b: /./ }), ['a: 2', 'b: is missing', 'c: '])
  assert.deepEqual(reportIn('noise\n{"a":"1"}\n  {"a":"2"}\nmore\n'), { a: '2' })
  assert.throws(() => reportIn('{}\nnoise'), /no report/)
})

test('rows are chosen by their name, and those of the core by their mark', () => {
  const names = (options) => plan(all, options).flatMap(({ folder, rows }) => rows.map(({ title }) => `${folder}: ${title}`))
  assert.deepEqual(names({ only: 'node: Common' }), ['node: CommonJS'])
  assert.ok(names({ core: true }).length > 20 && names({ core: true }).length < names({}).length)
  assert.equal(new Set(names({})).size, names({}).length)
})

test('README shows the core, as the matrix has it, and the matrix has every environment of it', () => {
  const page = readFileSync(MATRIX, 'utf8')
  const table = coreOf(page)
  assert.equal(coreOf(readFileSync(README, 'utf8')), table)
  const rows = core.map(({ title, rows }) => `| ${title} | ${whatRan(rows)} |`)
  const shown = table
    .split('\n')
    .slice(3)
    .filter(Boolean)
    .map((line) => line.split(' | '))
    .map(([title, , titles]) => `${title} | ${titles} |`)
  assert.deepEqual(shown, rows)
})
