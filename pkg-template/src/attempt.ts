// One request there, one reply back, within a time limit and until the caller gives up.

import { type SeamAbortError, SeamConnectionError } from './error-classes.js'
import type { Failure } from './errors.js'
import type { SeamOptions } from './options.js'
import { secondsOf } from './retry-after.js'
import { aborted, isAborted, memberOf, onAbort, type Signal } from './signal.js'

export type Fetch = NonNullable<SeamOptions['fetch']>

/** What comes back for a request. */
export interface Reply {
  /** The HTTP status; 0 if there is no reply. */
  readonly status: number
  readonly headers?: Headers
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly requestId?: string | undefined
  /** Seconds to wait. */
  readonly retryAfter?: number | undefined
  /** Why there is no reply, or none that can be read. */
  readonly failure?: Failure
}

export const NO_BODY: Pick<Reply, 'contentType' | 'bytes'> = { contentType: '', bytes: /* @__PURE__ */ new Uint8Array(0) }

/** Sends a request. Throws where the call is to end whatever the core says of it. */
export async function attempt(fetch: Fetch, address: string, init: RequestInit, signal: Signal, timeout: number): Promise<Reply> {
  if (isAborted(signal)) throw aborted(signal)
  const limit = limits(signal, timeout)
  try {
    return await Promise.race([exchange(fetch, address, init, limit.signal), limit.reached])
  } finally {
    limit.release()
  }
}

/**
 * Whatever a `fetch` throws, rejects with or resolves to ends in a reply or a failed connection, because everything of it is
 * read in here, once.
 */
async function exchange(fetch: Fetch, address: string, init: RequestInit, signal: AbortSignal | undefined): Promise<Reply> {
  try {
    const response = await send(fetch, address, init, signal)
    const { status, headers, type } = response ?? {}
    // A redirect that a browser does not show.
    if (type === 'opaqueredirect') return { status: 302, headers, ...NO_BODY }
    if (
      !Number.isInteger(status) ||
      status < 100 ||
      status > 599 ||
      typeof headers?.get !== 'function' ||
      typeof response.arrayBuffer !== 'function'
    ) {
      throw new TypeError('fetch did not give a Response.')
    }
    const header = (name: string) => text(headers.get(name))
    const bytes = new Uint8Array(await response.arrayBuffer())
    return {
      status,
      headers,
      bytes,
      contentType: header('content-type') ?? '',
      requestId: header('seam-request-id'),
      retryAfter: secondsOf(header('retry-after')),
    }
  } catch (cause) {
    // By its digest Next knows an error of its own again: it renders a page for each request after a fetch that refused to wait.
    const digest = memberOf(cause, 'digest')
    if (digest) throw new SeamConnectionError(describe(cause), { cause, digest })
    return lost('connection', describe(cause), cause)
  }
}

/** What there is instead of a reply. */
const lost = (kind: 'connection' | 'timeout', message: string, cause?: unknown): Reply => ({
  status: 0,
  ...NO_BODY,
  failure: { kind, message, cause },
})

/**
 * Where another library has put its own AbortController in the place of the platform's, the platform's `fetch` refuses its
 * signals before it sends anything. Then it gets none: the call ends in time without it, only the request goes on.
 */
async function send(fetch: Fetch, address: string, init: RequestInit, signal: AbortSignal | undefined): Promise<Response> {
  if (signal === undefined) return fetch(address, { ...init })
  try {
    return await fetch(address, { ...init, signal })
  } catch (cause) {
    if (signal.aborted || !/signal.*AbortSignal/.test(describe(cause))) throw cause
    return fetch(address, { ...init })
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** What a rejection says, and what its cause says: Node puts there what really happened. */
function describe(reason: unknown): string {
  try {
    const failure = reason as { message?: unknown; cause?: { message?: unknown } } | null | undefined
    const messages = [failure?.message ?? reason, failure?.cause?.message].filter((message) => text(message))
    if (messages.length > 0) return [...new Set(messages)].join(': ')
  } catch {
    // A value that cannot even be read.
  }
  return 'The connection failed.'
}

/** How an attempt is ended before its reply. */
interface Limits {
  /** Settles when the attempt is to end. */
  readonly reached: Promise<Reply>
  readonly signal: AbortSignal | undefined
  release(): void
}

/**
 * A signal of our own that follows the caller's and the time limit, and a promise that settles when either ends the attempt:
 * a `fetch` that ignores its signal keeps nobody waiting.
 */
function limits(theirs: Signal, timeout: number): Limits {
  const controller = theirs == null && timeout === 0 ? undefined : new AbortController()
  let stop: (settle: (resolve: (reply: Reply) => void, reject: (error: SeamAbortError) => void) => void) => void
  const reached = new Promise<Reply>((resolve, reject) => {
    stop = (settle) => {
      settle(resolve, reject)
      controller?.abort()
    }
  })
  const forget = onAbort(theirs, () => stop((_, reject) => reject(aborted(theirs))))
  const timeUp = () => stop((resolve) => resolve(lost('timeout', `No answer within ${timeout} ms.`)))
  const timer = timeout > 0 ? setTimeout(timeUp, timeout) : undefined
  const release = () => {
    clearTimeout(timer)
    forget()
  }
  return { reached, signal: controller?.signal, release }
}

/** Waits, or is rejected as soon as the caller gives up. */
export function pause(milliseconds: number, signal: Signal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer)
      forget()
      settle()
    }
    const giveUp = () => end(() => reject(aborted(signal)))
    const forget = onAbort(signal, giveUp)
    const timer = setTimeout(() => end(resolve), milliseconds)
    if (isAborted(signal)) giveUp()
  })
}
