// What is in the tarball, and what its manifest and its pages say.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (name) => readFileSync(join(root, 'pkg', name), 'utf8')
const manifest = JSON.parse(read('package.json'))
const [{ files }] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: join(root, 'pkg'), encoding: 'utf8' }))
const packed = files.map(({ path }) => path).sort()

/** What stands in the package for people and not for programs. */
const PAGES = [
  'CHANGELOG.md', 'CLI.md', 'LICENSE', 'README.md', 'SANDBOX-TABLE.md', 'SANDBOX.md', 'THIRD-PARTY-LICENSES', 'sbom.cdx.json',
]

/** The files that a target among the exports leads to, over every condition. */
const targetsOf = (target) => (typeof target === 'string' ? [normalize(target)] : Object.values(target).flatMap(targetsOf))

/** The files that a file refers to. */
function referredTo(file) {
  if (!/\.[cm]?[jt]s$/.test(file)) return []
  const text = read(file)
  const specifiers = text.matchAll(/(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*["'](\.[^"'?]+)/g)
  const maps = text.matchAll(/^\/\/# sourceMappingURL=(\S+)$/gm)
  const paths = [...specifiers, ...maps].map(([, path]) => normalize(join(dirname(file), path)))
  return /\.d\.[cm]?ts$/.test(file) ? paths.map((path) => path.replace(/\.([cm]?)js$/, '.d.$1ts')) : paths
}

test('the tarball has what the exports lead to, and nothing else', () => {
  const found = new Set(PAGES)
  const follow = (file) => found.has(file) || (found.add(file), referredTo(file).forEach(follow))
  targetsOf(manifest.exports).forEach(follow)
  targetsOf(manifest.bin).forEach(follow)
  assert.deepEqual(packed, [...found].sort())
})

test('the manifest says what a registry shows', () => {
  for (const name of ['name', 'version', 'description', 'license', 'keywords', 'engines']) assert.ok(Object.keys(manifest[name] ?? '').length > 0, name)
  assert.equal(manifest.license, 'MIT OR Apache-2.0')
  const [, repository] = /^repository = "(.*)"$/m.exec(readFileSync(join(root, 'Cargo.toml'), 'utf8'))
  const pages = repository && [`${repository}#readme`, `git+${repository}.git`, `${repository}/issues`]
  assert.deepEqual([manifest.homepage, manifest.repository?.url, manifest.bugs?.url], pages || [undefined, undefined, undefined])
})

for (const page of ['README.md', 'CHANGELOG.md']) {
  test(`the links of ${page} lead somewhere`, () => {
    const text = read(page).replaceAll(/^```.*?^```/gms, '')
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target)
    assert.ok(links.length > 0)
    assert.deepEqual(links.filter((target) => !/^(https:|#)/.test(target) && !packed.includes(target)), [])
  })
}

test('the licences of what is compiled in are there', () => {
  const text = read('THIRD-PARTY-LICENSES')
  for (const name of ['Rust standard library', 'serde', 'serde_json', 'wasm-bindgen', 'talc']) {
    assert.match(text, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(.+\\)$`, 'm'))
  }
  assert.match(text, /Permission is hereby granted, free of charge/)
  // These run only while the package is built.
  assert.doesNotMatch(text, /^(syn|quote|tsify|wasm-bindgen-macro) /m)
})

test('the list of what is compiled in names the same crates, each with its digest', () => {
  const bom = JSON.parse(read('sbom.cdx.json'))
  assert.deepEqual([bom.bomFormat, bom.specVersion, bom.metadata.component.version], ['CycloneDX', '1.5', manifest.version])
  const licensed = [...read('THIRD-PARTY-LICENSES').matchAll(/^(\S+|Rust standard library) (\d+\.\d+\.\d+\S*) \(.+\)$/gm)].map(([, name, version]) => `${name} ${version}`)
  assert.deepEqual(bom.components.map(({ name, version }) => `${name} ${version}`).sort(), [...new Set(licensed)].sort())
  const crates = bom.components.filter(({ purl }) => purl)
  assert.equal(crates.length, bom.components.length - 1, 'all but the standard library come from the registry')
  for (const { purl, hashes } of crates) assert.match(`${purl} ${hashes[0].content}`, /^pkg:cargo\/\S+@\S+ [0-9a-f]{64}$/)
  // The same commit gives the same bytes.
  assert.deepEqual([bom.serialNumber, bom.metadata.timestamp], [undefined, undefined])
})
