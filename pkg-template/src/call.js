// One call: text in, a promise out that always settles.

import { core, put } from './core.js'
import { SeamAbortError, SeamConfigError, SeamTimeoutError, SeamValidationError } from './error-classes.js'
import { errorOf } from './errors.js'
import { headerLines } from './options.js'
import { repair } from './repair.js'
import { millis } from './schema.js'
import { sender } from './send.js'
import { findLosses, write } from './write.js'

/** Runs an operation; resolves with `{ value, pagination, statusCode, requestId }`. */
export async function call(client, endpoint, params, options = {}) {
  const { text, issues } = write(params)
  const losses = issues ?? (text.includes('null') ? findLosses(params) : [])
  if (losses.length > 0) {
    throw new SeamValidationError(losses)
  }
  const fetch = client.fetch ?? globalThis.fetch
  if (typeof fetch !== 'function') {
    throw new SeamConfigError('There is no fetch here. Pass one as the fetch option.')
  }
  const headers = options.headers === undefined ? client.headers : client.headers + headerLines(options.headers)
  const validate = options.validate ?? client.validate
  const { stopped, signal, release } = limits(options.signal, options.timeout ?? client.timeout)
  try {
    const answer = core().call(endpoint, put(text), client.address, headers, validate, millis(), sender(fetch), signal)
    return result(await Promise.race([answer, stopped]))
  } catch (failure) {
    throw typeof failure === 'string' ? errorOf(failure) : failure
  } finally {
    release()
  }
}

function result([body, record]) {
  const { key, repairs, ...rest } = JSON.parse(record)
  if (key === '') return rest
  const { [key]: value, pagination } = JSON.parse(body)
  return { ...rest, pagination, value: repair(value, repairs) }
}

/**
 * A signal of our own that follows the caller's and the time limit, and a promise that is rejected when either ends the
 * call: a `fetch` that ignores its signal keeps nobody waiting.
 */
function limits(theirs, timeout) {
  const controller = new AbortController()
  let release
  const stopped = new Promise((_, reject) => {
    const stop = (error) => {
      reject(error)
      controller.abort()
    }
    const abort = () => stop(new SeamAbortError('The call was aborted.', { cause: theirs.reason }))
    const timer = timeout > 0 ? setTimeout(() => stop(timedOut(timeout)), timeout) : undefined
    release = () => {
      clearTimeout(timer)
      theirs?.removeEventListener('abort', abort)
    }
    if (theirs?.aborted) abort()
    else theirs?.addEventListener('abort', abort)
  })
  return { stopped, signal: controller.signal, release }
}

const timedOut = (timeout) => new SeamTimeoutError(`No answer within ${timeout} ms.`, { retryable: true })
