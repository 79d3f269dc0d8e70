import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const SDK = 'seam==3.18.0'
const environment = fileURLToPath(new URL('../../target/venv', import.meta.url))
const program = `${environment}/bin/python`

/** The path of a Python with the official SDK, which is installed where it is missing. */
export async function python() {
  const isThere = await run(program, ['-c', 'import seam']).then(() => true, () => false)
  if (!isThere) {
    await run('python3', ['-m', 'venv', environment])
    await run(program, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', SDK])
  }
  return program
}
