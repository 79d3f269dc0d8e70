// A run of many calls: a few at a time, at the pace that the server allows.

import { pause } from './attempt.js'
import { CALL_OPTIONS, type Pace } from './call.js'
import type { CreateManyOptions } from './create-many.js'
import { SeamConfigError, type SeamError } from './error-classes.js'
import { checkNames } from './names.js'
import type { ApplyOptions } from './plan-types.js'
import { checkSignal, isAborted, onAbort, type Signal } from './signal.js'

/** What to do after something failed; nothing is to go on. */
// biome-ignore lint/suspicious/noConfusingVoidType: a function that returns nothing is one to go on with.
export type Decision = 'continue' | 'stop' | void

/** What to do about a failure, and what it was about. */
export type OnError<About> = 'continue' | 'stop' | ((error: SeamError, about: About) => Decision | Promise<Decision>)

/**
 * How a run goes on; a member may be there without a value.
 *
 * @internal
 */
interface RunOptions<About> {
  readonly concurrency?: number | undefined
  readonly signal?: Signal
  readonly onError?: OnError<About> | undefined
}

/**
 * A run. A rate limit that one of its calls meets slows all of them.
 *
 * @internal
 */
export interface Run<About> {
  readonly pace: Pace
  /** Whether nothing is to be begun any more. */
  isOver(): boolean
  /** Does something with each item, which never rejects, as long as the run is not over. */
  each<Item>(items: readonly Item[], task: (item: Item, index: number) => Promise<void>): Promise<void>
  /** Decides what follows from a failure, if there is one. */
  settle(error: SeamError | undefined, about: About): Promise<void>
}

/**
 * Begins a run, or throws a SeamConfigError. The options are all those of the caller.
 *
 * @internal
 */
export function startRun<About>(options: RunOptions<About> | null | undefined): Run<About> {
  checkNames(options as CreateManyOptions & ApplyOptions, [...CALL_OPTIONS, 'concurrency', 'onProgress', 'onError'])
  const { concurrency = 4, signal, onError = 'continue' } = options ?? {}
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new SeamConfigError('concurrency must be a whole number, 1 or more.')
  }
  checkSignal(signal)
  let width = concurrency
  let until = 0
  let isStopped = false
  const isOver = (): boolean => isStopped || isAborted(signal)
  const ready: Pace['ready'] = async (signal) => {
    while (until > Date.now()) await pause(until - Date.now(), signal)
  }
  const slow: Pace['slow'] = (delay) => {
    // A server that asks for more would refuse the others too.
    if (delay === null) {
      isStopped = true
      return
    }
    const now = Date.now()
    // Refusals while it waits already are the same limit, met by those that were under way.
    if (until <= now) width = Math.max(1, width >> 1)
    until = Math.max(until, now + delay)
  }
  return {
    pace: { ready, slow },
    isOver,

    async each(items, task) {
      let next = 0
      const isDone = (place: number): boolean => place >= width || next >= items.length || isOver()
      const worker = async (place: number): Promise<void> => {
        while (!isDone(place)) {
          // What happened meanwhile, an abort as well, may have ended the run, and then this item is not begun.
          await ready(signal).catch(() => {})
          if (isDone(place)) return
          const index = next++
          await task(items[index]!, index)
        }
      }
      await Promise.all(Array.from({ length: Math.min(width, items.length) }, (_, place) => worker(place)))
    },

    async settle(error, about) {
      if (!error || isAborted(signal)) return
      let forget = () => {}
      // An `onError` that never answers keeps nobody waiting whose signal is aborted.
      const aborted = new Promise<'stop'>((resolve) => {
        forget = onAbort(signal, () => resolve('stop'))
      })
      try {
        const decision = Promise.race([typeof onError === 'function' ? onError(error, about) : onError, aborted])
        isStopped ||= (await decision) === 'stop'
      } catch {
        // One that throws wants no more of it; what is done stays known.
        isStopped = true
      }
      forget()
    },
  }
}
