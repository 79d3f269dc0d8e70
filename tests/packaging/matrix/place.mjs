// The folder in which an environment runs: its files, what its lock file names, and the packed package. Its
// `node_modules` are kept below target/ for as long as the lock file is the same.

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './shell.mjs'
import { subjectFiles } from './subjects.mjs'

export const root = fileURLToPath(new URL('../../../', import.meta.url))
export const folders = fileURLToPath(new URL('../environments/', import.meta.url))
export const cache = join(root, 'target/matrix')

/** Readies an environment's folder for a subject, and gives its path. */
export async function prepare({ folder, filesOf = [], unpacks = true, runtime }, subject) {
  const place = join(cache, folder)
  await mkdir(place, { recursive: true })
  const kept = new Set(['node_modules', '.installed'])
  for (const name of await readdir(place)) if (!kept.has(name)) await rm(join(place, name), { recursive: true })
  for (const name of ['../entries', ...filesOf, folder])
    await cp(join(folders, name), place, { recursive: true, filter: (path) => !path.endsWith('row.mjs') })
  await install(place)
  const unpacked = join(place, 'node_modules', subject.name)
  await rm(unpacked, { recursive: true, force: true })
  if (unpacks) await unpack(subject.tarball, unpacked)
  for (const [name, text] of Object.entries(await subjectFiles(subject, runtime, place))) await writeFile(join(place, name), text)
  return place
}

async function install(place) {
  const lock = join(place, 'package-lock.json')
  const hash = createHash('sha256')
    .update(await readFile(lock))
    .digest('hex')
  const mark = join(place, '.installed')
  const installed = existsSync(mark) && (await readFile(mark, 'utf8'))
  const modules = join(place, 'node_modules')
  if (installed !== hash) {
    await rm(mark, { force: true })
    await run('npm ci --prefer-offline --no-audit --no-fund --loglevel=error', place, { seconds: 600 })
    await mkdir(modules, { recursive: true })
    await writeFile(mark, hash)
  }
  // Tools put what they have made of our package there, and take the same lock file for the same package.
  for (const name of ['.vite', '.vite-temp', '.cache', '.vitest', '.astro']) await rm(join(modules, name), { recursive: true, force: true })
}

/** As npm would lay it out. Installing it with npm would write its hash, which is another one after each build, into the lock file. */
async function unpack(tarball, folder) {
  await mkdir(folder, { recursive: true })
  await run(`tar -xzf '${tarball}' -C '${folder}' --strip-components=1`, folder)
}
