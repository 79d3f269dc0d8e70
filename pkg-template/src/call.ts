// One call: parameters in, a promise out that always settles.

import type { Pagination } from '../generated/models.js'
import { endpoints } from '../generated/whole-endpoints.js'
import type { ActionOptions } from './action-attempt.js'
import type { ApiPromise, ApiResponse } from './api-promise.js'
import { attempt, type Fetch, NO_BODY, pause, type Reply } from './attempt.js'
import { checkText } from './check-value.js'
import { compute } from './core.js'
import { SeamConfigError, type SeamError, SeamValidationError } from './error-classes.js'
import { isSeamConfigError, isSeamError } from './error-guards.js'
import { errorOf, type Failure } from './errors.js'
import { type HeaderRecord, headersOf } from './headers.js'
import { applyMessages } from './messages.js'
import { checkNames } from './names.js'
import type { CallOptions } from './options.js'
import { pageOf } from './page-of.js'
import { caching, textClasses } from './platform.js'
import { type Repair, repair } from './repair.js'
import type { ResolvedContext } from './resolve-context.js'
import { type Client, retriesOf, timeoutOf } from './resolve-options.js'
import { serialize } from './serialize.js'
import { aborted, checkSignal, isAborted, type Signal } from './signal.js'

/** What a call resolves with. */
export interface Outcome<T> {
  readonly value: T
  readonly pagination?: Pagination | undefined
  readonly status: number
  readonly headers: Headers
  readonly requestId: string | undefined
  /** Whether a create was answered by a look for its key. */
  readonly isFound?: boolean
}

/** Holds back the calls of a run when one of them meets a rate limit. */
export interface Pace {
  ready(signal: Signal): Promise<void>
  /** For so many milliseconds; null for longer than a call waits. */
  slow(delay: number | null): void
}

/** The names of the options of every call. */
export const CALL_OPTIONS = ['signal', 'timeout', 'maxRetries', 'headers', 'validate'] as const

/** Options of a call as they were given; a member may be there without a value. */
export type GivenCallOptions = { readonly [Name in keyof CallOptions]?: CallOptions[Name] | undefined } | null | undefined

interface Settings {
  readonly signal: Signal
  readonly fetch: Fetch
  readonly headers: HeaderRecord
  readonly timeout: number
  readonly maxRetries: number
  readonly validate: boolean
}

/** A request of a call, as the core plans it. */
interface Planned {
  readonly path: string
  /** How often it has been sent before. */
  readonly attempt: number
  /** How often the call itself has been sent again. The core gets this and the next number again with the reply. */
  readonly retries: number
  /** How often its key has been looked up since then. */
  readonly lookUps: number
  /** Milliseconds to wait before. */
  readonly delay?: number
  /** The body of a look-up, instead of the call's own. */
  readonly body?: string
}

/** What follows from a reply. */
interface Step<T> {
  readonly outcome?: Outcome<T>
  readonly error?: SeamError
  /** Whether the call ends in this error, if it ends, rather than in the last one of the call itself. */
  readonly isDecisive?: boolean
  /** The next request; none where the call ends in the error. */
  readonly next?: Planned
  /** For how many milliseconds the server wants to be left alone; null if that is too long to wait. */
  readonly rateLimit?: number | null
}

/** What the core says of a reply that keeps the API's promise: where the value is, and what to change in it. */
interface Reading {
  readonly key: string
  readonly repairs: Repair[]
  /** The address and the length of a page's outline, which is empty where there is none. */
  readonly outline: readonly [address: number, length: number]
}

const NO_OUTLINE: Reading['outline'] = [0, 0]

/** The numbers that the core needs of a call, whatever comes of it. */
type Plan = readonly [endpoint: number, maxRetries: number, adopts: boolean]

/**
 * Runs an operation. `pace` holds back the calls of a run when one of them meets a rate limit; a create in a run ends in the access
 * grant that has its key already.
 *
 * What is sent next, and when, is the core's decision: `src/client/call.rs`.
 */
export async function call<T>(client: Client, index: number, params: unknown, given: GivenCallOptions, pace?: Pace): Promise<Outcome<T>> {
  // A run has checked its own, of which these are a part.
  if (!pace) checkNames(given as ActionOptions, [...CALL_OPTIONS, 'waitForActionAttempt'])
  const settings = resolveCallOptions(client, given)
  const body = bodyOf(index, params, settings, client.context)
  const plan: Plan = [index, settings.maxRetries, pace !== undefined]
  let request: Planned = { path: endpoints[index]!.path, attempt: 0, retries: 0, lookUps: 0 }
  let failure: SeamError | undefined
  while (true) {
    await pace?.ready(settings.signal)
    const reply = await once(client, request, body, settings)
    const { outcome, error, isDecisive, next, rateLimit } = stepAfter<T>(reply, plan, body, request)
    if (outcome) return outcome
    if (rateLimit !== undefined) pace?.slow(rateLimit)
    // A failure of the call itself, and not of a look-up.
    if (request.body === undefined) failure = error
    if (next === undefined) throw isDecisive ? error : failure
    if (next.delay !== undefined && error !== undefined) {
      notify(client.onRetry, { path: request.path, attempt: request.attempt + 1, delay: next.delay, error })
      await pause(next.delay, settings.signal)
    }
    request = next
  }
}

