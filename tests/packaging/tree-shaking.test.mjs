// A bundler takes along what is used, and nothing that runs at import.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { build } = createRequire(`${root}xtask/package.json`)('esbuild')

/** A module of one line, bundled and minified with what it imports. */
async function bundled(contents, options = {}) {
  const stdin = { contents, resolveDir: `${root}tests` }
  const { outputFiles } = await build({ stdin, bundle: true, minify: true, format: 'esm', write: false, logLevel: 'silent', ...options })
  return outputFiles[0].text
}

/** The same by Rolldown. */
async function rolledUp(contents) {
  const input = { name: 'input', resolveId: (id) => (id === 'input' ? `${root}tests/input.js` : null), load: (id) => (id.endsWith('/input.js') ? contents : null) }
  const bundle = await rolldown({ input: 'input', plugins: [input], logLevel: 'silent' })
  const { output } = await bundle.generate({ format: 'esm', minify: true })
  return output[0].code
}

const names = Object.keys(await import('seam-access-grants')).filter((name) => /Error$/.test(name))
assert.ok(names.length > 25)
for (const [bundler, bundle] of Object.entries({ esbuild: bundled, Rolldown: rolledUp })) {
  test(`a guard or a class of errors comes without the module, by ${bundler}`, async () => {
    for (const name of names) {
      const text = await bundle(`export { ${name} } from 'seam-access-grants'`)
      const size = brotliCompressSync(text).length
      assert.ok(size > 100 && size < 2500, `${name}: ${size} bytes`)
      if (name.startsWith('is')) assert.doesNotMatch(text, /\bclass\b/)
    }
  })
}

const { exports } = JSON.parse(readFileSync(`${root}pkg/package.json`, 'utf8'))
const entries = Object.values(exports).flatMap(({ import: target }) => target?.default.slice(2) ?? []).filter((file) => file.endsWith('.js'))
assert.ok(entries.length > 3)
for (const entry of entries) {
  test(`nothing at the top level of ${entry} has an effect`, async () => {
    // By its path from a file without a package: there nobody has promised that it has no effects.
    const promise = { name: 'no-promise', setup: ({ onResolve }) => onResolve({ filter: /^entry$/ }, () => ({ path: `${root}pkg/${entry}`, sideEffects: true })) }
    assert.equal((await bundled("import 'entry'", { plugins: [promise] })).trim(), '')
  })
}
