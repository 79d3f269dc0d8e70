// A bundler takes along what is used, and nothing that runs at import.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { build } = createRequire(`${root}xtask/package.json`)('esbuild')

/** A module of one line, bundled and minified with what it imports. */
async function bundled(contents, options = {}) {
  const stdin = { contents, resolveDir: `${root}tests` }
  const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: 'esm', write: false, logLevel: 'silent', ...options })
  return outputFiles[0].text
}

test('a guard comes without the module', async () => {
  const text = await bundled("export { isSeamError } from 'seam-access-grants'")
  const size = brotliCompressSync(text).length
  assert.ok(size < 2500, `${size} bytes`)
  assert.doesNotMatch(text, /\bclass\b/)
})

const { exports } = JSON.parse(readFileSync(`${root}pkg/package.json`, 'utf8'))
const entries = Object.values(exports).flatMap(({ import: target }) => target?.default.slice(2) ?? [])
assert.ok(entries.length > 3)
for (const entry of entries) {
  test(`nothing at the top level of ${entry} has an effect`, async () => {
    // By its path from a file without a package: there nobody has promised that it has no effects.
    const promise = { name: 'no-promise', setup: ({ onResolve }) => onResolve({ filter: /^entry$/ }, () => ({ path: `${root}pkg/${entry}`, sideEffects: true })) }
    assert.equal((await bundled("import 'entry'", { plugins: [promise] })).trim(), '')
  })
}
