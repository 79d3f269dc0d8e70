// G: the sandbox over HTTP, each server in a process of its own, in turn. The official fake has no access grants, so what it is compared
// by is its list of devices.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CONNECTIONS = 8
const REQUESTS = 200
const ROUNDS = 12

const cli = fileURLToPath(new URL('../../pkg/cli.js', import.meta.url))
const fake = fileURLToPath(new URL('../node_modules/@seamapi/fake-seam-connect/dist/server.js', import.meta.url))
const files = mkdtempSync(join(tmpdir(), 'seam-access-grants-'))
const children = []

/** Starts a server on a free port, and waits until it answers. */
async function start(script, argsOf, apiKey) {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const { port } = holder.address()
  holder.close()
  const child = spawn(process.execPath, [script, ...argsOf(port)], { env: { ...process.env, PORT: String(port) }, stdio: 'ignore' })
  children.push(child)
  const server = { port, apiKey, agent: new Agent({ keepAlive: true, maxSockets: CONNECTIONS }) }
  for (let tries = 0; tries < 100; tries++) {
    if (await post(server, '/devices/list', {}).then(({ status }) => status === 200, () => false)) return server
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${script} does not answer`)
}

function post({ port, apiKey, agent }, path, params) {
  const body = JSON.stringify(params)
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent }, async (response) => {
      let bytes = 0
      for await (const piece of response) bytes += piece.length
      resolve({ status: response.statusCode, bytes })
    }).on('error', reject).end(body)
  })
}

/** Microseconds of a request, of many on several connections. */
async function timeOf({ server, path, params }) {
  const start = process.hrtime.bigint()
  const answers = await Promise.all(Array.from({ length: REQUESTS }, () => post(server, path, params())))
  const time = Number(process.hrtime.bigint() - start) / 1000 / REQUESTS
  const wrong = answers.find(({ status }) => status !== 200)
  if (wrong) throw new Error(`${path}: ${wrong.status}`)
  return { time, bytes: answers[0].bytes }
}

let number = 0
const grant = () => ({
  access_grant_key: `bench-${number++}`,
  user_identity: { full_name: 'Jane Doe' },
  space_keys: ['room-101'],
  requested_access_methods: [{ mode: 'code' }],
})

try {
  const key = 'seam_test_sandbox'
  const ours = await start(cli, (port) => ['sandbox', '--seed', 'demo', '--port', port], key)
  const kept = await start(cli, (port) => ['sandbox', '--seed', 'demo', '--port', port, '--data', join(files, 'data.json')], key)
  const theirs = await start(fake, () => ['--seed'], 'seam_apikey1_token')
  const base = 'fake-seam-connect, devices/list'
  const contenders = {
    [base]: { server: theirs, path: '/devices/list', params: () => ({}) },
    'devices/list': { server: ours, path: '/devices/list', params: () => ({}) },
    'access_grants/list of 10': { server: ours, path: '/access_grants/list', params: () => ({ limit: 10 }) },
    'access_grants/create': { server: ours, path: '/access_grants/create', params: grant },
    'access_grants/create, kept in a file': { server: kept, path: '/access_grants/create', params: grant },
  }
  const results = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, contender] of Object.entries(contenders)) results[name].push(await timeOf(contender))
  }
  const medians = Object.entries(results).map(([name, all]) => {
    const [{ bytes }] = all
    const times = all.slice(ROUNDS / 4).map(({ time }) => time).sort((a, b) => a - b)
    return [name, times[Math.floor(times.length / 2)], bytes]
  })
  console.log(`\nG. the sandbox over HTTP, ${CONNECTIONS} connections (x = time / ${base})`)
  for (const [name, time, bytes] of medians) {
    const [ratio, perSecond] = [(time / medians[0][1]).toFixed(2), Math.round(1e6 / time)]
    console.log(`  ${name.padEnd(38)} ${ratio.padStart(6)}   ${String(perSecond).padStart(5)} a second, ${bytes} bytes each`)
  }
} finally {
  for (const child of children) child.kill('SIGKILL')
  rmSync(files, { recursive: true, force: true })
}
