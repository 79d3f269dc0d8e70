// One call: parameters in, a promise out that always settles.

import { attempt, pause } from './attempt.js'
import { ask } from './core.js'
import { isSeamConfigError, isSeamError, isSeamNotFoundError, isSeamResponseError, SeamConfigError, SeamValidationError } from './error-classes.js'
import { errorOf } from './errors.js'
import { reword } from './messages.js'
import { endpoints } from '../generated/endpoints.js'
import { LOOK_UP } from '../generated/facts.js'
import { headersOf, retriesOf, timeoutOf } from './options.js'
import { repair } from './repair.js'
import { judgeText } from './schema.js'
import { aborted, checkSignal, isAborted } from './signal.js'
import { write } from './write.js'

/**
 * Runs an operation; resolves with `{ value, pagination, status, headers, requestId }`, and `isFound` if a create was answered
 * by a look for its key. `pace` holds back the calls of a run when one of them meets a rate limit.
 */
export async function call(client, index, params, given, pace) {
  const settings = settle(client, given)
  const { path } = endpoints[index]
  const { headers } = settings
  const body = bodyOf(index, params, settings, client.rules)
  const init = { method: 'POST', headers, body, redirect: 'manual', ...client.caching }
  for (let retries = 0; ; retries++) {
    await pace?.ready(settings.signal)
    const { outcome, error, reply } = await once(client, index, path, init, settings, retries)
    if (error === undefined) return outcome
    const { status = 0, retryAfter = -0.001 } = reply ?? {}
    const key = JSON.parse(body)?.access_grant_key
    // An answer that cannot be read may be that of a create which worked.
    const isOpen = error.retryable || isSeamResponseError(error)
    const failure = [index, status, retryAfter * 1000, typeof key === 'string', retries, settings.maxRetries, Math.random()]
    const { action, delay } = isOpen ? ask((_, { next }) => next(...failure)).ok : { action: 'stop', delay: 0 }
    if (status === 429) pace?.slow(Math.max(delay, retryAfter * 1000))
    if (action === 'stop') throw error
    tell(client.onRetry, { path, attempt: retries + 1, delay, error })
    await pause(delay, settings.signal)
    if (action === 'look_up') {
      const found = await lookUp(client, key, given, pace, error)
      if (found !== undefined) return { ...found, isFound: true }
    }
  }
}

/** One attempt, with what it ended in. */
async function once(client, index, path, init, settings, retries) {
  const url = client.address + path
  const about = { method: 'POST', url, path, attempt: retries }
  tell(client.onRequest, about)
  const start = Date.now()
  let reply
  try {
    reply = await attempt(settings.fetch, url, init, settings.signal, settings.timeout)
    const { status, requestId } = reply
    tell(client.onResponse, { ...about, status, requestId, duration: Date.now() - start })
    return { outcome: result(index, reply) }
  } catch (error) {
    return { error, reply }
  }
}

function result(index, reply) {
  const { status: statusCode, headers, requestId, retryAfter } = reply
  let reading
  try {
    reading = read(index, reply)
  } catch (cause) {
    // There was no memory for it, or it is longer than any text; or the core ended by a fault of its own.
    const isFault = isSeamError(cause) && !isSeamConfigError(cause)
    reading = { failure: { kind: 'response', message: isFault ? 'The answer could not be read.' : 'The answer is too large to read.', cause } }
  }
  const { failure, ...outcome } = reading
  if (failure) throw errorOf(failure, { statusCode, requestId, retryAfter })
  return { status: statusCode, headers, requestId, ...outcome }
}

/** What the core says of a reply: its `failure`, or the value in it. */
function read(index, { status, contentType, bytes }) {
  const { ok, error } = ask((put, { read }) => read(index, status, ...put(contentType, bytes)))
  if (error) return { failure: error }
  const { key, repairs } = ok
  if (key === '') return {}
  const { [key]: value, pagination } = JSON.parse(new TextDecoder().decode(bytes))
  return { pagination, value: repair(value, repairs) }
}

/** After a create that may or may not have worked: the access grant with its key, or nothing if there is none. */
export async function lookUp(client, access_grant_key, given, pace, error) {
  try {
    return await call(client, LOOK_UP, { access_grant_key }, given, pace)
  } catch (answer) {
    if (isSeamNotFoundError(answer)) return undefined
    throw answer.name === 'AbortError' ? answer : error
  }
}

/** The text to send. Nothing that JSON loses is ever sent; the rules have their say unless they are switched off. */
function bodyOf(index, params, { validate }, rules) {
  const { text, losses } = write(params)
  const issues = validate ? judgeText(index, text, losses, rules).issues : losses
  if (issues.length === 0) return text
  if (rules.messages) reword(issues, rules.messages)
  throw new SeamValidationError(issues)
}

/** The options of a call, before those of the client. */
function settle(client, given) {
  const options = given ?? {}
  const { signal } = options
  const fetch = client.fetch ?? globalThis.fetch
  if (typeof fetch !== 'function') throw new SeamConfigError('There is no fetch here. Pass one as the fetch option.')
  checkSignal(signal)
  if (isAborted(signal)) throw aborted(signal)
  return {
    signal,
    fetch,
    headers: options.headers === undefined ? client.headers : { ...client.headers, ...headersOf(options.headers ?? {}) },
    timeout: timeoutOf(options.timeout ?? client.timeout),
    maxRetries: retriesOf(options.maxRetries ?? client.maxRetries),
    validate: options.validate ?? client.validate,
  }
}

/** Calls a hook. What it throws is its own matter: it must not turn an access grant that was made into a failure. */
export function tell(hook, event) {
  try {
    hook?.(event)?.catch?.(() => {})
  } catch {
    // As said.
  }
}

/** The promise of a result, which also gives the result with what came around it. */
export function apiPromise(outcome) {
  const promise = outcome.then(({ value }) => value)
  promise.withResponse = () => {
    // Whoever takes the other promise hears of the failure there.
    promise.catch(() => {})
    return withResponse(outcome)
  }
  return promise
}

export const withResponse = async (outcome) => {
  const { value, status, headers, requestId } = await outcome
  return { data: value, status, headers, requestId }
}
