// The wasm module: compiled at the first use, never at import.

import * as bindings from '../generated/core_bg.js'
import text from '../generated/core_wasm.js'
import { inputOf, recordOf } from './input.js'
import { instantiate } from './instantiate.js'
import * as random from './random.js'
import { verdictOf } from './verdict.js'

let memory
let input
let recorder
let reader

/** The module's functions. */
export function core() {
  if (input === undefined) {
    const exports = instantiate(text, bindings, { './core_bg.js': bindings, '../src/random.js': random })
    memory = exports.memory
    input = inputOf(exports, bindings)
    recorder = recordOf(exports, bindings, input)
    reader = verdictOf(exports, bindings)
  }
  return bindings
}

/**
 * Uses the module. One that ended on the way (there was no memory for what it read) is in no state to go on, so the next use
 * starts another.
 */
export function using(use) {
  try {
    return use(core())
  } catch (cause) {
    // Growing by nothing detaches the views that the bindings keep of this memory.
    memory?.grow(0)
    input = undefined
    throw cause
  }
}

/** Writes a plain value into the module as tokens, after `ready`; gives nothing for any other value. */
export function record(value, ready) {
  core()
  return recorder.record(value, ready)
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

/** Writes bytes into the module's input buffer and returns how many there are. */
export const putBytes = (bytes) => putReply('', bytes)[1]

/** The issues that the last check left in so many words. */
export const issuesIn = (count) => recorder.verdict(reader, count)
