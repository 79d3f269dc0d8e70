import { decode, type EncodedModule } from '../decode.js'
import type { Loader } from '../gateway.js'

/** Carries the module as text, and compiles it at the first use. */
export const fromText = (encoded: EncodedModule): Loader => ({
  load: () => new WebAssembly.Module(decode(encoded)),
  loadAsync: () => WebAssembly.compile(decode(encoded)),
})
