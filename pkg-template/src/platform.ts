// What differs between browsers, servers and the places at the edge.

/** What only some platforms have. */
interface Platform {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> }
  readonly window?: unknown
  readonly document?: unknown
  readonly self?: unknown
  readonly WorkerGlobalScope?: new () => object
}

/** A variable of the environment; nothing, if it is empty or there is no environment. */
export function environment(name: string): string | undefined {
  return (globalThis as Platform).process?.env?.[name] || undefined
}

/** A page or a web worker. Node, Deno, Bun and edge runtimes have neither a document nor importScripts. */
export function isBrowser(): boolean {
  const { document, WorkerGlobalScope, self, window } = globalThis as Platform
  const isPage = typeof window === 'object' && typeof document === 'object'
  return isPage || (typeof WorkerGlobalScope === 'function' && self instanceof WorkerGlobalScope)
}

/**
 * What requests say of caches: Next 13 and 14 would keep answers to POST. Not in browsers, which keep none, and would ask for a
 * preflight each time; nor where requests know no caches: older workerd throws for it.
 */
export function caching(): Pick<RequestInit, 'cache'> {
  return !isBrowser() && 'cache' in (globalThis.Request?.prototype ?? {}) ? { cache: 'no-store' } : {}
}
