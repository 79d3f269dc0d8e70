// The types of the platform that declarations name: its own where there are some (`lib` with `dom`, `@types/node` and others), and
// otherwise the members that this package needs, so that the declarations compile everywhere.

/** The platform's signal that aborts calls. */
export type AbortSignal = typeof globalThis extends { AbortSignal: { prototype: infer Own } }
  ? Own
  : {
      /** Whether it is aborted. */
      readonly aborted: boolean
      /** Why it is aborted. */
      readonly reason: unknown
      /** Calls a function when it is aborted. */
      addEventListener(type: 'abort', listener: () => void): void
      /** Calls a function no more. */
      removeEventListener(type: 'abort', listener: () => void): void
    }

/** The platform's data of a form. */
export type FormData = typeof globalThis extends { FormData: { prototype: infer Own } } ? Own : Iterable<[string, unknown]>

/** The platform's headers of an answer. */
export type Headers = typeof globalThis extends { Headers: { prototype: infer Own } }
  ? Own
  : Iterable<[string, string]> & {
      /** The value of a header; null, if it is not there. */
      get(name: string): string | null
      /** Whether a header is there. */
      has(name: string): boolean
    }

/** The platform's request. */
export type Request = typeof globalThis extends { Request: { prototype: infer Own } }
  ? Own
  : {
      /** How it is sent. */
      readonly method: string
      /** Where it is sent. */
      readonly url: string
      /** Its headers. */
      readonly headers: Headers
      /** Its body as text. */
      text(): Promise<string>
    }

/** What the platform's `fetch` takes besides the address. */
export type RequestInit = typeof globalThis extends { fetch(input: never, init?: infer Own): unknown }
  ? NonNullable<Own>
  : {
      /** How the request is sent; `GET`, if it is not given. */
      method?: string
      /** The headers of the request. */
      headers?: Headers | Record<string, string>
      /** The body of the request. */
      body?: string | null
      /** Ends the request when it is aborted. */
      signal?: AbortSignal | null
    }

/** The platform's answer to a request. */
export type Response = typeof globalThis extends { Response: { prototype: infer Own } }
  ? Own
  : {
      /** Whether the status is one from 200 to 299. */
      readonly ok: boolean
      /** The status, as HTTP counts them. */
      readonly status: number
      /** The headers of the answer. */
      readonly headers: Headers
      /** Where the answer is from. */
      readonly url: string
      /** The body, read as JSON. */
      json(): Promise<unknown>
      /** The body as text. */
      text(): Promise<string>
      /** The body as bytes. */
      arrayBuffer(): Promise<ArrayBuffer>
    }

/** The platform's address. */
export type URL = typeof globalThis extends { URL: { prototype: infer Own } }
  ? Own
  : {
      /** The address as text. */
      readonly href: string
    }

/** The platform's compiled module. */
export type WebAssemblyModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Own } } } ? Own : object
