import { copyBesides } from './build/besides.ts'
import { strictPolicy } from './build/policy.ts'

export default {
  base: './',
  plugins: [strictPolicy(), copyBesides()],
  build: {
    target: 'es2022',
    // A data: address is not 'self'.
    assetsInlineLimit: 0,
    // The sandbox is one file, most of it a wasm module as text; splitting it would load the same bytes later.
    chunkSizeWarningLimit: 1200,
  },
}
