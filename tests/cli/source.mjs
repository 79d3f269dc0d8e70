import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { build } = createRequire(`${root}xtask/package.json`)('esbuild')
const entry = pathToFileURL(`${root}pkg/index.js`).href

/** Writes a file of the command line, with what it imports, to where it can be run; the package's entry is the built one. */
export async function bundle(file, outfile) {
  const entries = {
    name: 'entries',
    setup: ({ onResolve }) => onResolve({ filter: /^\.\.\/index\.js$/ }, () => ({ path: entry, external: true })),
  }
  await build({ entryPoints: [`${root}target/package/src/cli/${file}.ts`], bundle: true, format: 'esm', platform: 'node', outfile, logLevel: 'silent', plugins: [entries] })
}

/** A file of the command line, with what it imports. */
export async function source(file) {
  const outfile = join(tmpdir(), `seam-access-grants-${process.pid}-${file}.mjs`)
  await bundle(file, outfile)
  try {
    return await import(pathToFileURL(outfile))
  } finally {
    rmSync(outfile)
  }
}
