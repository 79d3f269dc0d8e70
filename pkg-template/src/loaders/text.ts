import { decode, type EncodedModule } from '../decode.js'
import type { LoadModule } from '../gateway.js'

/** Loads a module that is carried as text. */
export const fromText =
  (encoded: EncodedModule): LoadModule =>
  () =>
    new WebAssembly.Module(decode(encoded))
