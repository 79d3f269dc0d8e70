// types/drop-in.ts is written for the official SDK. With another package in its import and `Seam` for `SeamHttp` it
// compiles all the same, and does the same.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { serve } from './serve.mjs'
import { compile } from './typescript.mjs'

const theirs = readFileSync(new URL('../types/drop-in.ts', import.meta.url), 'utf8')
const ours = theirs.replaceAll("'@seamapi/http'", "'seam-access-grants'").replaceAll('SeamHttp', 'Seam')

async function run(t, { program }) {
  const { sandbox, apiKey, endpoint } = await serve(t, { seed: 'demo' })
  const list = async (path, member) => {
    const answer = await sandbox.fetch(`${endpoint}${path}`, { headers: { authorization: `Bearer ${apiKey}` } })
    return (await answer.json())[member]
  }
  const [{ space_id }] = await list('/spaces/list', 'spaces')
  const [{ acs_encoder_id, acs_system_id }] = await list('/acs/encoders/list', 'acs_encoders')
  const entrances = await list('/acs/entrances/list', 'acs_entrances')
  const entrance = entrances.find((one) => one.acs_system_id === acs_system_id && one.can_unlock_with_card && one.can_unlock_with_cloud_key)
  const { acs_entrance_id } = entrance
  return JSON.parse(JSON.stringify(await program({ apiKey, endpoint, space_id, acs_encoder_id, acs_entrance_id })))
}

test('a program for the official SDK does the same with this package', async (t) => {
  assert.notEqual(ours, theirs)
  // The SDK's declarations are not ours to check.
  const expected = await run(t, await import(compile(t, 'drop-in-theirs', theirs, { skipLibCheck: true })))
  const found = await run(t, await import(compile(t, 'drop-in-ours', ours, { skipLibCheck: false })))
  assert.ok(expected.length > 15)
  for (const [index, value] of expected.entries()) assert.deepEqual(found[index], value, `step ${index}`)
  assert.equal(found.length, expected.length)
})

test('the declarations differ from those of the official SDK where it is written down, and nowhere else', (t) => {
  compile(t, 'official-sdk', readFileSync(new URL('../types/official-sdk.ts', import.meta.url), 'utf8'), { skipLibCheck: true })
})
