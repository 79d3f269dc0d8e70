// Many access grants in one run: at most a few at a time, each row with its own outcome, in the order of the rows.

import { CREATE, SHARED_KEY } from '../generated/facts.js'
import type { Issue } from '../generated/issues.js'
import type { AccessGrant, CreateAccessGrant } from '../generated/models.js'
import { pause } from './attempt.js'
import { call, type GivenCallOptions, notify, type Pace } from './call.js'
import { SeamConfigError, type SeamError, SeamValidationError } from './error-classes.js'
import { isSeamAbortError } from './error-guards.js'
import { applyMessages } from './messages.js'
import type { CallOptions } from './options.js'
import type { ResolvedContext } from './resolve-context.js'
import type { Client } from './resolve-options.js'
import { snapshot } from './serialize.js'
import { checkSignal, isAborted, memberOf, onAbort, type Signal } from './signal.js'

/**
 * Creates an access grant of each row; rejects only if it cannot begin. A row with the `access_grant_key` of an earlier row fails
 * before it is sent, with an issue `duplicate`.
 */
export type CreateMany = (rows: Iterable<CreateAccessGrant>, options?: CreateManyOptions) => Promise<CreateManyResult>

/** How far a run has come. */
export interface CreateManyProgress {
  /** How many rows are done. */
  done: number
  /** How many rows there are. */
  total: number
  /** What became of the row that was done last. */
  result: CreateManyRow
}

/** What to do after a row that failed; nothing is to go on. */
// biome-ignore lint/suspicious/noConfusingVoidType: a function that returns nothing is one to go on with.
type Decision = 'continue' | 'stop' | void

/** Options of a run of many rows. */
export interface CreateManyOptions extends CallOptions {
  /**
   * How many rows are under way at once; 4, if it is not given. A rate limit halves it for the rest of the run, and one of
   * more than a minute ends the run: the rows that are left are `skipped`.
   */
  concurrency?: number
  /** Called after each row. What it throws is ignored. */
  onProgress?: (progress: CreateManyProgress) => void
  /** What to do about a row that failed; go on with the others, if it is not given. A function that throws says `stop`. */
  onError?: 'continue' | 'stop' | ((error: SeamError, index: number) => Decision | Promise<Decision>)
}

/**
 * What became of one row. It is `existing` if its access grant was found by its `access_grant_key`: it is there from before, or
 * the answer to its creation was lost.
 */
export type CreateManyRow = GrantedRow | FailedRow | SkippedRow

/** What became of a row, whatever it is. */
interface Row<Status extends string> {
  /** Where the row stands among the given ones, from 0. */
  index: number
  /** What became of the row. */
  status: Status
}

/** A row whose access grant is there. */
interface GrantedRow extends Row<'created' | 'existing'> {
  /** The access grant, as the API answered. */
  grant: AccessGrant
  /** Only a row that failed has an error. */
  error?: undefined
}

/** A row that failed. */
interface FailedRow extends Row<'failed'> {
  /** Why the row failed. */
  error: SeamError
  /** A row that failed has no access grant. */
  grant?: undefined
}

/** A row that the run did not get to. */
interface SkippedRow extends Row<'skipped'> {
  /** A row that was skipped has no access grant. */
  grant?: undefined
  /** Only a row that failed has an error. */
  error?: undefined
}

/** What became of a run. Run it again with the same rows: one whose `access_grant_key` is taken is `existing`. */
export interface CreateManyResult {
  /** One for each row, in their order. */
  results: CreateManyRow[]
  /** The access grants that this run has made, as the API answered. */
  created: AccessGrant[]
  /** The access grants of the rows that are `existing`. */
  existing: AccessGrant[]
  /** The rows that failed. */
  failed: FailedRow[]
  /** Whether the signal ended the run; the rows that it did not get to are `skipped`. */
  aborted: boolean
}

type RowOutcome = { status: 'created' | 'existing'; grant: AccessGrant } | { status: 'failed'; error: SeamError }

/** Where a run stands. */
interface Run {
  next: number
  done: number
  width: number
  stopped: boolean
  until: number
}

/**
 * Creates an access grant of each row. Resolves whatever happens to the rows; see `CreateManyResult`.
 *
 * @internal
 */
