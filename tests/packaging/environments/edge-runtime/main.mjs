// Code generation from strings and of WebAssembly is off, as at Vercel; the modules of the bundle were compiled before.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EdgeRuntime } from 'edge-runtime'

const initialCode = readFileSync('dist/handler.js', 'utf8')
const paths = readdirSync('node_modules', { recursive: true })
  .filter((name) => name.endsWith('.wasm'))
  .map((name) => join(process.cwd(), 'node_modules', name))
const wasmModules = Object.fromEntries(paths.map((path) => [path, new WebAssembly.Module(readFileSync(path))]))
const runtime = new EdgeRuntime({
  codeGeneration: { strings: false, wasm: false },
  extend: (context) => Object.assign(context, { wasmModules }),
  initialCode,
})
const response = await runtime.dispatchFetch('http://localhost/')
console.log(await response.text())
