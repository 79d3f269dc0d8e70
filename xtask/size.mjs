// Sizes of the package's entries as a page downloads them: bundled, minified, compressed. Exits with 1 where one is over its limit.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const root = new URL('../', import.meta.url)
const stage = new URL('target/package/', root)
const entries = JSON.parse(readFileSync(new URL('entries.json', stage), 'utf8'))

/** Everything of an entry, or of several, in one file. */
function minified(...files) {
  const exportOf = (file, index) => `export *${files.length > 1 ? ` as entry${index}` : ''} from './pkg/${file}.js'`
  return bundled(files.map(exportOf).join('\n'))
}

/** A module with what it imports, in one file. */
async function bundled(contents) {
  const stdin = { contents, resolveDir: fileURLToPath(root) }
  const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: 'esm', write: false })
  return outputFiles[0].text
}

/** The text of a module, which has no quote of its own in it. */
const TEXT = /(?<=\btext: ?)(["'`])(?:(?!\1).){1000,}\1/g

let isOver = false
const columns = (cells) => cells.map((cell, index) => (index === 0 ? cell.padEnd(38) : String(cell ?? '').padStart(9))).join(' ')
function report(name, bytes, limit, goal) {
  const brotli = brotliCompressSync(bytes).length
  console.log(columns([name, Buffer.byteLength(bytes), gzipSync(bytes, { level: 9 }).length, brotli, limit, goal]))
  if (brotli <= (limit ?? Infinity)) return
  console.error(`${name} has ${brotli} bytes, and its limit is ${limit}.`)
  isOver = true
}

console.log(columns(['entry', 'raw', 'gzip', 'brotli', 'limit', 'goal']))
for (const { file, module, limit, goal } of entries) {
  const text = await minified(file)
  report(file, text, limit, goal)
  if (!module) continue
  report(`${file}: wasm`, readFileSync(new URL(`modules/${module}/module_bg.wasm`, stage)))
  report(`${file}: script`, text.replace(TEXT, "''"))
}
report('index and lite in one app', await minified('index', 'lite'))
report('lite and forms in one app', await minified('lite', 'forms'))
for (const name of ['isSeamError', 'SeamValidationError', 'checkPin', 'Seam']) {
  report(`{ ${name} } of index`, await bundled(`export { ${name} } from './pkg/index.js'`))
}
process.exitCode = isOver ? 1 : 0
