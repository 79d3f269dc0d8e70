// One request there, one reply back, within a time limit and until the caller gives up.

import { SeamAbortError, SeamConnectionError, SeamTimeoutError } from './error-classes.js'

/** Sends a request. Gives `{ status, headers, requestId, retryAfter, contentType, bytes }`, or throws a SeamError. */
export async function attempt(fetch, address, init, signal, timeout) {
  if (signal?.aborted) throw aborted(signal)
  const limit = limits(signal, timeout)
  try {
    return await Promise.race([exchange(fetch, address, { ...init, signal: limit.signal }), limit.stopped])
  } finally {
    limit.release()
  }
}

/**
 * Whatever a `fetch` throws, rejects with or resolves to ends in a reply or a SeamConnectionError, because everything of
 * it is read in here, once.
 */
async function exchange(fetch, address, init) {
  try {
    const response = await fetch(address, init)
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
      retryAfter: seconds(header('retry-after')),
    }
  } catch (cause) {
    throw new SeamConnectionError(describe(cause), { cause, retryable: true })
  }
}

const text = (value) => (typeof value === 'string' ? value : undefined)

/** `Retry-After` as seconds from now; it is a number of them or a date (RFC 9110, 10.2.3). */
function seconds(retryAfter) {
  if (/^\d+(\.\d+)?$/.test(retryAfter)) return Number(retryAfter)
  // Without its zone it is no date of HTTP: the platform's parser finds a year in almost any text, and that would be "now".
  const wait = / GMT$/.test(retryAfter) ? (Date.parse(retryAfter) - Date.now()) / 1000 : NaN
  return Number.isNaN(wait) ? undefined : Math.max(0, wait)
}

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
  const controller = new AbortController()
  let timer
  let abort
  const stopped = new Promise((_, reject) => {
    const stop = (error) => {
      reject(error)
      controller.abort()
    }
    abort = () => stop(aborted(theirs))
    if (timeout > 0) timer = setTimeout(() => stop(timedOut(timeout)), timeout)
    theirs?.addEventListener('abort', abort)
  })
  const release = () => {
    clearTimeout(timer)
    theirs?.removeEventListener?.('abort', abort)
  }
  return { stopped, signal: controller.signal, release }
}

const timedOut = (timeout) => new SeamTimeoutError(`No answer within ${timeout} ms.`, { retryable: true })

export const aborted = (signal) => new SeamAbortError('The call was aborted.', { cause: signal.reason })

/** Waits, or is rejected as soon as the caller gives up. */
export function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const end = (settle) => {
      clearTimeout(timer)
      signal?.removeEventListener?.('abort', abort)
      settle()
    }
    const timer = setTimeout(() => end(resolve), milliseconds)
    const abort = () => end(() => reject(aborted(signal)))
    signal?.addEventListener('abort', abort)
    if (signal?.aborted) abort()
  })
}
