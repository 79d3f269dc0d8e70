// Waits until access methods are issued. What the API's answers mean stands in `issuance.ts`.

import type { AccessGrant, AccessMethod, GetAccessGrant } from '../generated/models.js'
import type { Operations } from '../generated/operations.js'
import { pause } from './attempt.js'
import { CALL_OPTIONS, notify } from './call.js'
import { SeamConfigError, type SeamError, SeamTimeoutError } from './error-classes.js'
import { isSeamAbortError, isSeamError } from './error-guards.js'
import { delayAfter } from './issuance.js'
import { checkNames } from './names.js'
import type { CallOptions } from './options.js'
import { MAX_TIMEOUT, timeoutOf } from './resolve-options.js'
import { aborted, checkSignal, isAborted, memberOf, onAbort, type Signal } from './signal.js'
import { look, type Watched } from './wait-look.js'

/**
 * Waits until the access methods of an access grant are issued, and gives them: the `code` of each is the one that was really set.
 *
 * A card that is ready to be encoded or assigned is waited for no longer: it is among them, and not yet issued, because somebody has to
 * put it on an encoder. An access grant that asks for no access methods has none to wait for.
 *
 * Rejects with a SeamNotIssuedError where the API says that an access method cannot be issued, or that it is being deleted; with a
 * SeamTimeoutError when time is up; with a SeamAbortError. An outage or a rate limit meanwhile only takes time.
 *
 * Of many access grants at once, such as those of `createMany`, it gives what became of each, in their order. All of them take two
 * requests a look for every 500.
 */
export interface WaitUntilIssued {
  (grant: GrantToWaitFor, options?: WaitOptions): Promise<AccessMethod[]>
  (grants: Iterable<GrantToWaitFor>, options?: WaitOptions): Promise<WaitResult[]>
}

/** Which access grant: its ID or your own key, or the access grant itself. */
export type GrantToWaitFor = GetAccessGrant | Pick<AccessGrant, 'access_grant_id' | 'access_grant_key'>

/** Options of a wait. */
export interface WaitOptions extends CallOptions {
  /** Milliseconds to wait in all; 300,000, if it is not given, and 0 for no limit. Each request has the time limit of the client. */
  timeout?: number
  /** Milliseconds between the first two looks; 1,000, if it is not given. While nothing changes, it becomes up to ten times as long. */
  pollingInterval?: number
  /** Called for each access method that appeared or changed. What it throws is ignored. */
  onProgress?: (progress: WaitProgress) => void
}

/** How far a wait has come. */
export interface WaitProgress {
  /** The access method that appeared or changed, as it is now. It holds secrets. */
  method: AccessMethod
  /** How many access methods are issued. */
  issued: number
  /** How many there are, or were asked for. */
  total: number
}

/** What became of one access grant of several. */
export type WaitResult = IssuedResult | NotIssuedResult

/** An access grant whose access methods are issued. */
interface IssuedResult {
  /** Where the access grant stands among the given ones, from 0. */
  index: number
  /** What became of it. */
  status: 'issued'
  /** Its access methods. */
  methods: AccessMethod[]
  /** Only one that failed has an error. */
  error?: undefined
}

/** An access grant whose access methods are not issued. */
interface NotIssuedResult {
  /** Where the access grant stands among the given ones, from 0. */
  index: number
  /** What became of it. */
  status: 'failed'
  /** Its access methods as they were last, those that are issued among them. */
  methods: AccessMethod[]
  /** Why: a SeamNotIssuedError, a SeamTimeoutError, a SeamNotFoundError. */
  error: SeamError
}

/**
 * Waits for one access grant, or for many.
 *
 * @internal
 */
