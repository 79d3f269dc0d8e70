import { MAX_TOKENS, MAX_WORDS } from '../generated/facts.js'
import { type ModuleExports, OutOfMemory } from './gateway.js'
import { textClasses } from './platform.js'

/** A text or bytes, as they go into a module. */
export type Part = string | Uint8Array

/** Writes a part behind what ends at `start` of a module's input buffer; gives where that ends, in bytes. */
export type Add = (part: Part, start: number) => number

/** The module's addresses and lengths have 32 bits; a larger number would wrap around. */
const MAX_BYTES = 0xffff_ffff

/**
 * The module's input buffer. The view is empty after the module's memory has grown, so one comparison finds both reasons to ask for
 * the buffer anew.
 */
export function inputOf(exports: ModuleExports, { input }: { input(capacity: number): number }): Add {
  const encoder = new (textClasses().TextEncoder)()
  let view = new Uint8Array(0)

  function room(bytes: number): Uint8Array<ArrayBuffer> {
    if (view.length >= bytes && view.length > 0) return view
    const capacity = Math.max(bytes, 4096)
    const start = capacity <= MAX_BYTES && input(capacity)
    if (!start) throw new OutOfMemory(`${bytes} bytes`)
    view = new Uint8Array(exports.memory.buffer, start, capacity)
    return view
  }

  return function add(part, start) {
    if (typeof part !== 'string') {
      room(start + part.length).set(part, start)
      return start + part.length
    }
    // A character takes three bytes at most.
    const view = room(start + part.length * 3)
    return start + encoder.encodeInto(part, start === 0 ? view : view.subarray(start)).written
  }
}

/** The module's buffer of words: the tokens of a value, and behind them what a check says of it. */
export function wordsOf(exports: ModuleExports, { words }: { words(): number }): () => Uint32Array {
  let view = new Uint32Array(0)
  return () => {
    if (view.length > 0) return view
    // Asked for first: it may make the memory grow, and then its buffer is another one.
    const start = words()
    view = new Uint32Array(exports.memory.buffer, start, MAX_TOKENS + MAX_WORDS)
    return view
  }
}
