import { start } from './core.js'
import type { Response, URL, WebAssemblyModule } from './platform-types.js'

/** Where a module is, for those who place it themselves: its address, an answer of `fetch`, its bytes, or the compiled module. */
export type ModuleSource = string | URL | Response | PromiseLike<Response> | ArrayBuffer | ArrayBufferView | WebAssemblyModule

/**
 * Prepares the package ahead of its first use: compiles its WebAssembly without keeping the thread busy.
 *
 * Nobody has to call it, but for browsers that compile only small modules at once on the main thread, such as Chrome before 114; there
 * everything else throws a SeamConfigError that names this function. It may be called at any time and as often as you like. It rejects
 * with a SeamConfigError that says why WebAssembly cannot run here.
 *
 * ```ts
 * await init()
 * ```
 */
export const init = (): Promise<void> => start()

/**
 * Fetches and compiles the WebAssembly of this entry, which has to be done before anything else is called in a browser.
 *
 * `source` says where `seam-access-grants/core.wasm` is, if it is not served beside the script: its address, an answer of `fetch`,
 * its bytes, or the compiled module. It may be called at any time and as often as you like. It rejects with a SeamConfigError that
 * says what could not be fetched, or why WebAssembly cannot run here.
 *
 * ```ts
 * await init()
 * await init(fetch('/assets/core.wasm'))
 * ```
 */
export const initFrom = (source?: ModuleSource): Promise<void> => start(source)