export async function waitUntilIssued(
  seam: Operations,
  given: GrantToWaitFor | Iterable<GrantToWaitFor>,
  options?: WaitOptions,
): Promise<AccessMethod[] | WaitResult[]> {
  if (typeof given !== 'object' || given === null) {
    throw new SeamConfigError('Give an access grant, { access_grant_id }, { access_grant_key }, or a list of these.')
  }
  checkNames(options, [...CALL_OPTIONS, 'pollingInterval', 'onProgress'])
  if (Symbol.iterator in given) return waitForAll(seam, [...given], options ?? {})
  const [result] = await waitForAll(seam, [given], options ?? {})
  if (result?.error) throw result.error
  return result?.methods ?? []
}

async function waitForAll(seam: Operations, given: GrantToWaitFor[], options: WaitOptions): Promise<WaitResult[]> {
  const { signal, timeout = 300_000, pollingInterval = 1_000, onProgress, ...others } = options
  if (typeof pollingInterval !== 'number' || !(pollingInterval > 0)) {
    throw new SeamConfigError('pollingInterval must be a number of milliseconds above 0.')
  }
  checkSignal(signal)
  if (isAborted(signal)) throw aborted(signal)
  const all: Watched[] = given.map((which) => ({ which, isComplete: false, methods: [] }))
  const limit = limitOf(signal, timeoutOf(timeout))
  const calls = { ...others, signal: limit.signal }
  const news = newsOf((method) => notify(onProgress, { method, ...countOf(all) }))
  let quiet = 0
  let failure: SeamError | undefined
  try {
    for (let pending = all; ; ) {
      try {
        await look(seam, pending, calls)
        quiet = news(pending) ? 0 : quiet + 1
        failure = undefined
      } catch (error) {
        if (!isSeamError(error) || !error.retryable) throw error
        failure = error
        quiet++
      }
      pending = pending.filter(({ end }) => !end)
      if (pending.length === 0) break
      const retryAfter = memberOf(failure, 'retryAfter') as number | undefined
      await pause(Math.min(delayAfter(quiet, pollingInterval, retryAfter), MAX_TIMEOUT), limit.signal)
    }
  } catch (error) {
    if (!limit.isOver() || !isSeamAbortError(error)) throw error
    const late = new SeamTimeoutError(`Not issued within ${timeout} ms.`, { cause: failure, retryable: true })
    for (const one of all) one.end ??= { error: late }
  } finally {
    limit.release()
  }
  return all.map(resultOf)
}

/** A signal that follows the caller's and the time limit of the whole wait. */
function limitOf(signal: Signal, timeout: number): { readonly signal: AbortSignal; isOver(): boolean; release(): void } {
  const controller = new AbortController()
  let isOver = false
  const forget = onAbort(signal, () => controller.abort(memberOf(signal, 'reason')))
  const timeUp = () => {
    isOver = true
    controller.abort()
  }
  const timer = timeout > 0 ? setTimeout(timeUp, timeout) : undefined
  const release = () => {
    clearTimeout(timer)
    forget()
  }
  return { signal: controller.signal, isOver: () => isOver, release }
}

/** Tells of the access methods that appeared or changed, and says whether there were any. */
function newsOf(tell: (method: AccessMethod) => void): (looked: readonly Watched[]) => boolean {
  const seen = new Map<string, string>()
  return (looked) => {
    const news = looked
      .flatMap(({ methods }) => methods)
      .filter((method) => {
        const text = JSON.stringify(method)
        const isNew = seen.get(method.access_method_id) !== text
        seen.set(method.access_method_id, text)
        return isNew
      })
    for (const method of news) tell(method)
    return news.length > 0
  }
}

/** How many access methods are issued, and how many there are to be. */
function countOf(all: readonly Watched[]): { issued: number; total: number } {
  const sum = (count: (one: Watched) => number) => all.reduce((total, one) => total + count(one), 0)
  return {
    issued: sum(({ methods }) => methods.filter(({ is_issued }) => is_issued).length),
    total: sum(({ grant, methods }) => Math.max(grant?.requested_access_methods?.length ?? 0, methods.length)),
  }
}

function resultOf({ methods, end }: Watched, index: number): WaitResult {
  return end?.error ? { index, status: 'failed', methods, error: end.error } : { index, status: 'issued', methods }
}
