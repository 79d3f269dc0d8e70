// Runs what wrangler would upload: the script and the modules beside it.

import { readdirSync } from 'node:fs'
import { Miniflare } from 'miniflare'

const files = readdirSync('dist').filter((name) => /\.(js|wasm)$/.test(name))
const script = files.find((name) => name.endsWith('.js'))
const modules = [script, ...files.filter((name) => name !== script)].map((name) => ({
  type: name.endsWith('.wasm') ? 'CompiledWasm' : 'ESModule',
  path: `dist/${name}`,
}))
const miniflare = new Miniflare({ modules, modulesRoot: 'dist', compatibilityDate: '2026-04-01' })
try {
  const response = await miniflare.dispatchFetch('http://localhost/')
  console.log(await response.text())
} finally {
  await miniflare.dispose()
}
