import { SeamConfigError } from '../error-classes.js'
import type { Loader } from '../gateway.js'
import type { ModuleSource } from '../init.js'

/** Fetches the module from a file beside the script, and compiles it while it arrives. */
export const fromAsset = (locate: () => URL): Loader => ({
  load() {
    throw new SeamConfigError('seam-access-grants/asset fetches its WebAssembly first. Call `await init()` before anything else.')
  },
  loadAsync: async (source = locate()) => compile(await source),
})

async function compile(source: Awaited<ModuleSource>): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return WebAssembly.compile(source as BufferSource)
  if (typeof source === 'object' && 'arrayBuffer' in source) return compileResponse(source)
  return compileResponse(await fetched(new URL(source, globalThis.location?.href)))
}

async function fetched(url: URL): Promise<Response> {
  try {
    return await fetch(url)
  } catch (cause) {
    throw notFetched(url.href, 'there was no answer', cause)
  }
}

async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok) throw notFetched(response.url, `status ${response.status}`)
  // Streaming needs this type; a server that sends another one costs the advantage, and nothing else.
  const isTyped = /^application\/wasm\b/i.test(response.headers.get('content-type') ?? '')
  if (isTyped && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(response)
  const bytes = await response.arrayBuffer()
  // Servers of pages answer an address that they do not know with a page.
  if (!isModule(new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength)))) throw notFetched(response.url, 'something else is there')
  return WebAssembly.compile(bytes)
}

/** Whether bytes begin as every WebAssembly module does. */
const isModule = (bytes: Uint8Array): boolean => String.fromCharCode(...bytes) === '\0asm'

const notFetched = (url: string, why: string, cause?: unknown): SeamConfigError =>
  new SeamConfigError(
    `The WebAssembly of seam-access-grants could not be fetched from ${url} (${why}). Serve seam-access-grants/core.wasm there, or ` +
      'say where it is: `await init(address)`.',
    { cause },
  )
