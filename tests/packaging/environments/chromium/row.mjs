export const rows = [
  { title: 'page with an import map', pages: ['/import-map.html'], peers: true },
  { title: 'page with a module script', pages: ['/module.html'] },
  { title: 'page with the asset entry', pages: ['/asset-by-path.html'] },
  { title: 'web worker', pages: ['/worker.html'] },
  { title: 'service worker', pages: ['/service-worker.html'] },
  { title: "Content-Security-Policy with 'wasm-unsafe-eval'", pages: ['/module.html'], csp: "script-src 'self' 'wasm-unsafe-eval'" },
  {
    title: "Content-Security-Policy without 'wasm-unsafe-eval'",
    pages: ['/module.html'],
    csp: "script-src 'self'",
    expected: namesThePolicy(),
    shows: 'refuses with a SeamConfigError that names the policy',
  },
  {
    title: 'Trusted Types',
    pages: ['/module.html'],
    csp: "script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'",
  },
]

function namesThePolicy() {
  const parts = ['whole', 'lite', 'forms', 'client', 'webhook', 'init']
  const refused = Object.fromEntries(parts.map((part) => [part, /^SeamConfigError: .*'wasm-unsafe-eval'.*(?<!no SeamError\))$/s]))
  return { ...refused, errors: /./ }
}

export default {
  title: 'Chromium',
  order: 10,
  runtime: 'page',
  version: { says: '${CHROMIUM:-chromium} --version' },
  rows: rows.map((row) => ({ ...row, serve: '.', core: true })),
}
