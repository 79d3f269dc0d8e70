// types/drop-in.ts is written for the official SDK. With another package in its import and `Seam` for `SeamHttp` it
// compiles all the same, and does the same.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { serve } from './serve.mjs'

const TESTS = new URL('../', import.meta.url)
// Where both packages are found by their names.
const FOLDER = new URL('node_modules/.cache/drop-in/', TESTS)

const theirs = readFileSync(new URL('types/drop-in.ts', TESTS), 'utf8')
const ours = theirs.replaceAll("'@seamapi/http'", "'seam-access-grants'").replaceAll('SeamHttp', 'Seam')

const options = { target: 'es2022', module: 'nodenext', lib: ['es2022', 'dom', 'dom.iterable', 'esnext'], types: [], strict: true, noUncheckedIndexedAccess: true }

function compile(name, source, more) {
  const file = (suffix) => new URL(`${name}.${suffix}`, FOLDER)
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(file('mts'), source)
  writeFileSync(file('json'), JSON.stringify({ compilerOptions: { ...options, ...more }, files: [`${name}.mts`] }))
  try {
    execFileSync(process.execPath, [fileURLToPath(new URL('node_modules/typescript/bin/tsc', TESTS)), '-p', fileURLToPath(file('json'))], { encoding: 'utf8' })
  } catch (error) {
    assert.fail(error.stdout)
  }
  return import(file('mjs'))
}

async function run(t, { program }) {
  const { sandbox, apiKey, endpoint } = await serve(t, { seed: 'demo' })
  const answer = await sandbox.fetch(`${endpoint}/spaces/list`, { headers: { authorization: `Bearer ${apiKey}` } })
  const { spaces } = await answer.json()
  return JSON.parse(JSON.stringify(await program({ apiKey, endpoint, space_id: spaces[0].space_id })))
}

test('a program for the official SDK does the same with this package', async (t) => {
  t.after(() => rmSync(FOLDER, { recursive: true, force: true }))
  assert.notEqual(ours, theirs)
  // The SDK's declarations are not ours to check.
  const expected = await run(t, await compile('theirs', theirs, { skipLibCheck: true }))
  const found = await run(t, await compile('ours', ours, { skipLibCheck: false }))
  assert.ok(expected.length > 15)
  for (const [index, value] of expected.entries()) assert.deepEqual(found[index], value, `step ${index}`)
  assert.equal(found.length, expected.length)
})
