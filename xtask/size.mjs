// Sizes of the package's entries as a page downloads them: bundled, minified, compressed.

import { readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const ENTRIES = [
  { name: 'seam-access-grants', source: 'index', module: 'core', stage: 'package', budget: 54_500 },
  { name: 'seam-access-grants/lite', source: 'lite', module: 'core', stage: 'package-lite', budget: 33_000 },
  { name: 'seam-access-grants/sandbox', source: 'sandbox', module: 'sandbox', stage: 'package' },
]

/** An entry, bundled and minified; without the text of the module if `bare`. */
async function minified(stage, source, bare) {
  const stub = { name: 'stub', setup: ({ onLoad }) => onLoad({ filter: /_wasm\.js$/ }, () => ({ contents: 'export default {}' })) }
  const { outputFiles } = await build({
    entryPoints: [new URL(`src/${source}.js`, stage).pathname],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    plugins: bare ? [stub] : [],
  })
  return outputFiles[0].contents
}

const columns = (cells) => cells.map((cell, index) => (index === 0 ? cell.padEnd(42) : String(cell ?? '').padStart(9))).join(' ')
console.log(columns(['entry', 'raw', 'gzip', 'brotli', 'budget']))
for (const { name, source, module, stage: folder, budget } of ENTRIES) {
  const stage = new URL(`../target/${folder}/`, import.meta.url)
  const parts = [
    [name, await minified(stage, source, false), budget],
    [`${name}: wasm`, readFileSync(new URL(`generated/${module}_bg.wasm`, stage))],
    [`${name}: script`, await minified(stage, source, true)],
  ]
  for (const [part, bytes, limit] of parts) {
    const brotli = brotliCompressSync(bytes).length
    console.log(columns([part, bytes.length, gzipSync(bytes, { level: 9 }).length, brotli, limit]))
    if (brotli > limit) {
      console.error(`The budget of ${limit} bytes is broken.`)
      process.exitCode = 1
    }
  }
}
