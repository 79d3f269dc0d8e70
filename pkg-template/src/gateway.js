import { isSeamError, SeamConfigError, SeamError } from './error-classes.js'
import { decode } from './decode.js'

/**
 * The one way into a module that is carried as text. It gives the function `enter(use)`, which calls `use` with what `prepare`
 * makes of the module's exports, in an instance that is started at the first use.
 *
 * Nothing of the user's may run inside `use`: whatever it throws (a trap, no memory, no stack), the instance stopped somewhere on
 * its way and is in no state to go on. So the next use starts another, and the caller gets one error that says what happened.
 *
 * Starting is synchronous: engines that run this package's wasm allow it for modules of this size, so no `init()` is needed.
 */
export function gatewayOf(text, bindings, imports, prepare) {
  let compiled
  let memory
  let instance

  function start() {
    // The bindings keep views of the memory before; growing it by nothing detaches them.
    memory?.grow(0)
    compiled ??= compile(text)
    const { exports } = new WebAssembly.Instance(compiled, imports)
    memory = exports.memory
    bindings.__wbg_set_wasm(exports)
    exports.__wbindgen_start()
    return prepare(exports)
  }

  return function enter(use) {
    try {
      instance ??= start()
      return use(instance)
    } catch (cause) {
      // First and without a call: where the stack is full, a call fails as well.
      instance = undefined
      throw failureOf(cause, memory)
    }
  }
}

function compile(text) {
  try {
    return new WebAssembly.Module(decode(text))
  } catch (cause) {
    throw new SeamConfigError(
      'seam-access-grants cannot compile its WebAssembly here. If the page has a Content-Security-Policy, add ' +
        "'wasm-unsafe-eval' to its script-src.",
      { cause },
    )
  }
}

/** Thrown where a module has no memory for what it is given. */
export class OutOfMemory extends Error {}

/**
 * A module that ended with more memory than this is taken for one that wanted still more: what it is made for takes a few megabytes,
 * and how much there is differs between engines.
 */
const LARGE = 2 ** 24

/** By the words of the engines. No regular expression: V8 ends the whole process where it has no stack to compile one. */
function isOfFullStack(cause) {
  const text = String(cause?.message)
  return text.includes('call stack') || text.includes('recursion')
}

function failureOf(cause, memory) {
  if (isSeamError(cause)) return cause
  if (isOfFullStack(cause)) {
    return new SeamError('The call stack is full. Call this package with less on the stack, or look for an endless recursion.', { cause })
  }
  const isLarge = cause instanceof OutOfMemory || cause instanceof RangeError || memory?.buffer.byteLength > LARGE
  if (isLarge) return new SeamConfigError('This is too large for the memory of WebAssembly. Give less at once.', { cause })
  return new SeamError('seam-access-grants ended by a fault of its own, and goes on with the next call. Please report what you called.', { cause })
}
