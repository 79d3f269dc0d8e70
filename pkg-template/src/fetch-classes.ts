// Requests and responses of `fetch`. jsdom has no classes for them, and other libraries have their own.

import { SANDBOX_MAX_BODY } from '../generated/facts.js'
import type { Part } from './buffers.js'
import { type HeaderRecord, headersOf } from './headers.js'
import { textClasses } from './platform.js'

/** What the sandbox reads of a request. */
export interface ReadRequest {
  readonly url: string
  readonly method: string
  readonly headers: { get(name: string): string | null }
  /** Of a body that is too long only as much as shows that. */
  readonly body: Part
  readonly signal?: AbortSignal | null | undefined
}

/** The classes of which answers are made: the platform's, or plain ones that give what is commonly read of an answer. */
export const fetchClasses = () => ({
  Headers: globalThis.Headers ?? PlainHeaders,
  Response: globalThis.Response ?? PlainResponse,
})

/** Reads what `fetch` is called with. */
export async function readRequest(input: string | URL | Request, init: RequestInit | undefined): Promise<ReadRequest> {
  const Class = globalThis.Request as typeof Request | undefined
  if (typeof input !== 'object' || !('url' in input) || (Class && input instanceof Class)) {
    return readOwn(Class ? new Class(input, init) : plainRequest(input as string | URL, init))
  }
  // The platform's class would take a Request of another library for an address.
  throwIfAborted(input.signal)
  const { url, method, headers } = input
  const settings = { method, headers: [...headers], body: (await input.text()) || null, ...init }
  return readOwn(Class ? new Class(url, settings) : plainRequest(url, settings))
}

interface PlainRequest extends Omit<ReadRequest, 'body'> {
  text(): Promise<string>
  /** The requests of a platform have it: bytes that are no text are for the sandbox to refuse. */
  arrayBuffer?(): Promise<ArrayBuffer>
}

async function readOwn(request: PlainRequest): Promise<ReadRequest> {
  throwIfAborted(request.signal)
  const body = request.arrayBuffer ? new Uint8Array(await request.arrayBuffer()) : await request.text()
  const { url, method, headers, signal } = request
  throwIfAborted(signal)
  return { url, method, headers, signal, body: body.slice(0, SANDBOX_MAX_BODY + 1) }
}

/** Throws the reason of a signal that is aborted. */
export function throwIfAborted(signal: AbortSignal | null | undefined): void {
  if (signal?.aborted) throw signal.reason
}

function plainRequest(address: string | URL, { method = 'GET', headers, body, signal }: RequestInit = {}): PlainRequest {
  return {
    url: new URL(address, globalThis.location?.href).href,
    method: method.toUpperCase(),
    headers: new PlainHeaders(headers),
    signal,
    text: async () => (ArrayBuffer.isView(body) ? new (textClasses().TextDecoder)().decode(body) : String(body ?? '')),
  }
}

class PlainHeaders {
  readonly #values: Map<string, string>

  constructor(given: HeadersInit = {}) {
    this.#values = new Map(Object.entries(headersOf(given as HeaderRecord)))
  }

  get(name: string): string | null {
    return this.#values.get(name.toLowerCase()) ?? null
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase())
  }

  set(name: string, value: string): void {
    this.#values.set(name.toLowerCase(), value)
  }

  forEach(run: (value: string, name: string) => void): void {
    this.#values.forEach(run)
  }

  [Symbol.iterator](): Iterator<[name: string, value: string]> {
    return this.#values[Symbol.iterator]()
  }
}

class PlainResponse {
  readonly type = 'default'
  readonly status: number
  readonly headers: PlainHeaders
  readonly #body: string

  constructor(body: string | null, { status = 200, headers = new PlainHeaders() }: { status?: number; headers?: PlainHeaders } = {}) {
    this.status = status
    this.headers = headers
    this.#body = body ?? ''
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300
  }

  clone(): PlainResponse {
    return new PlainResponse(this.#body, this)
  }

  async text(): Promise<string> {
    return this.#body
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.#body)
  }

  async arrayBuffer(): Promise<ArrayBufferLike> {
    return new (textClasses().TextEncoder)().encode(this.#body).buffer
  }
}
