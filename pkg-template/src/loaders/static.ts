import { SeamConfigError } from '../error-classes.js'
import type { Loader } from '../gateway.js'

/** Takes a module that was deployed beside the script, for runtimes that forbid compiling one. */
export const fromModule = (imported: unknown): Loader => ({
  load: () => moduleOf(imported),
  loadAsync: async () => moduleOf(imported),
})

function moduleOf(imported: unknown): WebAssembly.Module {
  // By its tag: in some of these runtimes the module comes from another realm, where `instanceof` fails.
  if (Object.prototype.toString.call(imported) === '[object WebAssembly.Module]') return imported as WebAssembly.Module
  throw new SeamConfigError(
    'The bundler did not import the .wasm file of seam-access-grants as a module. Let it treat imports of `.wasm?module` as ' +
      'WebAssembly modules, as Wrangler and Next do; in Nitro switch on `experimental.wasm`.',
  )
}
