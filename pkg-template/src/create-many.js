// Many access grants in one run: at most a few at a time, each row with its own outcome, in the order of the rows.

import { endpoints } from '../generated/endpoints.js'
import { pause } from './attempt.js'
import { call, tell } from './call.js'
import { isSeamAbortError, SeamConfigError } from './error-classes.js'
import { snapshot } from './write.js'

const indexOf = (path) => endpoints.findIndex((endpoint) => endpoint.path === path)
const CREATE = indexOf('/access_grants/create')
const GET = indexOf('/access_grants/get')

/** As in `src/client/retry.rs`, in milliseconds. A server that asks for more would refuse the other rows too. */
const LONGEST_WAIT = 60_000

/** Creates an access grant of each row. Resolves whatever happens to the rows; see `CreateManyResult`. */
export async function createMany(client, rows, given) {
  const { concurrency = 4, signal, onProgress, onError = 'continue', ...options } = given ?? {}
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new SeamConfigError('concurrency must be a whole number, 1 or more.')
  }
  // The key that is looked up must be the one that was sent, whatever becomes of the row meanwhile.
  const all = [...rows].map((row) => snapshot(row))
  const results = all.map((_, index) => ({ index, status: 'skipped' }))
  const run = { next: 0, done: 0, width: concurrency, stopped: false, until: 0 }
  const pace = {
    ready: async (signal) => {
      while (run.until > Date.now()) await pause(run.until - Date.now(), signal)
    },
    // A rate limit is met by the whole run: everyone waits, and fewer go on afterwards. Refusals while it waits already
    // are the same limit, met by the rows that were under way.
    slow: (milliseconds) => {
      if (milliseconds > LONGEST_WAIT) {
        run.stopped = true
        return
      }
      const now = Date.now()
      if (run.until <= now) run.width = Math.max(1, run.width >> 1)
      run.until = Math.max(run.until, now + milliseconds)
    },
  }
  const create = (params) => one(client, params, { ...options, signal }, pace)
  const worker = async (place) => {
    while (place < run.width && !run.stopped && !signal?.aborted && run.next < all.length) {
      const index = run.next++
      const result = { index, ...(await create(all[index])) }
      results[index] = result
      run.done++
      const { error } = result
      if (error && !signal?.aborted && (await decide(onError, error, index)) === 'stop') run.stopped = true
      tell(onProgress, { done: run.done, total: all.length, result })
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, all.length) }, (_, place) => worker(place)))
  return {
    results,
    created: results.filter(({ grant }) => grant).map(({ grant }) => grant),
    failed: results.filter(({ error }) => error),
    aborted: signal?.aborted === true && results.some(({ status, error }) => status === 'skipped' || isSeamAbortError(error)),
  }
}

/** What to do about a row that failed. An `onError` that throws wants no more of it; the rows that are done stay known. */
async function decide(onError, error, index) {
  try {
    return typeof onError === 'function' ? await onError(error, index) : onError
  } catch {
    return 'stop'
  }
}

/** One row. A key that is taken already is the row's own from a run before. */
async function one(client, params, options, pace) {
  try {
    const { value } = await call(client, CREATE, params, options, pace)
    return { status: 'created', grant: value }
  } catch (error) {
    const access_grant_key = error.statusCode === 409 ? params?.access_grant_key : undefined
    if (access_grant_key === undefined) return { status: 'failed', error }
    try {
      const { value } = await call(client, GET, { access_grant_key }, options, pace)
      return { status: 'existing', grant: value }
    } catch {
      return { status: 'failed', error }
    }
  }
}
