// The virtual environment in which the judges that are Python packages live; `cargo xtask test` makes it.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const bin = new URL('../../target/venv/bin/', import.meta.url)

/** The path of a program of the environment. */
export function program(name) {
  const path = fileURLToPath(new URL(name, bin))
  assert.ok(
    existsSync(path),
    `${path} is missing. cargo xtask test makes it, and so does: python3 -m venv target/venv && target/venv/bin/pip install -r tests/judges/requirements.txt`,
  )
  return path
}

/** The path of a file beside this one. */
export const beside = (name) => fileURLToPath(new URL(name, import.meta.url))

/** Runs a program of the environment; gives what it printed and whether it ended well. */
export async function python(name, args, { env, cwd } = {}) {
  return run(program(name), args, { env: { ...process.env, ...env }, maxBuffer: 2 ** 26, cwd }).then(
    ({ stdout, stderr }) => ({ ok: true, text: stdout + stderr }),
    ({ stdout, stderr, message }) => ({ ok: false, text: `${stdout}${stderr}` || message }),
  )
}
