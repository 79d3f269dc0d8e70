// Bundles the entries of the package: ES modules that share chunks, and CommonJS.
//
// Files that reach `modules/whole` are taken once for each module, with that module in its place; all others are shared.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { build } from 'esbuild'

const [stage, out] = process.argv.slice(2)
const entries = JSON.parse(readFileSync(join(stage, 'entries.json'), 'utf8'))
const WHOLE = 'modules/whole/'

/** The source that an import names, as a path below the stage. */
function resolve(specifier, importer) {
  const path = normalize(join(dirname(importer), specifier))
  const source = path.replace(/\.js$/, '.ts')
  return existsSync(join(stage, source)) ? source : path
}

const reaching = new Map()

/** Whether a source reaches the module, directly or through others. */
function reachesModule(path) {
  if (path.startsWith(WHOLE)) return true
  if (reaching.has(path) && reaching.get(path) === undefined) throw new Error(`${path} imports itself through others.`)
  if (!reaching.has(path)) {
    reaching.set(path, undefined)
    const imports = readFileSync(join(stage, path), 'utf8').matchAll(/^(?:import|export)\b(?! type\b)[^'"]*?'(\.[^']+)'/gm)
    reaching.set(
      path,
      [...imports].some(([, specifier]) => reachesModule(resolve(specifier, path))),
    )
  }
  return reaching.get(path)
}

/** Takes files once for each module: the namespace of a file says with which one. */
const modules = {
  name: 'modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^entry:/ }, ({ path }) => {
      const { file, module } = entries.find(({ file }) => `entry:${file}` === path)
      return located(`src/${file}.ts`, module ?? '')
    })
    onResolve({ filter: /^\./ }, ({ path, importer, namespace }) => {
      const shared = namespace === 'file'
      const from = shared ? relative(stage, importer) : importer
      return located(resolve(path, from), shared ? '' : namespace)
    })
    for (const { module } of entries) {
      if (!module) continue
      onLoad({ filter: /.*/, namespace: module }, ({ path }) => {
        const file = path.replace(WHOLE, `modules/${module}/`)
        return { contents: readFileSync(join(stage, file), 'utf8'), loader: path.endsWith('.ts') ? 'ts' : 'js' }
      })
    }
  },
}

const located = (path, module) =>
  module && reachesModule(path) ? { path, namespace: module, sideEffects: false } : { path: join(stage, path), sideEffects: false }

const options = {
  absWorkingDir: stage,
  bundle: true,
  target: 'es2022',
  platform: 'neutral',
  logLevel: 'warning',
  plugins: [modules],
}
const all = Object.fromEntries(entries.map(({ file }) => [file, `entry:${file}`]))
await build({ ...options, entryPoints: all, format: 'esm', splitting: true, chunkNames: 'chunks/[hash]', outdir: out })
for (const { file } of entries) {
  await build({ ...options, entryPoints: { [file]: `entry:${file}` }, format: 'cjs', outdir: out, outExtension: { '.js': '.cjs' } })
}
