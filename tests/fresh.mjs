// Runs before every test of the package: one that is older than its sources would be tested for what it was.

import { readdirSync, statSync } from 'node:fs'

const root = new URL('../', import.meta.url)

/** The file below a folder that was changed last. */
function newest(folder) {
  const files = readdirSync(new URL(folder, root), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, path, name }) => `${parentPath ?? path}/${name}`)
  const times = paths.map((name) => ({ name, time: statSync(name).mtimeMs }))
  return times.reduce((last, file) => (file.time > last.time ? file : last))
}

const built = statSync(new URL('pkg/index.js', root)).mtimeMs
for (const folder of ['src/', 'pkg-template/']) {
  const { name, time } = newest(folder)
  if (time > built) throw new Error(`pkg/ is older than ${name}. Run cargo xtask build.`)
}
