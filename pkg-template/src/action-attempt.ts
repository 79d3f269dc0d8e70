// Waits until an action is done: its name, its defaults and its errors are those of the official SDK.

import type { ActionAttempt } from '../generated/models.js'
import type { ApiPromise, ApiResponse } from './api-promise.js'
import { pause } from './attempt.js'
import { apiPromise } from './call.js'
import { SeamConfigError } from './error-classes.js'
import { isSeamError } from './error-guards.js'
import { checkNames } from './names.js'
import type { CallOptions, SeamOptions as LiteSeamOptions } from './options.js'
import { SeamActionAttemptFailedError, SeamActionAttemptTimeoutError } from './outcome-errors.js'
import { MAX_TIMEOUT } from './resolve-options.js'

/** How to wait for an action. */
export interface ResolveActionAttemptOptions {
  /** The most milliseconds to wait; 10,000, if it is not given, and 0 for none. */
  timeout?: number
  /** Milliseconds between two looks; 1,000, if it is not given. */
  pollingInterval?: number
}

/** Whether and how to wait for an action. */
interface Waiting {
  /**
   * Whether the promise of an action waits until it is done, and how long; true, if it is not given. An action that fails is a
   * SeamActionAttemptFailedError, one that is not done in time a SeamActionAttemptTimeoutError.
   */
  waitForActionAttempt?: boolean | ResolveActionAttemptOptions
}

/** Options of a call that begins an action; they go before the client's. */
export interface ActionOptions extends CallOptions, Waiting {}

/** Options of a client. One of the four tokens is needed, here or in the environment. */
export interface SeamOptions extends LiteSeamOptions, Waiting {}

/** An operation that answers with an action attempt. */
type Action<Params> = (params: Params, options?: ActionOptions) => ApiPromise<ActionAttempt>
type Look = Action<{ action_attempt_id: string }>

/**
 * The same operation, which waits for its action; `look` does not.
 *
 * @internal
 */
export function waiting<Params>(begin: Action<Params>, look: Look, ofClient: Waiting['waitForActionAttempt']): Action<Params> {
  return (params, options) => {
    const wait = options?.waitForActionAttempt ?? ofClient ?? true
    if (wait === false) return begin(params, options)
    const resolved = resolve(() => begin(params, options), look, wait === true ? {} : wait, options)
    return apiPromise(resolved.then(({ data, ...about }) => ({ ...about, value: data, requestId: about.requestId })))
  }
}

async function resolve(
  begin: () => ApiPromise<ActionAttempt>,
  look: Look,
  how: ResolveActionAttemptOptions,
  options: CallOptions | undefined,
): Promise<ApiResponse<ActionAttempt>> {
  checkNames(how, ['timeout', 'pollingInterval'], 'waitForActionAttempt.')
  const { timeout = 10_000, pollingInterval = 1_000 } = how
  if (!(timeout >= 0)) throw new SeamConfigError('waitForActionAttempt.timeout must be a number of milliseconds, 0 or more.')
  if (!(pollingInterval > 0)) throw new SeamConfigError('waitForActionAttempt.pollingInterval must be a number of milliseconds above 0.')
  let response = await begin().withResponse()
  const deadline = Date.now() + timeout
  let cause: unknown
  while (true) {
    const attempt = response.data
    if (attempt.status === 'success') return response
    if (attempt.status === 'error') throw new SeamActionAttemptFailedError(attempt)
    const left = deadline - Date.now()
    if (left <= 0) throw new SeamActionAttemptTimeoutError(attempt, timeout, { cause })
    await pause(Math.min(pollingInterval, left, MAX_TIMEOUT), options?.signal)
    try {
      response = await look({ action_attempt_id: attempt.action_attempt_id }, options).withResponse()
      cause = undefined
    } catch (error) {
      // The action goes on, so a look that failed is no reason to give it up.
      if (!isSeamError(error) || !error.retryable) throw error
      cause = error
    }
  }
}
