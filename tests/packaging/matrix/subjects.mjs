// What is tried: this package, and peers that are WebAssembly behind an npm package as it is.

import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expected } from '../environments/check.mjs'
import { run } from './shell.mjs'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const { transform } = createRequire(`${root}xtask/package.json`)('esbuild')
const at = (path) => readFile(new URL(path, import.meta.url), 'utf8')

/** This package, packed as npm would publish it, unless a tarball is given. */
export async function ours(given) {
  const target = join(root, 'target/matrix')
  await mkdir(target, { recursive: true })
  const pack = async () =>
    join(target, (await run(`npm pack --silent --pack-destination '${target}'`, join(root, 'pkg'))).trim().split('\n').at(-1))
  return { key: 'ours', name: 'seam-access-grants', tarball: given ?? (await pack()), expected }
}

const PEERS = [
  // Its README has one entry for each kind of environment; the plain one is for bundlers.
  {
    key: 'cedar',
    name: '@cedar-policy/cedar-wasm',
    version: '4.13.0',
    entries: { node: '/nodejs', page: '/web' },
    expected: { answer: 'allow' },
  },
  { key: 'matrix-crypto', name: '@matrix-org/matrix-sdk-crypto-wasm', version: '18.9.0', expected: { answer: '@jane:example.org' } },
]

/** The peers, fetched once with npm. */
export async function peers() {
  const target = join(root, 'target/matrix/peers')
  await mkdir(target, { recursive: true })
  const packed = async (peer) => {
    const printed = await run(`npm pack ${peer.name}@${peer.version} --silent --prefer-offline`, target)
    return { ...peer, tarball: join(target, printed.trim().split('\n').at(-1)) }
  }
  return Promise.all(PEERS.map(packed))
}

/** The files that an environment imports: the subject as ES modules, as CommonJS, and by the paths of its files. */
export async function subjectFiles({ key, name, entries }, runtime, place) {
  const [text, check, asset, required] = await Promise.all(
    [`../subjects/${key}.mjs`, '../environments/check.mjs', '../subjects/asset.mjs', '../subjects/required.cjs'].map(at),
  )
  const { exports } = JSON.parse(await readFile(join(place, 'node_modules', name, 'package.json'), 'utf8').catch(() => '{}'))
  const entry = entries?.[runtime]
  const subject = entry ? text.replace(`'${name}'`, `'${name}${entry}'`) : text
  return {
    'subject.mjs': subject,
    'subject-by-path.mjs': byPath(subject, name, exports),
    'subject.cjs': (await commonJs(subject)).replace('./check.mjs', './check.cjs'),
    'check.mjs': check,
    'check.cjs': await commonJs(check),
    'asset.mjs': asset,
    'asset-by-path.mjs': byPath(asset, name, exports),
    'required.cjs': required,
  }
}

const commonJs = async (text) => (await transform(text, { format: 'cjs', platform: 'node' })).code

/** For what has no import map: workers, and pages that forbid inline scripts. */
function byPath(text, name, exports = {}) {
  const path = (entry) => exports[entry ? `.${entry}` : '.']?.import?.default ?? exports[entry ? `.${entry}` : '.']?.import
  return text.replaceAll(new RegExp(`'${name}(/[^']*)?'`, 'g'), (_, entry) => `'/node_modules/${name}/${path(entry)?.replace('./', '')}'`)
}
