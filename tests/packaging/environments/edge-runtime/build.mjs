// A bundle as Vercel makes it: the condition `edge-light`, and modules of WebAssembly beside the script.

import { build } from 'esbuild'

const asModule = {
  name: 'wasm-module',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /\.wasm(\?module)?$/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === 'resolving') return
      const found = await resolve(path.replace('?module', ''), { kind, resolveDir, pluginData: 'resolving' })
      return { path: found.path, namespace: 'wasm-module' }
    })
  },
}
const load = {
  name: 'wasm-load',
  setup({ onLoad }) {
    onLoad({ filter: /.*/, namespace: 'wasm-module' }, ({ path }) => ({
      contents: `export default globalThis.wasmModules[${JSON.stringify(path)}]`,
    }))
  },
}
await build({
  entryPoints: ['handler.js'],
  bundle: true,
  format: 'iife',
  conditions: ['edge-light'],
  outfile: 'dist/handler.js',
  plugins: [asModule, load],
  logLevel: 'error',
})
