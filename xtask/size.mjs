// Sizes of the package's entries as a page downloads them: bundled, minified, compressed.

import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const BUDGET = { index: 40_000 }

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length

async function minified(entry) {
  const { outputFiles } = await build({
    entryPoints: [new URL(`../pkg/${entry}.js`, import.meta.url).pathname],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  })
  return outputFiles[0].contents
}

const rows = []
let broken = false
for (const [entry, module] of [['index', 'core'], ['sandbox', 'sandbox']]) {
  const whole = await minified(entry)
  const wasm = readFileSync(new URL(`../target/package/generated/${module}_bg.wasm`, import.meta.url))
  const script = Buffer.from(whole).toString().replace(/(["'`])[ -~]{20000,}?\1/, "''")
  for (const [part, bytes] of [['', whole], [': wasm alone', wasm], [': script alone', Buffer.from(script)]]) {
    const budget = part === '' ? BUDGET[entry] : undefined
    const row = { entry: entry + part, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli(bytes), budget }
    broken ||= row.brotli > budget
    rows.push(row)
  }
}
const names = { index: 'seam-access-grants', sandbox: 'seam-access-grants/sandbox' }
console.log('entry'.padEnd(42), 'raw'.padStart(9), 'gzip'.padStart(9), 'brotli'.padStart(9), 'budget'.padStart(9))
for (const { entry, raw, gzip, brotli, budget } of rows) {
  const name = entry.replace(/^\w+/, (word) => names[word])
  console.log(name.padEnd(42), ...[raw, gzip, brotli, budget ?? ''].map((number) => String(number).padStart(9)))
}
if (broken) {
  console.error('The budget is broken.')
  process.exitCode = 1
}
