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
issued false true
extended 2100-01-05T11:00:00.000000Z updating_access_times updating_access_times 2100-01-04T11:00:00.000000Z 2100-01-05T11:00:00.000000Z
issued again true 0
refused true 409 duplicate_access_grant_key
refused true 409 user_identity_email_or_phone_conflict
refused true 409 conflict
limited true 429 60
answered true
events access_grant.created access_method.created access_method.issued access_grant.access_times_changed access_method.revoked access_method.reissued
told true
kept 2100-01-05T11:00:00.000000Z true
revoked true 404
stopped
`

for (const [language, program, script] of [['JavaScript', () => process.execPath, 'scenario.mjs'], ['Python', python, 'scenario.py']]) {
  test(`a stay, in ${language}`, { timeout: 300_000 }, async (t) => {
    const data = join(folder(t), 'data.json')
    const project = folder(t)
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund', here('../../pkg')], { cwd: project })
    const npx = ['npx', '--no-install', 'seam-access-grants', 'sandbox']
    const args = ['--seed', 'demo', '--now', '2100-01-01T12:00:00Z', '--data', data]
    const { stdout } = await run(await program(), [here(`scenario/${script}`), ...npx, ...args], { cwd: project })
    assert.equal(stdout, EXPECTED)
  })
}
