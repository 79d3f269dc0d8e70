// One stay in two languages against the sandbox over HTTP, killed in between.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { python } from './python.mjs'
import { folder } from './start.mjs'

const run = promisify(execFile)
const here = (path) => fileURLToPath(new URL(path, import.meta.url))

const EXPECTED = `\
created true
issued true
extended 2100-01-05T11:00:00.000000Z
taken true 409
limited true 429 60
answered true
told true
kept 2100-01-05T11:00:00.000000Z true
revoked true 404
stopped 0
`

for (const [language, program, script] of [['JavaScript', () => process.execPath, 'scenario.mjs'], ['Python', python, 'scenario.py']]) {
  test(`a stay, in ${language}`, { timeout: 300_000 }, async (t) => {
    const data = join(folder(t), 'data.json')
    // Not by npx, whose process is another: what is killed is the server.
    const sandbox = [here('../../pkg/cli.js'), 'sandbox']
    const args = ['--seed', 'demo', '--now', '2100-01-01T12:00:00Z', '--data', data]
    const { stdout } = await run(await program(), [here(`scenario/${script}`), ...sandbox, ...args], { cwd: here('..') })
    assert.equal(stdout, EXPECTED)
  })
}
