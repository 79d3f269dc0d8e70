// The changes of a sandbox as text, one for each, by which another goes the same way: the server does the same in answer to the same
// requests at the same times.

import type { ReadRequest } from './fetch-classes.js'
import { textClasses } from './platform.js'
import type { Doors, Engine } from './sandbox-engine.js'
import { pathOf } from './sandbox-requests.js'

/** What happened to a server at a real time. */
type Change = { readonly at: number } & (
  | { readonly request: SentRequest }
  | { readonly advance: number }
  | { readonly takenPins: readonly string[]; readonly doors: Doors }
  | { readonly restore: string }
)

/** What counts of a request. */
interface SentRequest {
  readonly method: string
  readonly url: string
  readonly headers: { readonly [name: string]: string }
  readonly body: string
}

/** The headers on which it depends what a request does. */
const HEADERS = ['authorization', 'seam-workspace', 'content-type']

/** Words at the end of operations that change nothing. */
const READS = /\/(get|list|get_related)$/

/** A server that tells of its changes, and takes those of another. */
export interface Changing extends Omit<Engine, 'now' | 'answer' | 'advance' | 'behave' | 'reset'> {
  now(): number
  answer(request: ReadRequest): Response
  advance(milliseconds: number): boolean
  behave(takenPins: readonly string[], doors: Doors): void
  reset(): void
  /** Tells of each change from here on; gives what ends that. */
  onChange(listener: (change: string) => void): () => void
  /** Does what a change says; false for what is none. */
  replay(change: string): boolean
}

/** A server on the real time that tells of its changes. */
export function changing(engine: Engine): Changing {
  const listeners = new Set<(change: string) => void>()
  const tell = (change: Change): void => {
    if (listeners.size === 0) return
    const text = JSON.stringify(change)
    for (const listener of listeners) listener(text)
  }

  return {
    ...engine,
    now: () => engine.now(Date.now()),
    answer(request) {
      const at = Date.now()
      const response = engine.answer(request, at)
      const sent = listeners.size > 0 && !READS.test(pathOf(request.url)) ? sentOf(request) : undefined
      if (sent) tell({ at, request: sent })
      return response
    },
    advance(milliseconds) {
      const at = Date.now()
      const isDone = engine.advance(milliseconds, at)
      // What is due by itself is done by whatever comes next.
      if (isDone && milliseconds > 0) tell({ at, advance: milliseconds })
      return isDone
    },
    behave(takenPins, doors) {
      const at = Date.now()
      engine.behave(takenPins, doors, at)
      tell({ at, takenPins, doors })
    },
    restore(snapshot) {
      const reason = engine.restore(snapshot)
      if (reason === undefined) tell({ at: Date.now(), restore: snapshot })
      return reason
    },
    reset() {
      engine.reset(Date.now())
      // What it starts with is its own, and may be another's no more.
      if (listeners.size > 0) tell({ at: Date.now(), restore: engine.snapshot() })
    },
    onChange(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    replay(text) {
      const change = parsed(text)
      if (change === undefined) return false
      const { at } = change
      if ('request' in change) engine.answer(requestOf(change.request), at)
      else if ('advance' in change) engine.advance(change.advance, at)
      else if ('doors' in change) engine.behave(change.takenPins, change.doors, at)
      else return engine.restore(change.restore) === undefined
      return true
    },
  }
}

/** What counts of a request; nothing where its body is no text, which is refused as a whole. */
function sentOf({ method, url, headers, body }: ReadRequest): SentRequest | undefined {
  try {
    const text = typeof body === 'string' ? body : new (textClasses().TextDecoder)('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
    const given = HEADERS.map((name) => [name, headers.get(name)] as const).filter(([, value]) => value !== null)
    return { method, url, headers: Object.fromEntries(given) as Record<string, string>, body: text }
  } catch {
    return undefined
  }
}

const requestOf = ({ method, url, headers, body }: SentRequest): ReadRequest => ({
  method,
  url,
  headers: { get: (name) => headers[name] ?? null },
  body,
})

/** A change, as far as its kind goes: whoever keeps them keeps them whole. */
function parsed(text: string): Change | undefined {
  try {
    const change = JSON.parse(text)
    const isKnown = ['request', 'advance', 'doors', 'restore'].some((kind) => kind in change)
    return isKnown && typeof change.at === 'number' ? change : undefined
  } catch {
    return undefined
  }
}
