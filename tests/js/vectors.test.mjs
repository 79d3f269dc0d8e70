// The vectors, through the built package: all of them through the main entry, and those that need nothing of the whole alone
// through the entry lite as well.

import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import test from 'node:test'
import * as main from '../../pkg/index.js'
import * as lite from '../../pkg/lite.js'

const folder = new URL('../vectors/', import.meta.url)

for (const file of readdirSync(folder).filter((name) => name !== 'samples.json')) {
  const { schema, now, context, cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
  // Which schemas the whole alone has stands in another test.
  const needsWhole = context !== undefined || cases.some((one) => one.context !== undefined) || !(schema in lite)
  for (const [entry, pkg] of Object.entries(needsWhole ? { main } : { main, lite })) {
    test(`${file}, ${schema} of ${entry}: every case has its verdict`, () => {
      for (const { name, input, issues, warnings = [], value, context: own } of cases) {
        const before = JSON.stringify(input)
        const result = pkg[schema].validate(input, { ...(own ?? context), now })
        assert.deepEqual(result.issues, issues, name)
        // What the package says of a context that it cannot look at is not the core's, and stands in another test.
        assert.deepEqual(result.warnings.filter(({ code }) => code !== 'not_checked'), warnings, name)
        if (issues === undefined) assert.deepEqual(result.value, value ?? input, name)
        assert.equal(JSON.stringify(input), before, `${name}: the input was changed`)
      }
    })
  }
}
