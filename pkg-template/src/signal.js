// The caller's signal. It may be anybody's object, so what its members throw comes no further than here.

import { SeamAbortError, SeamConfigError } from './error-classes.js'

/** What is to run when a signal is aborted. */
const waiting = new WeakMap()

const refused = (cause) => new SeamConfigError('signal must be an AbortSignal.', { cause })

/** A member of anybody's object; nothing, if it cannot be read. */
export function memberOf(object, name) {
  try {
    return object[name]
  } catch {
    return undefined
  }
}

/** Refuses what is no signal. */
export function checkSignal(signal) {
  if (signal != null && typeof memberOf(signal, 'addEventListener') !== 'function') throw refused()
}

/** Whether the caller has given up. */
export const isAborted = (signal) => memberOf(signal, 'aborted') === true

/** What a call ends in when its caller gives up. */
export const aborted = (signal) => new SeamAbortError('The call was aborted.', { cause: memberOf(signal, 'reason') })

/**
 * Runs a function when a signal is aborted; gives a function that forgets it. All calls on a signal share one listener:
 * Node takes the eleventh for a leak and warns of it.
 */
export function onAbort(signal, run) {
  if (signal == null) return () => {}
  const watch = waiting.get(signal) ?? watchOver(signal)
  watch.runs.add(run)
  return () => {
    watch.runs.delete(run)
    if (watch.runs.size === 0) watch.end()
  }
}

function watchOver(signal) {
  const runs = new Set()
  const listener = () => {
    for (const run of runs) run()
  }
  try {
    signal.addEventListener('abort', listener)
  } catch (cause) {
    throw refused(cause)
  }
  const end = () => {
    waiting.delete(signal)
    try {
      signal.removeEventListener('abort', listener)
    } catch {
      // It keeps a listener that does nothing.
    }
  }
  const watch = { runs, end }
  waiting.set(signal, watch)
  return watch
}
