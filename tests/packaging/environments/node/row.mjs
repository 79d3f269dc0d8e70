export const rows = [
  { title: 'ES modules', run: ['node main.mjs'] },
  { title: 'CommonJS', run: ['node main.cjs'] },
  { title: 'both in one program', run: ['node both.mjs'] },
  { title: 'asset entry', run: ['node asset-main.mjs'] },
]

const parts = ['whole', 'lite', 'forms', 'client', 'webhook', 'init']
const refusal = /^SeamConfigError: (?!.*Content-Security-Policy).*WebAssembly.*(?<!no SeamError\))$/s

/** As in a runtime that has none: it is gone before anything is imported. */
export const withoutWebAssembly = {
  title: 'no WebAssembly',
  run: ['node --import ./without-web-assembly.mjs main.mjs'],
  expected: { ...Object.fromEntries(parts.map((part) => [part, refusal])), errors: /./ },
  shows: 'refuses with a SeamConfigError that names what is missing',
  core: true,
}

export default {
  title: 'Node',
  order: 1,
  runtime: 'node',
  version: { says: 'node --version' },
  rows: [...rows.map((row, index) => ({ ...row, core: true, peers: index < 2 })), withoutWebAssembly],
}
