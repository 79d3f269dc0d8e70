// What differs between browsers, servers, test environments and the places at the edge.

import { SeamConfigError } from './error-classes.js'

/** What only some platforms have. */
interface Platform {
  readonly process?: {
    readonly env?: Readonly<Record<string, string | undefined>>
    getBuiltinModule?<Name extends keyof NodeModules>(name: Name): NodeModules[Name] | undefined
  }
  readonly window?: unknown
  readonly document?: unknown
  readonly self?: unknown
  readonly WorkerGlobalScope?: new () => object
  readonly TextDecoder?: typeof TextDecoder
  readonly TextEncoder?: typeof TextEncoder
}

/** What is used of Node's own modules. */
interface NodeModules {
  readonly 'node:util': TextClasses
  readonly 'node:crypto': { readonly webcrypto: Crypto }
}

/** The classes that turn text into bytes and back. */
export interface TextClasses {
  readonly TextDecoder: typeof TextDecoder
  readonly TextEncoder: typeof TextEncoder
}

const platform = (): Platform => globalThis as Platform

/** A variable of the environment; nothing, if it is empty or there is no environment. */
export function environment(name: string): string | undefined {
  return platform().process?.env?.[name] || undefined
}

/** A module of Node, Bun or Deno, without an import that a bundler would follow; nothing elsewhere. */
export function builtin<Name extends keyof NodeModules>(name: Name): NodeModules[Name] | undefined {
  return platform().process?.getBuiltinModule?.(name)
}

/** Classes for text: the global ones, or those of Node where its globals are hidden, as jsdom does it. */
export function textClasses(): TextClasses {
  const { TextDecoder, TextEncoder } = platform()
  if (TextDecoder && TextEncoder) return { TextDecoder, TextEncoder }
  const classes = builtin('node:util')
  if (classes) return classes
  throw new SeamConfigError('This runtime has no TextDecoder and no TextEncoder. Define both on globalThis, for example with a polyfill.')
}

/** The platform's cryptography: the global one, or that of Node where it is hidden, as jsdom does it. */
export function subtleCrypto(): SubtleCrypto {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle ?? builtin('node:crypto')?.webcrypto.subtle
  if (subtle) return subtle
  throw new SeamConfigError(
    'There is no WebCrypto here, which checks signatures. Browsers have it on pages served by https and on localhost.',
  )
}

/** A page or a web worker. Node, Deno, Bun and edge runtimes have neither a document nor importScripts. */
export function isBrowser(): boolean {
  const { document, WorkerGlobalScope, self, window } = platform()
  const isPage = typeof window === 'object' && typeof document === 'object'
  return isPage || (typeof WorkerGlobalScope === 'function' && self instanceof WorkerGlobalScope)
}

/**
 * What requests say of caches: Next 13 and 14 would keep answers to POST. Not in browsers, which keep none, and would ask for a
 * preflight each time; nor where requests know no caches: older workerd throws for it.
 *
 * Ask for it when a request is sent, and not before: in Node 20 the first look at `Request` takes ten milliseconds.
 */
export function caching(): Pick<RequestInit, 'cache'> {
  return !isBrowser() && 'cache' in (globalThis.Request?.prototype ?? {}) ? { cache: 'no-store' } : {}
}
