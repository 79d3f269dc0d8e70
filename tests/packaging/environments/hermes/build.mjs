// One script in the language that the engine knows. `console` is what React Native gives; the engine's program has `print`.

import { writeFileSync } from 'node:fs'
import { transform } from '@swc/core'
import { build } from 'esbuild'

const { outputFiles } = await build({
  entryPoints: ['program.mjs'],
  bundle: true,
  format: 'iife',
  write: false,
  outdir: 'dist',
  logLevel: 'error',
})
const { code } = await transform(outputFiles[0].text, { isModule: false, jsc: { target: 'es5' } })
writeFileSync('program.js', `globalThis.console = { log: print, warn: print, error: print };\n${code}`)
