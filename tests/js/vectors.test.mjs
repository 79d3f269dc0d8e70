// The vectors, through the built package.

import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import test from 'node:test'
import * as pkg from '../../pkg/index.js'

const folder = new URL('../vectors/', import.meta.url)

for (const file of readdirSync(folder).filter((name) => name !== 'samples.json')) {
  const { schema, now, cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
  test(`${schema}: every case has its verdict`, () => {
    for (const { name, input, issues, warnings = [], value } of cases) {
      const before = JSON.stringify(input)
      const result = pkg[schema].validate(input, { now })
      assert.deepEqual(result.issues, issues, name)
      assert.deepEqual(result.warnings, warnings, name)
      if (issues === undefined) assert.deepEqual(result.value, value ?? input, name)
      assert.equal(JSON.stringify(input), before, `${name}: the input was changed`)
    }
  })
}
