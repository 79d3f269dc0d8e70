// Seam's access grants without an account: an in-memory server behind `fetch`.

import { bind, loader } from '../modules/sandbox/module.js'
import { type Add, inputOf } from './buffers.js'
import { SeamError } from './error-classes.js'
import { fetchClasses, readRequest } from './fetch-classes.js'
import { gatewayOf } from './gateway.js'
import type { SeamOptions } from './options.js'
import { textClasses } from './platform.js'
import type { Request, RequestInit, Response, URL } from './platform-types.js'

/** What a sandbox starts with. */
export interface SandboxOptions {
  /** `demo` is a small hotel with 30 access grants; `empty`, if it is not given. */
  seed?: 'empty' | 'demo'
  /** A time at which the clock stands still until `advance`. If it is not given, the clock runs. */
  now?: Date | string
  /** The same number gives the same IDs. */
  random?: number
}

/** An in-memory Seam. */
export interface Sandbox {
  /** The key that requests must carry. */
  readonly apiKey: string
  /** The address that requests must go to. */
  readonly endpoint: string
  /** What `new Seam` takes, in a browser too: everybody may know this key. */
  readonly options: Pick<SeamOptions, 'apiKey' | 'endpoint' | 'fetch'>
  /** Answers a request as the API would: status, headers, JSON. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>
  /** Moves the clock on. */
  advance(milliseconds: number): void
  /** Everything that the sandbox holds. Save it, and put it back with `restore`. */
  snapshot(): string
  /** Puts back a snapshot; throws a TypeError for anything else and changes nothing. */
  restore(snapshot: string): void
  /** Starts over with the data of the beginning. */
  reset(): void
}

/** An instance of the module, in whose memory servers live. */
interface Instance {
  readonly add: Add
  readonly bindings: ReturnType<typeof bind>
}

/** A server that was started. */
interface Opened {
  readonly apiKey: string
  readonly endpoint: string
  readonly server: number
}

const gateway = /* @__PURE__ */ gatewayOf(
  loader,
  () => bind({ ...textClasses(), ...fetchClasses() }),
  (bindings) => ({ './module_bg.js': bindings }),
  (exports, bindings): Instance => ({ bindings, add: inputOf(exports, bindings) }),
)

/** Prepares the sandbox ahead of its first use, where a browser needs that; see `init` of the package's other entries. */
export const init = (): Promise<void> => gateway.init()

let cleanup: FinalizationRegistry<{ home: Instance; server: number }> | undefined

/** The server lives in the module's memory: it is freed when nobody can reach its sandbox any more. */
function closeWithout(reachable: object, held: { home: Instance; server: number }): void {
  cleanup ??= new FinalizationRegistry(({ home, server }) => {
    try {
      gateway.enter((instance) => instance === home && instance.bindings.close(server))
    } catch {
      // No caller waits for this, and an instance that ended holds no servers.
    }
  })
  cleanup.register(reachable, held)
}

/**
 * Starts an in-memory Seam, for tests, demos and work without an account.
 *
 * ```ts
 * const sandbox = createSandbox({ seed: 'demo' })
 * const seam = new Seam(sandbox.options)
 * ```
 */
export function createSandbox(options?: SandboxOptions): Sandbox {
  const { seed = 'empty', now, random } = options ?? {}
  if (random !== undefined && !Number.isSafeInteger(random)) {
    throw new TypeError('random must be a whole number.')
  }
  const clock = clockOf(now)
  const start = { seed: String(seed), random: random ?? Math.floor(Math.random() * 2 ** 53), now: clock.now() }
  const { home, opened } = gateway.enter((instance) => ({ home: instance, opened: instance.bindings.open(start) as Opened | undefined }))
  if (opened === undefined) {
    throw new TypeError("seed must be 'empty' or 'demo'.")
  }
  const { apiKey, endpoint, server } = opened

  /** Uses the server, which is gone if the module had to be started again. */
  const use = <Result>(call: (instance: Instance) => Result): Result => {
    const used = gateway.enter((instance) => (instance === home ? { result: call(instance) } : undefined))
    if (used) return used.result
    throw new SeamError('This sandbox ended, because a call in this process ran out of memory or of stack. Create another one.')
  }

  const sandbox: Sandbox = {
    apiKey,
    endpoint,
    get options() {
      return { apiKey, endpoint, fetch: sandbox.fetch }
    },

    async fetch(input, init) {
      const request = await readRequest(input, init)
      const { body } = request
      return use(({ add, bindings }) => bindings.answer(server, request as unknown as Request, add(body, 0), clock.now()) as Response)
    },

    advance(milliseconds) {
      clock.advance(milliseconds)
    },

    snapshot: () => use(({ bindings }) => bindings.snapshot(server) as string),

    restore(snapshot) {
      if (typeof snapshot !== 'string' || !use(({ add, bindings }) => bindings.restore(server, add(snapshot, 0)))) {
        throw new TypeError('This is not a snapshot of a sandbox of this version.')
      }
    },

    reset: () => use(({ bindings }) => bindings.reset(server, clock.now())),
  }
  // Every function of the sandbox holds `use`, so the server lives as long as any of them.
  closeWithout(use, { home, server })
  return sandbox
}

/** A clock that stands still where its time is given, and otherwise runs; both can be moved on. */
function clockOf(now: Date | string | null | undefined): { now(): number; advance(milliseconds: number): void } {
  // Text without an offset would be another time on every machine.
  const isTime = typeof now !== 'string' || /(Z|[+-]\d\d:?\d\d)$/.test(now)
  const start = now === undefined || now === null ? undefined : isTime ? new Date(now).getTime() : NaN
  if (Number.isNaN(start)) {
    throw new TypeError('now must be a valid Date, or a date and time with its offset, like 2030-01-31T15:00:00Z.')
  }
  let ahead = 0
  return {
    now: () => (start ?? Date.now()) + ahead,
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds)) {
        throw new TypeError('Give the milliseconds to advance by.')
      }
      ahead += milliseconds
    },
  }
}
