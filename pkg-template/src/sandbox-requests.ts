// The log of requests, for looking at what a program has sent. It has no headers, no queries and no bodies: those hold secrets.

/** A request that a sandbox was sent. */
export interface SandboxRequest {
  /** How it was sent. */
  readonly method: string
  /** The operation, as the address has it. */
  readonly path: string
  /** The status of the answer; null, if there was none, or none yet. */
  readonly status: number | null
  /** When it came, by the sandbox's clock. */
  readonly at: Date
  /** Real milliseconds until it was answered. */
  readonly duration: number
  /** The ID in the answer's `seam-request-id`. */
  readonly requestId: string | null
}

/** How many are kept; the oldest go first. */
const MOST = 1000

/** A path may be anything. */
const LONGEST_PATH = 200

/** A log of requests. */
export interface RequestLog {
  /** Notes a request; what it gives notes how that ended. */
  note(method: string, url: string, at: number): (status: number | null, requestId: string | null) => void
  /** All that are kept, the oldest first. */
  all(): SandboxRequest[]
  /** Forgets them. */
  clear(): void
}

/** An empty log. */
export function requestLog(): RequestLog {
  let entries: SandboxRequest[] = []
  return {
    note(method, url, at) {
      const started = performance.now()
      const entry = { method, path: pathOf(url).slice(0, LONGEST_PATH), status: null, at: new Date(at), duration: 0, requestId: null }
      entries.push(entry)
      if (entries.length > MOST) entries.shift()
      return (status, requestId) => Object.assign(entry, { status, requestId, duration: Math.round(performance.now() - started) })
    },
    all: () => entries.map((entry) => ({ ...entry, at: new Date(entry.at) })),
    clear() {
      entries = []
    },
  }
}

/** The path of an absolute address. */
export const pathOf = (url: string): string => url.replace(/^[^:/?#]+:\/\/[^/?#]*/, '').replace(/[?#].*$/s, '')
