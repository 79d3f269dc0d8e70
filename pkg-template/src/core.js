// The wasm module: compiled at the first use, never at import.

import * as bindings from '../generated/core_bg.js'
import text from '../generated/core_wasm.js'
import { inputOf } from './input.js'
import { instantiate } from './instantiate.js'

let input

/** The module's functions. */
export function core() {
  input ??= inputOf(instantiate(text, bindings, './core_bg.js'), bindings)
  return bindings
}

/** Writes text into the module's input buffer and returns its length in bytes. */
export function put(text) {
  core()
  return input.text(text)
}

/** Writes a reply's content type and body into the module's input buffer and returns where each ends. */
export function putReply(contentType, body) {
  core()
  return input.reply(contentType, body)
}
