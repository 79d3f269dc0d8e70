// The command: what it prints, and how it ends.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import test from 'node:test'
import { folder, run, start } from './start.mjs'

test('help is printed and ends with 0', async () => {
  for (const args of [['--help'], ['-h'], ['help']]) {
    const { out, err, status } = await run(...args)
    assert.deepEqual([err, status], ['', 0])
    assert.match(out, /^Usage: seam-access-grants COMMAND.*\n {2}sandbox +serve a Seam/s)
  }
  const { out, err, status } = await run('sandbox', '--help')
  assert.deepEqual([err, status], ['', 0])
  for (const option of ['port', 'host', 'seed', 'data', 'webhook', 'random', 'now']) assert.match(out, new RegExp(`--${option} `))
})

test('wrong use ends with 2 and says what is wrong', async () => {
  const cases = [
    [[], /^seam-access-grants: /],
    [['serve'], /^There is no command serve\./],
    [['toString'], /^There is no command toString\./],
    [['sandbox', '--prot', '1'], /--prot/],
    [['sandbox', 'demo'], /demo/],
    [['sandbox', '--port', 'x'], /^--port must be a whole number/],
    [['sandbox', '--port', '65536'], /^--port must be a whole number from 0 to 65535/],
    [['sandbox', '--port'], /--port/],
    [['sandbox', '--seed', 'hotel'], /^--seed must be empty or demo/],
    [['sandbox', '--random', '-1'], /--random/],
    [['sandbox', '--now', 'soon'], /^now must be/],
    [['sandbox', '--webhook', 'nowhere'], /^url must be/],
  ]
  for (const [args, message] of cases) {
    const { out, err, status } = await run(...args)
    assert.equal(status, 2, args.join(' '))
    assert.equal(out, '')
    assert.match(err, message)
    assert.doesNotMatch(err, /\n {4}at /, 'no stack')
  }
})

test('what cannot be done ends with 1 and a sentence', async (t) => {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  t.after(() => server.close())
  const files = folder(t)
  mkdirSync(join(files, 'folder'))
  writeFileSync(join(files, 'broken.json'), '{"broken"')
  writeFileSync(join(files, 'other.json'), '{"version":1}')
  const data = (name) => ['--port', '0', '--data', join(files, name)]
  const cases = [
    [['--port', String(server.address().port)], /^Port \d+ of 127\.0\.0\.1 is taken\. Name another one with --port/],
    [['--port', '0', '--host', '203.0.113.1'], /^The server cannot listen at 203\.0\.113\.1, port 0 \(EADDRNOTAVAIL\)/],
    [data('folder'), /^The file .* cannot be read \(EISDIR\)/],
    [data('nowhere/data.json'), /^The file .* cannot be written \(ENOENT\)/],
    [data('broken.json'), /^The file .* holds no sandbox of this version/],
    [data('other.json'), /^The file .* holds no sandbox of this version/],
  ]
  for (const [args, message] of cases) {
    const { out, err, status } = await run('sandbox', ...args)
    assert.deepEqual([out, status], ['', 1], args.join(' '))
    assert.match(err, message)
    assert.equal(err.trim().split('\n').length, 1)
  }
})

// Within the limit of time, although the client would keep its connection for minutes.
test('it says where it is, and ends with 0 at SIGINT and SIGTERM, after the last answer', { timeout: 30_000 }, async (t) => {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    const { address, apiKey, control, post, stop } = await start(t)
    await control('faults', { latency: 300 })
    const answer = post('/access_grants/list')
    await new Promise((resolve) => setTimeout(resolve, 100))
    const { out, err, status } = await stop(signal)
    assert.equal((await answer).status, 200)
    assert.deepEqual([err, status], ['', 0])
    assert.equal(out, `The sandbox is at ${address}\nSEAM_ENDPOINT=${address} SEAM_API_KEY=${apiKey}\n`)
    await assert.rejects(post('/access_grants/list'), TypeError)
  }
})

test('the seed, the clock and the number of chance are those of the options', async (t) => {
  const args = ['--seed', 'demo', '--now', '2100-01-01T00:00:00Z', '--random', '5']
  const states = []
  for (let round = 0; round < 2; round++) {
    const { control } = await start(t, args)
    states.push((await control('state')).body)
  }
  assert.deepEqual(states[0], states[1])
  assert.deepEqual([states[0].seed, states[0].now], ['demo', '2100-01-01T00:00:00.000Z'])
})

test('the container starts it so that it can be reached and goes on', async (t) => {
  const text = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8')
  const [, cli, command, ...args] = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(text)[1])
  assert.match(cli, new RegExp(`^${/^COPY \. (\S+)$/m.exec(text)[1]}/cli\\.js$`))
  assert.equal(command, 'sandbox')
  const files = folder(t)
  const { address } = await start(t, args.map((word) => word.replace('/data', files)))
  assert.match(address, /^http:\/\/127\.0\.0\.1:/, 'an address that clients can use')
  assert.equal(args[args.indexOf('--host') + 1], '0.0.0.0')
  assert.deepEqual(readdirSync(files), ['sandbox.json'])
  const [, route] = /HEALTHCHECK .*4020(\S+)$/m.exec(text)
  assert.equal((await fetch(address + route)).status, 200)
})
