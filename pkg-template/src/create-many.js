// Many access grants in one run: at most a few at a time, each row with its own outcome, in the order of the rows.

import { CREATE, LONGEST_WAIT } from '../generated/facts.js'
import { pause } from './attempt.js'
import { call, lookUp, tell } from './call.js'
import { isSeamAbortError, SeamConfigError, SeamValidationError } from './error-classes.js'
import { checkSignal, isAborted, memberOf } from './signal.js'
import { snapshot } from './write.js'

/** Creates an access grant of each row. Resolves whatever happens to the rows; see `CreateManyResult`. */
export async function createMany(client, rows, given) {
  const { concurrency = 4, signal, onProgress, onError = 'continue', ...options } = given ?? {}
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new SeamConfigError('concurrency must be a whole number, 1 or more.')
  }
  checkSignal(signal)
  // The key that is looked up must be the one that was sent, whatever becomes of the row meanwhile.
  const all = [...rows].map((row) => snapshot(row))
  const results = all.map((_, index) => ({ index, status: 'skipped' }))
  const run = { next: 0, done: 0, width: Math.min(concurrency, all.length), stopped: false, until: 0 }
  const pace = paceOf(run)
  // The first row of each key.
  const rowOf = new Map()
  const create = (params, index) => {
    const key = memberOf(params, 'access_grant_key')
    if (rowOf.has(key)) return { status: 'failed', error: duplicate(rowOf.get(key)) }
    if (key) rowOf.set(key, index)
    return one(client, params, key, { ...options, signal }, pace)
  }
  const worker = async (place) => {
    while (place < run.width && !run.stopped && !isAborted(signal) && run.next < all.length) {
      const index = run.next++
      const result = { index, ...(await create(all[index], index)) }
      results[index] = result
      run.done++
      const { error } = result
      if (error && !isAborted(signal) && (await decide(onError, error, index)) === 'stop') run.stopped = true
      tell(onProgress, { done: run.done, total: all.length, result })
    }
  }
  await Promise.all(Array.from({ length: run.width }, (_, place) => worker(place)))
  const grantsOf = (kind) => results.filter(({ status }) => status === kind).map(({ grant }) => grant)
  return {
    results,
    created: grantsOf('created'),
    existing: grantsOf('existing'),
    failed: results.filter(({ status }) => status === 'failed'),
    aborted: isAborted(signal) && results.some(({ status, error }) => status === 'skipped' || isSeamAbortError(error)),
  }
}

/** A rate limit is met by the whole run: everyone waits, and fewer go on afterwards. */
function paceOf(run) {
  const ready = async (signal) => {
    while (run.until > Date.now()) await pause(run.until - Date.now(), signal)
  }
  const slow = (milliseconds) => {
    // A server that asks for more would refuse the other rows too.
    if (milliseconds > LONGEST_WAIT) {
      run.stopped = true
      return
    }
    const now = Date.now()
    // Refusals while it waits already are the same limit, met by the rows that were under way.
    if (run.until <= now) run.width = Math.max(1, run.width >> 1)
    run.until = Math.max(run.until, now + milliseconds)
  }
  return { ready, slow }
}

/** What to do about a row that failed. An `onError` that throws wants no more of it; the rows that are done stay known. */
async function decide(onError, error, index) {
  try {
    return typeof onError === 'function' ? await onError(error, index) : onError
  } catch {
    return 'stop'
  }
}

/** What a row fails with whose key an earlier one has: looked up, it would get that one's access grant. */
function duplicate(row) {
  const message = `Give each row a key of its own; row ${row} has the same one.`
  return new SeamValidationError([{ path: ['access_grant_key'], code: 'duplicate', message, row }])
}

/** One row. A key that is taken already is the row's own from a run before. */
async function one(client, params, key, options, pace) {
  try {
    const { value, isFound } = await call(client, CREATE, params, options, pace)
    return { status: isFound ? 'existing' : 'created', grant: value }
  } catch (error) {
    const isTaken = error.statusCode === 409 && key
    const found = isTaken && (await lookUp(client, key, options, pace, error).catch(() => {}))
    return found ? { status: 'existing', grant: found.value } : { status: 'failed', error }
  }
}
