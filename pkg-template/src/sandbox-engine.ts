// The sandbox's server in the memory of its module: what it is asked, always with the real time.

import type { SeamEvent } from '../generated/models.js'
import { bind, loader } from '../modules/sandbox/module.js'
import { type Add, inputOf } from './buffers.js'
import { SeamError } from './error-classes.js'
import { fetchClasses, type ReadRequest } from './fetch-classes.js'
import { gatewayOf } from './gateway.js'
import { textClasses } from './platform.js'
import type { SandboxWorkspace } from './sandbox-options.js'
import { offset } from './zones.js'

/** An instance of the module, in whose memory servers live. */
interface Instance {
  readonly add: Add
  readonly bindings: ReturnType<typeof bind>
}

/** A server that was started. */
interface Opened {
  readonly workspaces: readonly [SandboxWorkspace, SandboxWorkspace]
  readonly endpoint: string
  readonly server: number
}

/**
 * When doors issue: after so many milliseconds, never if there are none, and whether they refuse instead.
 *
 * @internal
 */
export interface Doors {
  readonly delay?: number | undefined
  readonly fails: boolean
}

/**
 * What a server starts with.
 *
 * @internal
 */
export interface Start extends Doors {
  readonly seed: string
  readonly random: number
  /** Where its clock stands, in milliseconds since 1970; it runs, if nothing is given. */
  readonly standsAt?: number | undefined
  readonly real: number
}

/**
 * A server.
 *
 * @internal
 */
export interface Engine {
  readonly workspaces: readonly [SandboxWorkspace, SandboxWorkspace]
  readonly endpoint: string
  /** What its clock shows, in milliseconds since 1970. */
  now(real: number): number
  answer(request: ReadRequest, real: number): Response
  /** False where the clock cannot be moved like this. */
  advance(milliseconds: number, real: number): boolean
  behave(takenPins: readonly string[], doors: Doors, real: number): void
  events(): SeamEvent[]
  /** The events that were not asked for here before. */
  newEvents(): SeamEvent[]
  snapshot(): string
  /** Gives why a text is no snapshot, if it is none. */
  restore(snapshot: string): string | undefined
  reset(real: number): void
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
 * Starts a server; gives the name of the option that is wrong, if one is.
 *
 * @internal
 */
export function startEngine(start: Start): Engine | 'seed' | 'now' {
  const { home, opened } = gateway.enter((instance) => ({
    home: instance,
    opened: (instance.bindings.open(start, offset) ?? 'seed') as Opened | 'seed' | 'now',
  }))
  if (typeof opened === 'string') return opened
  const { workspaces, endpoint, server } = opened

  /** Uses the server, which is gone if the module had to be started again. */
  const use = <Result>(call: (instance: Instance) => Result): Result => {
    const used = gateway.enter((instance) => (instance === home ? { result: call(instance) } : undefined))
    if (used) return used.result
    throw new SeamError('This sandbox ended, because a call in this process ran out of memory or of stack. Create another one.')
  }
  // Every function of the server holds `use`, so it lives as long as any of them.
  closeWithout(use, { home, server })

  return {
    workspaces,
    endpoint,
    now: (real) => use(({ bindings }) => bindings.now(server, real) as number),
    answer: (request, real) =>
      use(({ add, bindings }) => bindings.answer(server, request as unknown as Request, add(request.body, 0), real) as Response),
    advance: (milliseconds, real) => use(({ bindings }) => bindings.advance(server, milliseconds, real)),
    behave(takenPins, { delay, fails }, real) {
      const pins = JSON.stringify(takenPins)
      use(({ add, bindings }) => bindings.take_pins(server, add(pins, 0)))
      use(({ bindings }) => bindings.issue_after(server, delay, fails, real))
    },
    events: () => JSON.parse(use(({ bindings }) => bindings.events(server) as string)),
    newEvents: () => JSON.parse(use(({ bindings }) => (bindings.new_events(server) as string | undefined) ?? '[]')),
    snapshot: () => use(({ bindings }) => bindings.snapshot(server) as string),
    restore: (snapshot) => use(({ add, bindings }) => bindings.restore(server, add(snapshot, 0)) as string | undefined),
    reset: (real) => use(({ bindings }) => bindings.reset(server, real)),
  }
}
