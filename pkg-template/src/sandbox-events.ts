// What happened in a sandbox, for those who ask and for those who listen.

import type { SeamEvent } from '../generated/models.js'

/** What holds the events. */
interface Source {
  /** How many there are. */
  count(): number
  /** Those behind the first so many, in order. */
  since(number: number): SeamEvent[]
}

/** The events of a sandbox. */
export interface EventHub {
  /** All of them, in order. */
  events(): SeamEvent[]
  /** Calls a function with each from here on; gives what ends that. */
  onEvent(listener: (event: SeamEvent) => void): () => void
  /** Tells the listeners what happened since they were told. */
  tell(): void
  /** What is there now is told to nobody. */
  skip(): void
}

/** A hub for the events of a source. */
export function eventHub({ count, since }: Source): EventHub {
  const listeners = new Set<(event: SeamEvent) => void>()
  let told = count()
  return {
    events: () => since(0),
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
      const [from, until] = [told, count()]
      told = until
      if (listeners.size === 0 || until === from) return
      for (const event of since(from)) {
        for (const listener of listeners) call(listener, event)
      }
    },
    skip() {
      told = count()
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
