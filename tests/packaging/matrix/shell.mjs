// Programs of an environment: run to their end, or kept running while something asks them.

import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const QUIET = {
  CI: '1',
  NO_COLOR: '1',
  FORCE_COLOR: undefined,
  NODE_OPTIONS: undefined,
  NODE_TEST_CONTEXT: undefined,
  SEAM_API_KEY: undefined,
}
const TELEMETRY = {
  NEXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  WRANGLER_SEND_METRICS: 'false',
  NG_CLI_ANALYTICS: 'false',
}

/** Starts a command line in a folder, with that folder's programs first. Its group ends with `stop`. */
function start(command, folder, env) {
  const path = [join(folder, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  const options = {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...QUIET, ...TELEMETRY, PATH: path, ...env },
  }
  const child = spawn('sh', ['-c', command], options)
  const printed = { out: '', all: '' }
  child.stdout.on('data', (data) => (printed.out += data))
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (printed.all += data))
  const ended = new Promise((resolve, reject) => {
    child.on('close', resolve)
    child.on('error', reject)
  })
  const stop = () => {
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // The group has ended by itself.
    }
  }
  return { printed, ended, stop }
}

/** How an output begins and ends. */
const shortened = (text) => (text.length > 3000 ? `${text.slice(0, 1000)}\n…\n${text.slice(-2000)}` : text)

/** Runs a command line to its end and gives what it printed; a failure says how the output ended. */
export async function run(command, folder, { env = {}, seconds = 240 } = {}) {
  const program = start(command, folder, env)
  const timer = setTimeout(program.stop, seconds * 1000)
  const code = await program.ended.finally(() => clearTimeout(timer))
  if (code !== 0)
    throw new Error(
      `\`${command}\` ${code === null ? `was stopped after ${seconds} s` : `ended with ${code}`}\n${shortened(program.printed.all)}`,
    )
  return program.printed.out
}

async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Keeps a server running while it is used; `PORT` is a free port, in the command line and in its environment. */
export async function withServer(command, folder, use, { env = {}, seconds = 120 } = {}) {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const program = start(command.replaceAll('PORT', port), folder, { ...env, PORT: String(port), HOST: '127.0.0.1' })
  let hasEnded = false
  program.ended.then(() => (hasEnded = true))
  try {
    for (const end = Date.now() + seconds * 1000; ; await wait(200)) {
      if (hasEnded || Date.now() > end) throw new Error(`\`${command}\` does not answer\n${shortened(program.printed.all)}`)
      const answers = await fetch(address, { redirect: 'manual' }).then(
        () => true,
        () => false,
      )
      if (answers) break
    }
    return await use(address)
  } catch (error) {
    error.message += `\n${shortened(program.printed.all)}`
    throw error
  } finally {
    program.stop()
    await program.ended
  }
}
