// One request there, one reply back, within a time limit and until the caller gives up.

import { SeamConnectionError, SeamTimeoutError } from './error-classes.js'
import { secondsOf } from './retry-after.js'
import { aborted, isAborted, memberOf, onAbort } from './signal.js'

/** Sends a request. Gives `{ status, headers, requestId, retryAfter, contentType, bytes }`, or throws a SeamError. */
export async function attempt(fetch, address, init, signal, timeout) {
  if (isAborted(signal)) throw aborted(signal)
  const limit = limits(signal, timeout)
  try {
    return await Promise.race([exchange(fetch, address, init, limit.signal), limit.stopped])
  } finally {
    limit.release()
  }
}

/**
 * Whatever a `fetch` throws, rejects with or resolves to ends in a reply or a SeamConnectionError, because everything of
 * it is read in here, once.
 */
async function exchange(fetch, address, init, signal) {
  try {
    const response = await send(fetch, address, init, signal)
    const { status, headers, type } = response ?? {}
    // A redirect that a browser does not show.
    if (type === 'opaqueredirect') return { status: 302, headers, contentType: '', bytes: new Uint8Array(0) }
    if (!Number.isInteger(status) || status < 100 || status > 599 || typeof headers?.get !== 'function') {
      throw new TypeError('fetch did not give a Response.')
    }
    const header = (name) => text(headers.get(name))
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
    throw new SeamConnectionError(describe(cause), digest ? { cause, digest } : { cause, retryable: true })
  }
}

/**
 * Where another library has put its own AbortController in the place of the platform's, the platform's `fetch` refuses its
 * signals before it sends anything. Then it gets none: the call ends in time without it, only the request goes on.
 */
async function send(fetch, address, init, signal) {
  if (signal === undefined) return fetch(address, { ...init })
  try {
    return await fetch(address, { ...init, signal })
  } catch (cause) {
    if (signal.aborted || !/signal.*AbortSignal/.test(describe(cause))) throw cause
    return fetch(address, { ...init })
  }
}

const text = (value) => (typeof value === 'string' ? value : undefined)

/** What a rejection says, and what its cause says: Node puts there what really happened. */
function describe(reason) {
  try {
    const messages = [reason?.message ?? reason, reason?.cause?.message].filter((message) => text(message))
    if (messages.length > 0) return [...new Set(messages)].join(': ')
  } catch {
    // A value that cannot even be read.
  }
  return 'The connection failed.'
}

/**
 * A signal of our own that follows the caller's and the time limit, and a promise that is rejected when either ends the
 * attempt: a `fetch` that ignores its signal keeps nobody waiting.
 */
function limits(theirs, timeout) {
  const controller = theirs == null && timeout === 0 ? undefined : new AbortController()
  let stop
  const stopped = new Promise((_, reject) => {
    stop = (error) => {
      reject(error)
      controller.abort()
    }
  })
  const forget = onAbort(theirs, () => stop(aborted(theirs)))
  const timer = timeout > 0 ? setTimeout(() => stop(timedOut(timeout)), timeout) : undefined
  const release = () => {
    clearTimeout(timer)
    forget()
  }
  return { stopped, signal: controller?.signal, release }
}

const timedOut = (timeout) => new SeamTimeoutError(`No answer within ${timeout} ms.`, { retryable: true })

/** Waits, or is rejected as soon as the caller gives up. */
export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const end = (settle) => {
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
