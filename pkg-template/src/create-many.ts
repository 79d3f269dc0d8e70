// Many access grants in one run: at most a few at a time, each row with its own outcome, in the order of the rows.

import { CREATE, SHARED_KEY } from '../generated/facts.js'
import type { Issue } from '../generated/issues.js'
import type { AccessGrant, CreateAccessGrant } from '../generated/models.js'
import { call, type GivenCallOptions, notify, type Pace } from './call.js'
import { SeamConfigError, type SeamError, SeamValidationError } from './error-classes.js'
import { isSeamAbortError } from './error-guards.js'
import { applyMessages } from './messages.js'
import type { CallOptions } from './options.js'
import type { ResolvedContext } from './resolve-context.js'
import type { Client } from './resolve-options.js'
import { type OnError, startRun } from './run-many.js'
import { snapshot } from './serialize.js'
import { isAborted, memberOf } from './signal.js'

/**
 * Creates an access grant of each row; rejects only if it cannot begin. Rows that share an `access_grant_key` fail before they are
 * sent, each with an issue `duplicate`.
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
  onError?: OnError<number>
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

/**
 * Creates an access grant of each row. Resolves whatever happens to the rows; see `CreateManyResult`.
 *
 * @internal
 */
export async function createMany(
  client: Client,
  rows: Iterable<CreateAccessGrant>,
  settings?: CreateManyOptions,
): Promise<CreateManyResult> {
  const options = { ...settings }
  const run = startRun(settings)
  if (typeof rows !== 'object' || typeof rows?.[Symbol.iterator] !== 'function') throw new SeamConfigError('rows must be a list of rows.')
  // The key that is looked up must be the one that was sent, whatever becomes of the row meanwhile.
  const given = [...rows]
  const all = given.map((row) => snapshot(row))
  const results: CreateManyRow[] = all.map((_, index) => ({ index, status: 'skipped' }))
  // A row of which JSON loses something fails by itself, and its key counts for as little as in `validateMany`.
  const others = rowsOfOneKey(all.map((row, index) => row !== given[index] && memberOf(row, 'access_grant_key')))
  let done = 0
  await run.each(all, async (params, index) => {
    const other = others.get(index)
    const outcome: RowOutcome =
      other === undefined ? await one(client, params, options, run.pace) : { status: 'failed', error: duplicate(other, client.context) }
    const result: CreateManyRow = { index, ...outcome }
    results[index] = result
    await run.settle(result.error, index)
    notify(options.onProgress, { done: ++done, total: all.length, result })
  })
  const grantsOf = (status: 'created' | 'existing'): AccessGrant[] => results.flatMap((row) => (row.status === status ? [row.grant] : []))
  return {
    results,
    created: grantsOf('created'),
    existing: grantsOf('existing'),
    failed: results.filter((row) => row.status === 'failed'),
    aborted: isAborted(options.signal) && results.some(({ status, error }) => status === 'skipped' || isSeamAbortError(error)),
  }
}

/** The rows whose key others have too, each with another such row: with the first of them, and that one with the second. */
function rowsOfOneKey(keys: readonly unknown[]): Map<number, number> {
  const firsts = new Map<unknown, number>()
  const others = new Map<number, number>()
  for (const [index, key] of keys.entries()) {
    const first = firsts.get(key)
    if (first !== undefined) {
      others.set(index, first)
      if (!others.has(first)) others.set(first, index)
    } else if (key) firsts.set(key, index)
  }
  return others
}

/** What a row fails with whose key another one has: looked up, it would get that one's access grant. */
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
