import { SeamConfigError, SeamError } from './error-classes.js'
import { isSeamError } from './error-guards.js'

/** Gets at a compiled module, at once. There is a file below `loaders` for each way. */
export type LoadModule = () => WebAssembly.Module

/** What every module exports. */
export interface ModuleExports {
  readonly memory: WebAssembly.Memory
  __wbindgen_start(): void
}

/** What the glue of wasm-bindgen gives for every module, besides the module's own functions. */
interface Glue {
  __wbg_set_wasm(exports: ModuleExports): void
}

/**
 * The one way into a module. It gives the function `enter(use)`, which calls `use` with what `prepare`
 * makes of the module's exports and its glue, which `bind` makes, in an instance that is started at the first use.
 *
 * Nothing of the user's may run inside `use`: whatever it throws (a trap, no memory, no stack), the instance stopped somewhere on
 * its way and is in no state to go on. So the next use starts another, and the caller gets one error that says what happened.
 *
 * Starting is synchronous: engines that run this package's wasm allow it for modules of this size, so no `init()` is needed.
 */
export function gatewayOf<Bindings extends Glue, Instance>(
  load: LoadModule,
  bind: () => Bindings,
  imports: (bindings: Bindings) => WebAssembly.Imports,
  prepare: (exports: ModuleExports, bindings: Bindings) => Instance,
) {
  let compiled: WebAssembly.Module | undefined
  let memory: WebAssembly.Memory | undefined
  let instance: Instance | undefined

  function start(): Instance {
    compiled ??= compile(load)
    const bindings = bind()
    const exports = new WebAssembly.Instance(compiled, imports(bindings)).exports as unknown as ModuleExports
    memory = exports.memory
    bindings.__wbg_set_wasm(exports)
    exports.__wbindgen_start()
    return prepare(exports, bindings)
  }

  return function enter<Result>(use: (instance: Instance) => Result): Result {
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

function compile(load: LoadModule): WebAssembly.Module {
  try {
    return load()
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
const LARGE = 0x100_0000

/** By the words of the engines. No regular expression: V8 ends the whole process where it has no stack to compile one. */
function isOfFullStack(cause: unknown): boolean {
  const text = String((cause as { message?: unknown } | null | undefined)?.message)
  return text.includes('call stack') || text.includes('recursion')
}

function failureOf(cause: unknown, memory: WebAssembly.Memory | undefined): SeamError {
  if (isSeamError(cause)) return cause
  if (isOfFullStack(cause)) {
    return new SeamError('The call stack is full. Call this package with less on the stack, or look for an endless recursion.', { cause })
  }
  const isLarge = cause instanceof OutOfMemory || cause instanceof RangeError || (memory !== undefined && memory.buffer.byteLength > LARGE)
  if (isLarge) return new SeamConfigError('This is too large for the memory of WebAssembly. Give less at once.', { cause })
  return new SeamError('seam-access-grants ended by a fault of its own, and goes on with the next call. Please report what you called.', {
    cause,
  })
}
