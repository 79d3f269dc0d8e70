import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../pkg/cli.js', import.meta.url))

/** Runs the command line to its end. */
export function run(...args) {
  const child = spawn(process.execPath, [cli, ...args])
  return ended(child)
}

/** Collects what a process prints, until it ends. */
function ended(child) {
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (said.err += text))
  return new Promise((resolve) => child.on('close', (status, signal) => resolve({ ...said, status, signal })))
}

/** Starts the sandbox as a process of its own, on a free port if none is named. */
export async function start(t, args = [], { node = [], port = 0 } = {}) {
  const child = spawn(process.execPath, [...node, cli, 'sandbox', '--port', String(port), ...args])
  const end = ended(child)
  t.after(() => {
    child.kill('SIGKILL')
    return end
  })
  const address = await new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => resolve(/http:\S+/.exec(text)?.[0]))
    end.then(({ err }) => reject(new Error(err)))
  })
  const stop = (signal) => {
    child.kill(signal)
    return end
  }
  return { address, end, stop, ...clientOf(address) }
}

const KEY = 'seam_test_sandbox'

/** Requests to a server, as an SDK and as the control routes send them. */
function clientOf(address) {
  const json = { 'content-type': 'application/json' }
  const post = (path, body = {}, headers = {}) =>
    fetch(address + path, { method: 'POST', headers: { authorization: `Bearer ${KEY}`, ...json, ...headers }, body: JSON.stringify(body) })
  const control = async (name, body) => {
    const response = await fetch(`${address}/_sandbox/${name}`, body === undefined ? {} : { method: 'POST', headers: json, body: typeof body === 'string' ? body : JSON.stringify(body) })
    return { status: response.status, body: await response.json() }
  }
  return { apiKey: KEY, post, control }
}

/** A folder for files of a test. */
export function folder(t) {
  const path = mkdtempSync(join(tmpdir(), 'seam-access-grants-'))
  t.after(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'

/** A request for an access grant. */
export const grantOf = (access_grant_key, more = {}) => ({
  access_grant_key,
  user_identity: { full_name: access_grant_key },
  space_ids: [ID],
  requested_access_methods: [{ mode: 'code' }],
  ...more,
})
