// What happened in a sandbox, for those who ask and for those who listen.

import type { SeamEvent } from '../generated/models.js'

/** What holds the events. */
interface Source {
  /** All of them, in order. */
  all(): SeamEvent[]
  /** Those that were not asked for before. */
  fresh(): SeamEvent[]
}

/** The events of a sandbox. */
export interface EventHub {
  /** All of them, in order. */
  events(): SeamEvent[]
  /** Calls a function with each from here on; gives what ends that. */
  onEvent(listener: (event: SeamEvent) => void): () => void
  /** Tells the listeners what happened since they were told. */
  tell(): void
}

/** A hub for the events of a source. */
export function eventHub({ all, fresh }: Source): EventHub {
  const listeners = new Set<(event: SeamEvent) => void>()
  return {
    events: all,
    onEvent(listener) {
      if (typeof listener !== 'function') throw new TypeError('listener must be a function.')
      // A function of its own, so that one that listens twice is called twice.
      const own = (event: SeamEvent): void => listener(event)
      listeners.add(own)
      return () => {
        listeners.delete(own)
      }
    },
    tell() {
      for (const event of fresh()) {
        for (const listener of listeners) call(listener, event)
      }
    },
  }
}

/** What a listener throws is no concern of the request, and must not get lost. */
function call(listener: (event: SeamEvent) => void, event: SeamEvent): void {
  try {
    listener(event)
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}
