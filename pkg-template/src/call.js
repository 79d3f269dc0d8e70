// One call: parameters in, a promise out that always settles.

import { attempt, aborted, pause } from './attempt.js'
import { core, putReply, using } from './core.js'
import { isSeamNotFoundError, SeamConfigError, SeamResponseError, SeamValidationError } from './error-classes.js'
import { errorOf } from './errors.js'
import { endpoints } from '../generated/endpoints.js'
import { headerLines, retriesOf, timeoutOf } from './options.js'
import { repair } from './repair.js'
import { judgeText } from './schema.js'
import { write } from './write.js'

const GET = endpoints.findIndex(({ path }) => path === '/access_grants/get')

/**
 * Runs an operation; resolves with `{ value, pagination, status, headers, requestId }`. `pace` holds back the calls of a
 * run when one of them meets a rate limit.
 */
export async function call(client, index, params, given, pace) {
  const settings = settle(client, given)
  const { path } = endpoints[index]
  const body = bodyOf(index, params, settings)
  const init = { method: 'POST', headers: settings.headers, body, redirect: 'manual' }
  for (let retries = 0; ; retries++) {
    await pace?.ready(settings.signal)
    const { outcome, error, reply } = await once(client, index, path, init, settings, retries)
    if (error === undefined) return outcome
    const { status = 0, retryAfter = -0.001 } = reply ?? {}
    const key = JSON.parse(body)?.access_grant_key
    const plan = error.retryable
      ? core().next(index, status, retryAfter * 1000, typeof key === 'string', retries, settings.maxRetries, Math.random())
      : 0
    if (status === 429) pace?.slow(Math.max(Math.abs(plan), retryAfter * 1000))
    if (plan === 0) throw error
    const delay = Math.abs(plan) - 1
    tell(client.onRetry, { path, attempt: retries + 1, delay, error })
    await pause(delay, settings.signal)
    if (plan < 0) {
      const found = await lookUp(client, key, given, error)
      if (found !== undefined) return found
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

function result(index, { status, headers, requestId, retryAfter, contentType, bytes }) {
  let reading
  try {
    reading = using(({ read }) => read(index, status, ...putReply(contentType, bytes)))
  } catch (cause) {
    throw new SeamResponseError('The answer is too large to read.', { cause, statusCode: status, requestId })
  }
  const { key, repairs, ...failure } = JSON.parse(reading)
  if (key === undefined) throw errorOf(failure, { statusCode: status, requestId, retryAfter })
  const outcome = { status, headers, requestId }
  if (key === '') return outcome
  const { [key]: value, pagination } = JSON.parse(new TextDecoder().decode(bytes))
  return { ...outcome, pagination, value: repair(value, repairs) }
}

/** After a create that may or may not have worked: the access grant with its key, or nothing if there is none. */
async function lookUp(client, access_grant_key, given, error) {
  try {
    return await call(client, GET, { access_grant_key }, given)
  } catch (answer) {
    if (isSeamNotFoundError(answer)) return undefined
    throw answer.name === 'AbortError' ? answer : error
  }
}

/** The text to send. Nothing that JSON loses is ever sent; the rules have their say unless they are switched off. */
function bodyOf(index, params, { validate }) {
  const { text, losses } = write(params)
  const issues = validate ? judgeText(index, text, losses).issues : losses
  if (issues.length > 0) throw new SeamValidationError(issues)
  return text
}

/** The options of a call, before those of the client. */
function settle(client, given) {
  const options = given ?? {}
  const { signal } = options
  const fetch = client.fetch ?? globalThis.fetch
  if (typeof fetch !== 'function') throw new SeamConfigError('There is no fetch here. Pass one as the fetch option.')
  if (signal != null && typeof signal.addEventListener !== 'function') {
    throw new SeamConfigError('signal must be an AbortSignal.')
  }
  if (signal?.aborted) throw aborted(signal)
  const lines = (client.headers + headerLines(options.headers ?? {})).split('\n')
  const headers = {}
  for (let line = 0; line + 1 < lines.length; line += 2) headers[lines[line]] = lines[line + 1]
  return {
    signal,
    fetch,
    headers,
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
