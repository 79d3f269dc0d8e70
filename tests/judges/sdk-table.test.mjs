// Every call of the official SDKs against the sandbox, as a table: whether it works, or why there is nothing to call.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import test from 'node:test'
import { SeamHttpEndpoints } from '@seamapi/http'
import { SeamHttpEndpoints as OlderEndpoints } from '@seamapi/http-1'
import { tables } from '../contract/openapi.mjs'
import { random } from '../contract/random.mjs'
import { serve } from '../contract/serve.mjs'
import { maker, send, servedBy } from './explore.mjs'
import { beside, program } from './python.mjs'

/** What the sandbox says of itself: the paths that it serves, and why it serves nothing else of what begins with a path. */
const { served: SERVED, notServed: NOT_SERVED } = tables.sandbox
const ATTEMPTS = 500

const pathsOf = (Endpoints) => Object.getOwnPropertyNames(Endpoints.prototype).filter((name) => name.startsWith('/'))

/** An SDK of JavaScript: it has a path, or not, and calls it. */
const javaScript = (Endpoints) => (server) => {
  const endpoints = new Endpoints({ apiKey: server.apiKey, endpoint: server.endpoint })
  return {
    has: async (path) => pathsOf(Endpoints).includes(path),
    call: (path, params) => new Promise((resolve) => resolve(endpoints[path](params))),
    end() {},
  }
}

function pythonSdk(server) {
  const child = spawn(program('python'), [beside('calls.py')], {
    env: { ...process.env, ENDPOINT: server.endpoint, API_KEY: server.apiKey },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const ask = async (path, params) => {
    child.stdin.write(`${JSON.stringify({ path, params })}\n`)
    return JSON.parse((await lines.next()).value)
  }
  return {
    has: async (path) => !(await ask(path, {})).missing,
    async call(path, params) {
      const { ok, error } = await ask(path, params)
      if (!ok) throw new Error(error)
    },
    end: () => child.stdin.end(),
  }
}

const SDKS = {
  '@seamapi/http 2': javaScript(SeamHttpEndpoints),
  '@seamapi/http 1': javaScript(OlderEndpoints),
  'seam (Python)': pythonSdk,
}

/** Whether one of some calls with parameters that fit succeeds; the last error if none does. */
async function attempt(sdk, operation, { learn, make }) {
  let last
  for (let count = 0; count < ATTEMPTS; count += 1) {
    try {
      learn(await sdk.call(operation.path, make(operation)), operation.path)
      return '✓'
    } catch (error) {
      last = error
    }
  }
  return `✗ ${last.message}`
}

/** What an SDK makes of everything that is served, by path. */
async function column(t, start) {
  const server = await serve(t, { seed: 'demo' })
  const served = await servedBy(server)
  const makes = maker(random(3))
  for (const { path } of served.filter(({ path }) => path.endsWith('/list'))) makes.learn(await (await send(server, 'POST', path)).json(), path)
  const sdk = start(server)
  t.after(() => sdk.end())
  const cells = []
  for (const operation of served) {
    cells.push([operation.path, (await sdk.has(operation.path)) ? await attempt(sdk, operation, makes) : '–'])
  }
  return new Map(cells)
}

function print(columns, reasons) {
  const names = Object.keys(SDKS)
  const rows = [...columns[0].keys()].map((path) => [path, ...columns.map((cells) => cells.get(path))])
  const width = Math.max(...rows.map(([path]) => path.length))
  console.log(['call'.padEnd(width), ...names].join(' | '))
  for (const [path, ...cells] of rows) console.log([path.padEnd(width), ...cells.map((cell, index) => cell.padEnd(names[index].length))].join(' | '))
  for (const [prefix, count, reason] of reasons) console.log(`${prefix}… ${count} calls not served: ${reason}`)
}

test('every call of the official SDKs works, or is not served for a reason', async (t) => {
  const columns = []
  for (const start of Object.values(SDKS)) columns.push(await column(t, start))
  const all = [...new Set([SeamHttpEndpoints, OlderEndpoints].flatMap(pathsOf))].sort()
  assert.deepEqual([...columns[0].keys()].sort(), [...SERVED].sort(), 'what is served is in the document, and is told')
  const rest = all.filter((path) => !columns[0].has(path))
  const reasonOf = (path) => NOT_SERVED.findIndex(([prefix]) => path.startsWith(prefix))
  const reasons = NOT_SERVED.map(([prefix, reason], index) => [prefix, rest.filter((path) => reasonOf(path) === index).length, reason])
  print(columns, reasons)
  assert.deepEqual(
    rest.filter((path) => reasonOf(path) < 0),
    [],
    'calls that have no reason',
  )
  assert.deepEqual(
    reasons.filter(([, count]) => count === 0),
    [],
    'reasons that are of no use: take them from the table',
  )
  for (const cells of columns) for (const [path, cell] of cells) assert.match(cell, /^[✓–]/, path)
  assert.ok(columns.every((cells) => [...cells.values()].filter((cell) => cell === '✓').length > 10))
})
