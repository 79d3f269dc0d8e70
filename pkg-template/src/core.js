// The wasm module: compiled at the first use, never at import.

import * as bindings from '../generated/core_bg.js'
import text from '../generated/core_wasm.js'
import { inputOf } from './input.js'
import { instantiate } from './instantiate.js'

let write

/** The module's functions. */
export function core() {
  write ??= inputOf(instantiate(text, bindings, './core_bg.js'), bindings)
  return bindings
}

/** Writes text into the module's input buffer and returns its length in bytes. */
export function put(text) {
  core()
  return write(text)
}
