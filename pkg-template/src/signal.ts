// The caller's signal. It may be anybody's object, so what its members throw comes no further than here.

import { SeamAbortError, SeamConfigError } from './error-classes.js'

/** The caller's signal, if there is one. */
export type Signal = AbortSignal | null | undefined

/** What is to run when a signal is aborted, and how to stop watching it. */
interface Watch {
  readonly runs: Set<() => void>
  end(): void
}

const watches = new WeakMap<AbortSignal, Watch>()

const refused = (cause?: unknown): SeamConfigError => new SeamConfigError('signal must be an AbortSignal.', { cause })

/** A member of anybody's object; nothing, if it cannot be read. */
export function memberOf(object: unknown, name: string): unknown {
  try {
    return (object as Record<string, unknown> | null | undefined)?.[name]
  } catch {
    return undefined
  }
}

/** Refuses what is no signal. */
export function checkSignal(signal: Signal): void {
  if (signal != null && typeof memberOf(signal, 'addEventListener') !== 'function') throw refused()
}

/** Whether the caller has given up. */
export const isAborted = (signal: Signal): boolean => memberOf(signal, 'aborted') === true

/** What a call ends in when its caller gives up. */
export const aborted = (signal: Signal): SeamAbortError =>
  new SeamAbortError('The call was aborted.', { cause: memberOf(signal, 'reason') })

/**
 * Runs a function when a signal is aborted; gives a function that forgets it. All calls on a signal share one listener:
 * Node takes the eleventh for a leak and warns of it.
 */
export function onAbort(signal: Signal, run: () => void): () => void {
  if (signal == null) return () => {}
  const watch = watches.get(signal) ?? watchOver(signal)
  watch.runs.add(run)
  return () => {
    watch.runs.delete(run)
    if (watch.runs.size === 0) watch.end()
  }
}

function watchOver(signal: AbortSignal): Watch {
  const runs = new Set<() => void>()
  const listener = (): void => {
    for (const run of runs) run()
  }
  try {
    signal.addEventListener('abort', listener)
  } catch (cause) {
    throw refused(cause)
  }
  const end = (): void => {
    watches.delete(signal)
    try {
      signal.removeEventListener('abort', listener)
    } catch {
      // It keeps a listener that does nothing.
    }
  }
  const watch = { runs, end }
  watches.set(signal, watch)
  return watch
}