export async function createMany(client: Client, rows: Iterable<CreateAccessGrant>, given?: CreateManyOptions): Promise<CreateManyResult> {
  const { concurrency = 4, signal, onProgress, onError = 'continue', ...options } = given ?? {}
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new SeamConfigError('concurrency must be a whole number, 1 or more.')
  }
  checkSignal(signal)
  if (typeof rows?.[Symbol.iterator] !== 'function') throw new SeamConfigError('rows must be a list of rows.')
  // The key that is looked up must be the one that was sent, whatever becomes of the row meanwhile.
  const all = [...rows].map((row) => snapshot(row))
  const results: CreateManyRow[] = all.map((_, index) => ({ index, status: 'skipped' }))
  const run: Run = { next: 0, done: 0, width: Math.min(concurrency, all.length), stopped: false, until: 0 }
  const pace = paceOf(run)
  // The first row of each key.
  const rowOf = new Map<unknown, number>()
  const create = (params: CreateAccessGrant | undefined, index: number): RowOutcome | Promise<RowOutcome> => {
    const key = memberOf(params, 'access_grant_key')
    const first = rowOf.get(key)
    if (first !== undefined) return { status: 'failed', error: duplicate(first, client.context) }
    if (key) rowOf.set(key, index)
    return one(client, params, { ...options, signal }, pace)
  }
  const isOver = (): boolean => run.stopped || isAborted(signal) || run.next >= all.length
  const worker = async (place: number): Promise<void> => {
    while (place < run.width && !isOver()) {
      // What happened meanwhile, an abort as well, may have ended the run, and then this row is not begun.
      await pace.ready(signal).catch(() => {})
      if (place >= run.width || isOver()) return
      const index = run.next++
      const result: CreateManyRow = { index, ...(await create(all[index], index)) }
      results[index] = result
      run.done++
      const { error } = result
      if (error && !isAborted(signal) && (await decide(onError, error, index, signal)) === 'stop') run.stopped = true
      notify(onProgress, { done: run.done, total: all.length, result })
    }
  }
  await Promise.all(Array.from({ length: run.width }, (_, place) => worker(place)))
  const grantsOf = (status: 'created' | 'existing'): AccessGrant[] => results.flatMap((row) => (row.status === status ? [row.grant] : []))
  return {
    results,
    created: grantsOf('created'),
    existing: grantsOf('existing'),
    failed: results.filter((row) => row.status === 'failed'),
    aborted: isAborted(signal) && results.some(({ status, error }) => status === 'skipped' || isSeamAbortError(error)),
  }
}

/** A rate limit is met by the whole run: everyone waits, and fewer go on afterwards. */
function paceOf(run: Run): Pace {
  const ready: Pace['ready'] = async (signal) => {
    while (run.until > Date.now()) await pause(run.until - Date.now(), signal)
  }
  const slow: Pace['slow'] = (delay) => {
    // A server that asks for more would refuse the other rows too.
    if (delay === null) {
      run.stopped = true
      return
    }
    const now = Date.now()
    // Refusals while it waits already are the same limit, met by the rows that were under way.
    if (run.until <= now) run.width = Math.max(1, run.width >> 1)
    run.until = Math.max(run.until, now + delay)
  }
  return { ready, slow }
}

/**
 * What to do about a row that failed. An `onError` that throws wants no more of it; the rows that are done stay known. One that never
 * answers keeps nobody waiting whose signal is aborted.
 */
async function decide(
  onError: NonNullable<CreateManyOptions['onError']>,
  error: SeamError,
  index: number,
  signal: Signal,
): Promise<unknown> {
  if (typeof onError !== 'function') return onError
  let forget = () => {}
  const aborted = new Promise<'stop'>((resolve) => {
    forget = onAbort(signal, () => resolve('stop'))
  })
  try {
    return await Promise.race([onError(error, index), aborted])
  } catch {
    return 'stop'
  } finally {
    forget()
  }
}

/** What a row fails with whose key an earlier one has: looked up, it would get that one's access grant. */
function duplicate(row: number, { messages }: ResolvedContext): SeamValidationError {
  const issue: Issue = { path: ['access_grant_key'], code: 'duplicate', message: SHARED_KEY.replace('{}', String(row)), row }
  if (messages) applyMessages([issue], messages)
  return new SeamValidationError([issue])
}

/** Creates the access grant of one row; never rejects. */
async function one(client: Client, params: unknown, options: GivenCallOptions, pace: Pace): Promise<RowOutcome> {
  try {
    const { value, isFound } = await call<AccessGrant>(client, CREATE, params, options, pace)
    return { status: isFound ? 'existing' : 'created', grant: value }
  } catch (error) {
    return { status: 'failed', error: error as SeamError }
  }
}