/** Sends a request once, and tells the hooks of it. */
async function once(client: Client, request: Planned, body: string, settings: Settings): Promise<Reply> {
  const { path, attempt: number } = request
  const { fetch, headers, signal, timeout } = settings
  const url = client.address + path
  const about = { method: 'POST', url, path, attempt: number } as const
  notify(client.onRequest, about)
  const start = Date.now()
  const init: RequestInit = { method: 'POST', headers, body: request.body ?? body, redirect: 'manual', ...caching() }
  const reply = await attempt(fetch, url, init, signal, timeout)
  const { status, requestId } = reply
  if (status > 0) notify(client.onResponse, { ...about, status, requestId, duration: Date.now() - start })
  return reply
}

/** Asks the core what follows from a reply, or from the lack of one. */
function stepAfter<T>(reply: Reply, plan: Plan, body: string, request: Planned): Step<T> {
  const { status, headers, requestId, retryAfter = -1, contentType, bytes } = reply
  const numbers = [...plan, request.retries, request.lookUps, status, retryAfter * 1000, Math.random()] as const
  try {
    const { answer, outline } = compute((put, { step }, memory) => {
      const answer: { ok?: Reading; error: Failure } & Step<T> = JSON.parse(step(...numbers, ...put(body, contentType, bytes)))
      // It holds up to the next call, and nothing comes between.
      return { answer, outline: new Uint32Array(memory.buffer, ...(answer.ok?.outline ?? NO_OUTLINE)) }
    })
    const { ok, error, ...rest } = answer
    if (!ok) return { ...rest, error: errorOf({ ...error, ...reply.failure }, reply) }
    const outcome = { status, headers: headers!, requestId, isFound: request.body !== undefined, ...resultOf<T>(ok, outline, bytes) }
    return { outcome }
  } catch (cause) {
    if (reply.failure) throw cause
    // What cannot be read is left out, so that the rest of the reply counts.
    return stepAfter({ ...reply, ...NO_BODY, failure: unreadable(cause) }, plan, body, request)
  }
}

/** The value in a reply that keeps the API's promise. */
function resultOf<T>({ key, repairs }: Reading, outline: Uint32Array, bytes: Uint8Array): { value: T; pagination?: Pagination } {
  if (key === '') return { value: undefined as T }
  if (outline.length > 0) return pageOf(bytes, outline) as { value: T; pagination?: Pagination }
  const { [key]: value, pagination } = JSON.parse(new (textClasses().TextDecoder)().decode(bytes))
  return { pagination, value: repair(value, repairs) as T }
}

/** There was no memory for a reply, or it is longer than any text; or the core ended by a fault of its own. */
function unreadable(cause: unknown): Failure {
  const isFault = isSeamError(cause) && !isSeamConfigError(cause)
  return { kind: 'response', message: isFault ? 'The answer could not be read.' : 'The answer is too large to read.', cause }
}

/** The text to send. Nothing that JSON loses is ever sent; the rules have their say unless they are switched off. */
function bodyOf(index: number, params: unknown, { validate }: Settings, context: ResolvedContext): string {
  const serialized = serialize(params)
  const { issues } = validate ? checkText(index, serialized, context) : serialized
  if (issues.length === 0 && serialized.text !== undefined) return serialized.text
  if (context.messages) applyMessages(issues, context.messages)
  throw new SeamValidationError(issues)
}

/** Resolves the options of a call, which go before those of the client. */
function resolveCallOptions(client: Client, given: GivenCallOptions): Settings {
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
export function notify<Event>(hook: ((event: Event) => unknown) | null | undefined, event: Event): void {
  try {
    const promise = hook?.(event) as { catch?(forget: () => void): unknown } | null | undefined
    promise?.catch?.(() => {})
  } catch {
    // The hook's own matter, see above.
  }
}

/** The promise of a result, which also gives the result with what came around it. */
export function apiPromise<T>(outcome: Promise<Outcome<T>>): ApiPromise<T> {
  const promise = outcome.then(({ value }) => value)
  return Object.assign(promise, {
    withResponse() {
      // A failure is handled where the other promise is.
      promise.catch(() => {})
      return withResponse(outcome)
    },
  })
}

export async function withResponse<T>(outcome: Promise<Outcome<T>>): Promise<ApiResponse<T>> {
  const { value, status, headers, requestId } = await outcome
  return { data: value, status, headers, requestId }
}
