import { SeamConfigError, SeamError } from './error-classes.js'
import { isSeamError } from './error-guards.js'
import type { ModuleSource } from './init.js'
import { knownCaseOf, loadFailureOf, messageOf } from './load-failure.js'

/** Gets at a compiled module. There is a file below `loaders` for each way. */
export interface Loader {
  /** At once; throws where that cannot be. */
  load(): WebAssembly.Module
  /** Ahead of the first use, without keeping the thread busy. */
  loadAsync(source?: ModuleSource): Promise<WebAssembly.Module>
}

/** What every module exports. */
export interface ModuleExports {
  readonly memory: WebAssembly.Memory
  __wbindgen_start(): void
}

/** What the glue of wasm-bindgen gives for every module, besides the module's own functions. */
interface Glue {
  __wbg_set_wasm(exports: ModuleExports): void
}

/** The one way into a module. */
export interface Gateway<Instance> {
  /**
   * Uses the module, which is compiled and started at the first use.
   *
   * Nothing of the user's may run inside `use`: whatever it throws (a trap, no memory, no stack), the instance stopped somewhere on
   * its way and is in no state to go on. So the next use starts another, and the caller gets one error that says what happened.
   */
  enter<Result>(use: (instance: Instance) => Result): Result
  /** Compiles and starts the module ahead of the first use. Calls at the same time share one start, and a failed one may be repeated. */
  init(source?: ModuleSource): Promise<void>
}

/** The gateway into a module whose glue `bind` makes; `prepare` makes of an instance what `enter` hands on. */
export function gatewayOf<Bindings extends Glue, Instance>(
  { load, loadAsync }: Loader,
  bind: () => Bindings,
  imports: (bindings: Bindings) => WebAssembly.Imports,
  prepare: (exports: ModuleExports, bindings: Bindings) => Instance,
): Gateway<Instance> {
  let compiled: WebAssembly.Module | undefined
  let memory: WebAssembly.Memory | undefined
  let instance: Instance | undefined
  let starting: Promise<void> | undefined

  function start(): Instance {
    compiled ??= compile(load)
    const bindings = bind()
    return connect(new WebAssembly.Instance(compiled, imports(bindings)), bindings)
  }

  async function startAsync(source: ModuleSource | undefined): Promise<void> {
    if (instance !== undefined) return
    compiled ??= await compileAsync(() => loadAsync(source))
    const bindings = bind()
    const started = await WebAssembly.instantiate(compiled, imports(bindings))
    // A call in the meantime may have started it.
    instance ??= connect(started, bindings)
  }

  function connect({ exports }: WebAssembly.Instance, bindings: Bindings): Instance {
    const all = exports as unknown as ModuleExports
    memory = all.memory
    bindings.__wbg_set_wasm(all)
    all.__wbindgen_start()
    return prepare(all, bindings)
  }

  return {
    enter(use) {
      try {
        instance ??= start()
        return use(instance)
      } catch (cause) {
        // First and without a call: where the stack is full, a call fails as well.
        instance = undefined
        throw failureOf(cause, memory)
      }
    },

    init(source) {
      starting ??= startAsync(source)
        .catch((cause: unknown) => Promise.reject(failureOf(cause, memory)))
        .finally(() => {
          starting = undefined
        })
      return starting
    },
  }
}

function compile(load: Loader['load']): WebAssembly.Module {
  try {
    return load()
  } catch (cause) {
    throw compileFailureOf(cause)
  }
}

async function compileAsync(load: Loader['loadAsync']): Promise<WebAssembly.Module> {
  try {
    return await load()
  } catch (cause) {
    throw compileFailureOf(cause)
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
  const text = messageOf(cause)
  return text.includes('call stack') || text.includes('recursion')
}

const compileFailureOf = (cause: unknown): unknown => (isSeamError(cause) || isOfFullStack(cause) ? cause : loadFailureOf(cause))

function failureOf(cause: unknown, memory: WebAssembly.Memory | undefined): SeamError {
  if (isSeamError(cause)) return cause
  if (isOfFullStack(cause)) {
    return new SeamError('The call stack is full. Call this package with less on the stack, or look for an endless recursion.', { cause })
  }
  const known = knownCaseOf(cause)
  if (known) return known
  const isLarge = cause instanceof OutOfMemory || cause instanceof RangeError || (memory !== undefined && memory.buffer.byteLength > LARGE)
  if (isLarge) return new SeamConfigError('This is too large for the memory of WebAssembly. Give less at once.', { cause })
  return new SeamError('seam-access-grants ended by a fault of its own, and goes on with the next call. Please report what you called.', {
    cause,
  })
}
