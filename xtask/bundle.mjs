// Bundles the entries of the package: ES modules that share chunks, and CommonJS.
//
// A file that reaches a module is taken once for each variant, which is a module and a way to load it; all others are shared. Such a
// file imports the module of the whole and its lists, and has those of its variant in their place.

import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { build } from 'esbuild'

const [stage, out] = process.argv.slice(2)
const entries = JSON.parse(readFileSync(join(stage, 'entries.json'), 'utf8'))
const outputs = entries.flatMap(({ file, module, isApart, outputs }) =>
  outputs.map((output) => ({
    ...output,
    source: `src/${file}.ts`,
    variant: module ? `${module}${output.loader}` : '',
    // What is bundled together: a program takes its entries from one group, or but one from another.
    group: `${output.loader}${isApart ? file : ''}`,
  })),
)

/** The source that an import names, as a path below the stage. */
function resolve(specifier, importer) {
  const path = normalize(join(dirname(importer), specifier))
  const source = path.replace(/\.js$/, '.ts')
  return existsSync(join(stage, source)) ? source : path
}

const reaching = new Map()

/** Whether a source reaches a module, directly or through others. */
function reachesModule(path) {
  if (/^modules\/|^(generated|src)\/whole-/.test(path)) return true
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

/**
 * The file that a variant has in the place of another: its module, and its lists, in that of the whole's, its way to load it, and a
 * source of its own, if there is one.
 */
function inVariant(path, variant) {
  const [module, loader] = variant.split('.')
  const own = path.replace(/^src\/whole(?=-)/, `src/${module}`)
  if (own !== path) return existsSync(join(stage, own)) ? own : path
  return path
    .replace(/^(modules\/|generated\/)whole(?=[-/])/, `$1${module}`)
    .replace(/\/module\.ts$/, `/module${loader ? `.${loader}` : ''}.ts`)
}

/** Takes files once for each variant: the namespace of a file says for which one. */
const variants = {
  name: 'variants',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^entry:/ }, ({ path }) => {
      const { source, variant } = outputs.find(({ file }) => `entry:${file}` === path)
      return located(source, variant)
    })
    onResolve({ filter: /\.wasm\?module$/ }, ({ path }) => ({ path, external: true }))
    onResolve({ filter: /^\./ }, ({ path, importer, namespace }) => {
      const shared = namespace === 'file'
      const from = shared ? relative(stage, importer) : importer
      return located(resolve(path, from), shared ? '' : namespace)
    })
    for (const variant of new Set(outputs.map(({ variant }) => variant).filter(Boolean))) {
      onLoad({ filter: /.*/, namespace: variant }, ({ path }) => ({
        contents: readFileSync(join(stage, path), 'utf8'),
        loader: path.endsWith('.ts') ? 'ts' : 'js',
      }))
    }
  },
}

const located = (path, variant) =>
  variant && reachesModule(path)
    ? { path: inVariant(path, variant), namespace: variant, sideEffects: false }
    : { path: join(stage, path), sideEffects: false }

const options = {
  absWorkingDir: stage,
  bundle: true,
  target: 'es2022',
  platform: 'neutral',
  logLevel: 'warning',
  plugins: [variants],
  outdir: out,
  write: false,
}

/** Writes what was built. */
function emit({ outputFiles }) {
  for (const { path, text } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, path.endsWith('.map') ? mapOf(JSON.parse(text)) : withoutPaths(text))
  }
}

/** A source map that names sources by their place in this project, and does without the text of the modules. */
function mapOf(map) {
  const sources = map.sources.map((source) => `seam-access-grants/${source.match(/(?:src|generated|modules)\/.*$/)[0]}`)
  const sourcesContent = map.sourcesContent.map((content, index) =>
    sources[index].endsWith('_text.ts') ? '// A module as text.\n' : content,
  )
  return JSON.stringify({ ...map, sources, sourcesContent })
}

/** The comments in which the bundler names files say nothing to those who use the package. Their lines stay, since maps count them. */
const withoutPaths = (text) => text.replace(/^\/\/ (?:[\w.]+:)?(?:src|generated|modules)\/\S+$/gm, '')

/** Entry points of outputs, by the names of their files without the ending. */
const pointsOf = (outputs) => Object.fromEntries(outputs.map(({ file }) => [file.replace(/\.c?js$/, ''), `entry:${file}`]))

const modules = outputs.filter(({ format }) => format === 'esm')
for (const group of new Set(modules.map((output) => output.group))) {
  const entryPoints = pointsOf(modules.filter((output) => output.group === group))
  const folder = Object.keys(entryPoints).every((name) => name.startsWith('edge/')) ? 'edge/' : ''
  // The maps are a third of a megabyte for everything; the files that nearly everybody runs have them.
  const sourcemap = modules.some((output) => output.group === group && output.loader === '')
  emit(await build({ ...options, entryPoints, format: 'esm', splitting: true, chunkNames: `${folder}chunks/[hash]`, sourcemap }))
}
for (const [name, point] of Object.entries(pointsOf(outputs.filter(({ format }) => format === 'cjs')))) {
  emit(await build({ ...options, entryPoints: { [name]: point }, format: 'cjs', outExtension: { '.js': '.cjs' } }))
}

/** Leaves the entries where they are: the command line imports their files. */
const entriesApart = {
  name: 'entries-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path, importer }) => {
      const source = importer && resolve(path, relative(stage, importer))
      const entry = entries.find(({ file }) => source === `src/${file}.ts`)
      return entry && { path: `./${entry.file}.js`, external: true }
    })
  },
}
const commands = { ...options, plugins: [entriesApart], platform: 'node', format: 'esm' }
emit(await build({ ...commands, entryPoints: { cli: 'src/cli.ts' } }))
chmodSync(join(out, 'cli.js'), 0o755)
