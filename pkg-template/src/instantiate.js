import { decode } from './decode.js'

/**
 * Compiles and starts a module that is carried as text. Synchronous: engines that run this package's wasm allow it for
 * modules of this size, so that no `init()` call is needed.
 */
export function instantiate(text, bindings, imports) {
  let module
  try {
    module = new WebAssembly.Module(decode(text))
  } catch (cause) {
    throw new Error(
      'seam-access-grants cannot compile its WebAssembly here. If the page has a Content-Security-Policy, add ' +
        "'wasm-unsafe-eval' to its script-src.",
      { cause },
    )
  }
  const { exports } = new WebAssembly.Instance(module, imports)
  bindings.__wbg_set_wasm(exports)
  exports.__wbindgen_start()
  return exports
}
