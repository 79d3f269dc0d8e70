// One call: text in, a promise out that always settles.

import { core, put } from './core.js'
import { SeamAbortError, SeamConfigError, SeamTimeoutError, SeamValidationError } from './error-classes.js'
import { errorOf } from './errors.js'
import { endpoints } from '../generated/endpoints.js'
import { headerLines, timeoutOf } from './options.js'
import { repair } from './repair.js'
import { millis, schema } from './schema.js'
import { sender } from './send.js'
import { write } from './write.js'

/** Runs an operation; resolves with `{ value, pagination, statusCode, requestId }`. */
export async function call(client, index, params, given) {
  const options = given ?? {}
  const validate = options.validate ?? client.validate
  const { text, losses } = write(params)
  if (losses.length > 0) {
    // Nothing that JSON loses is ever sent; the rules have their say unless they are switched off.
    throw new SeamValidationError((validate && schema(endpoints[index].schema).validate(params).issues) || losses)
  }
  const fetch = client.fetch ?? globalThis.fetch
  if (typeof fetch !== 'function') {
    throw new SeamConfigError('There is no fetch here. Pass one as the fetch option.')
  }
  const headers = options.headers == null ? client.headers : client.headers + headerLines(options.headers)
  const { stopped, signal, release } = limits(signalOf(options.signal), timeoutOf(options.timeout ?? client.timeout))
  const send = sender(fetch, signal)
  try {
    const answer = core().call(index, put(text), client.address, headers, validate, millis(), send, signal)
    return result(await Promise.race([answer, stopped]))
  } catch (failure) {
    throw typeof failure === 'string' ? errorOf(failure, send.reason) : failure
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

function signalOf(signal) {
  if (signal == null) return undefined
  if (typeof signal.addEventListener !== 'function') throw new SeamConfigError('signal must be an AbortSignal.')
  if (signal.aborted) throw aborted(signal)
  return signal
}

const aborted = (signal) => new SeamAbortError('The call was aborted.', { cause: signal.reason })

/**
 * A signal of our own that follows the caller's and the time limit, and a promise that is rejected when either ends the
 * call: a `fetch` that ignores its signal keeps nobody waiting.
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
