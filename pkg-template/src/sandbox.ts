// Seam's access grants without an account: an in-memory server behind `fetch`.

import { bind, loader } from '../modules/sandbox/module.js'
import { type Add, inputOf } from './buffers.js'
import { SeamError } from './error-classes.js'
import { fetchClasses } from './fetch-classes.js'
import { gatewayOf } from './gateway.js'
import { textClasses } from './platform.js'
import { eventHub } from './sandbox-events.js'
import { readFaults, type SandboxFaults } from './sandbox-faults.js'
import { frontOf } from './sandbox-front.js'
import type { Issuance, Sandbox, SandboxOptions } from './sandbox-options.js'
import { webhooksOf } from './sandbox-webhooks.js'
import { offset } from './zones.js'

export type { FaultShare, SandboxFaults } from './sandbox-faults.js'
export type { Issuance, Sandbox, SandboxOptions } from './sandbox-options.js'
export type { SandboxRequest } from './sandbox-requests.js'
export type { SandboxWebhook, SandboxWebhookOptions, WebhookDelivery } from './sandbox-webhooks.js'

/** An instance of the module, in whose memory servers live. */
interface Instance {
  readonly add: Add
  readonly bindings: ReturnType<typeof bind>
}

/** A server that was started. */
interface Opened {
  readonly apiKey: string
  readonly workspaceId: string
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
  const { seed = 'empty', now, random, issuance = { delay: DEFAULT_DELAY } } = options ?? {}
  if (random !== undefined && !Number.isSafeInteger(random)) {
    throw new TypeError('random must be a whole number.')
  }
  const start = {
    seed: String(seed),
    random: random ?? Math.floor(Math.random() * 2 ** 53),
    standsAt: timeOf(now),
    delay: delayOf(issuance),
    real: Date.now(),
  }
  const { home, opened } = gateway.enter((instance) => ({
    home: instance,
    opened: instance.bindings.open(start, offset) as Opened | 'seed' | 'now' | undefined,
  }))
  if (opened === 'now') throw new TypeError(`now must be a time in the years 1 to 9998.`)
  if (opened === 'seed' || opened === undefined) throw new TypeError("seed must be 'empty', 'demo' or 'large'.")
  const { apiKey, workspaceId, endpoint, server } = opened

  /** Uses the server, which is gone if the module had to be started again. */
  const use = <Result>(call: (instance: Instance) => Result): Result => {
    const used = gateway.enter((instance) => (instance === home ? { result: call(instance) } : undefined))
    if (used) return used.result
    throw new SeamError('This sandbox ended, because a call in this process ran out of memory or of stack. Create another one.')
  }

  const present = () => use(({ bindings }) => bindings.now(server, Date.now()) as number)
  const hub = eventHub({
    count: () => use(({ bindings }) => bindings.event_count(server) as number),
    since: (number) => JSON.parse(use(({ bindings }) => bindings.events_since(server, number) as string)),
  })
  const front = frontOf({
    now: present,
    answer(request) {
      const answered = (instance: Instance) =>
        instance.bindings.answer(server, request as unknown as Request, instance.add(request.body, 0), Date.now())
      const response = use(answered) as Response
      hub.tell()
      return response
    },
  })
  const webhooks = webhooksOf({ now: present, isRunning: now == null, random: start.random, catchUp: () => sandbox.advance(0) })
  hub.onEvent(webhooks.announce)

  /** Has the doors do what faults say, and otherwise what the sandbox was made with. */
  const behave = ({ takenPins = [], issuance: chosen = issuance }: SandboxFaults): void => {
    const pins = JSON.stringify(takenPins)
    use(({ add, bindings }) => bindings.take_pins(server, add(pins, 0)))
    use(({ bindings }) => bindings.issue_after(server, delayOf(chosen), Date.now()))
  }

  const sandbox: Sandbox = {
    apiKey,
    workspaceId,
    endpoint,
    fetch: front.fetch,
    requests: front.requests,
    events: hub.events,
    onEvent: hub.onEvent,
    webhook: webhooks.webhook,
    get options() {
      return { apiKey, endpoint, fetch: sandbox.fetch }
    },

    get now() {
      return new Date(present())
    },

    advance(milliseconds) {
      const isDone = typeof milliseconds === 'number' && use(({ bindings }) => bindings.advance(server, milliseconds, Date.now()))
      if (!isDone) throw new TypeError('Give the milliseconds to advance by: 0 or more, and not past the year 9998.')
      hub.tell()
      webhooks.wake()
    },

    faults(given) {
      const list = readFaults(given)
      front.faults(list)
      behave(Object.assign({}, ...list))
      hub.tell()
    },

    snapshot: () => use(({ bindings }) => bindings.snapshot(server) as string),

    restore(snapshot) {
      const reason =
        typeof snapshot === 'string'
          ? use(({ add, bindings }) => bindings.restore(server, add(snapshot, 0)) as string | undefined)
          : 'it is not text'
      if (reason !== undefined) {
        throw new TypeError(`This is not a snapshot of a sandbox of this version: ${reason}.`)
      }
      hub.skip()
    },

    reset() {
      use(({ bindings }) => bindings.reset(server, Date.now()))
      hub.skip()
      behave({})
      front.reset()
      webhooks.reset()
    },
  }
  // Every function of the sandbox holds `use`, so the server lives as long as any of them.
  closeWithout(use, { home, server })
  return sandbox
}

/** How long doors take by default, in milliseconds: long enough to be seen, short enough to be waited for. */
const DEFAULT_DELAY = 2000

/** Where the clock stands, in milliseconds since 1970; nothing for a clock that runs. */
function timeOf(now: Date | string | null | undefined): number | undefined {
  // Text without an offset would be another time on every machine.
  const isTime = typeof now !== 'string' || /(Z|[+-]\d\d:?\d\d)$/.test(now)
  const start = now === undefined || now === null ? undefined : isTime ? new Date(now).getTime() : NaN
  if (Number.isNaN(start)) {
    throw new TypeError('now must be a valid Date, or a date and time with its offset, like 2030-01-31T15:00:00Z.')
  }
  return start
}

/** The milliseconds until access methods are issued; nothing for never. */
function delayOf(issuance: Issuance): number | undefined {
  if (issuance === 'never') return undefined
  const delay = issuance === 'at once' ? 0 : issuance?.delay
  if (!Number.isInteger(delay) || delay < 0 || delay > MAX_DELAY) {
    throw new TypeError("issuance must be 'at once', 'never' or { delay } with a whole number of milliseconds, up to 49 days.")
  }
  return delay
}

/** What 32 bits hold. */
const MAX_DELAY = 0xffffffff
