// The caller's signal. It may be anybody's object, so what its members throw comes no further than here.

import { SeamAbortError, SeamConfigError } from './error-classes.js'

/** What is to run when a signal is aborted. */
const waiting = new WeakMap()

const refused = (cause) => new SeamConfigError('signal must be an AbortSignal.', { cause })

/** Refuses what is no signal. */
export function checkSignal(signal) {
  if (signal == null) return
  let isSignal
  try {
    isSignal = typeof signal.addEventListener === 'function' && [true, false, undefined].includes(signal.aborted)
  } catch (cause) {
    throw refused(cause)
  }
  if (!isSignal) throw refused()
}

/** Whether the caller has given up. */
export function isAborted(signal) {
  try {
    return signal?.aborted === true
  } catch {
    return false
  }
}

/** What a call ends in when its caller gives up. */
export function aborted(signal) {
  let cause
  try {
    cause = signal.reason
  } catch {
    // It was aborted all the same.
  }
  return new SeamAbortError('The call was aborted.', { cause })
}

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
