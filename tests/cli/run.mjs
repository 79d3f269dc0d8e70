// The command line as a process, in a pipe and on a terminal.

import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { start } from '../server/start.mjs'

const cli = fileURLToPath(new URL('../../pkg/cli.js', import.meta.url))
const KEY = 'seam_test_sandbox'

/** The environment without what a person at this machine may have set, and without the marks of a CI, for which Node has no colors. */
const SET_BY_OTHERS = /^(SEAM_|NO_COLOR|FORCE_COLOR|COLUMNS|NODE_|CI$|TF_BUILD|TEAMCITY_VERSION|COLORTERM|TERM_PROGRAM|TMUX)/
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !SET_BY_OTHERS.test(name)))

/** Starts a command in a pipe; `ended` gives what it said. */
export function begin(args, { env = {}, input = '', cwd } = {}) {
  const child = spawn(process.execPath, [cli, ...args], { env: { ...clean, ...env }, cwd })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return { child, ended: ended(child) }
}

/** Runs a command in a pipe to its end. */
export const run = (args, options) => begin(args, options).ended

const quoted = (word) => `'${word.replaceAll("'", "'\\''")}'`

/** Starts a command on a terminal of a size. `type` presses keys; `shows` waits for what a person would see. */
export function onTerminal(args, { env = {}, columns = 80, rows = 24, cwd } = {}) {
  const command = `stty cols ${columns} rows ${rows}; exec ${[process.execPath, cli, ...args].map(quoted).join(' ')}`
  const child = spawn('script', ['-qec', command, '/dev/null'], { env: { ...clean, TERM: 'xterm-256color', SHELL: '/bin/sh', ...env }, cwd })
  const result = ended(child)
  let seen = ''
  const waiting = new Set()
  child.stdout.on('data', (text) => {
    seen += text
    for (const look of waiting) look()
  })
  const shows = (pattern) =>
    new Promise((resolve, reject) => {
      const look = () => {
        if (!pattern.test(seen)) return
        waiting.delete(look)
        resolve(seen)
      }
      waiting.add(look)
      look()
      result.then(() => reject(new Error(`The terminal never showed ${pattern}: ${seen}`)))
    })
  return { type: (keys) => child.stdin.write(keys), shows, ended: result.finally(() => child.stdin.end()) }
}

function ended(child) {
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (said.err += text))
  return new Promise((resolve) => child.on('close', (status, signal) => resolve({ ...said, status, signal })))
}

/** A sandbox over HTTP, and the environment of a command that uses it. */
export async function sandbox(t, args = []) {
  const server = await start(t, args)
  return { ...server, env: { SEAM_ENDPOINT: server.address, SEAM_API_KEY: KEY } }
}

/** What a command has to print; the file is beside the tests. */
export const golden = (name) => readFileSync(new URL(`golden/${name}.txt`, import.meta.url), 'utf8')
