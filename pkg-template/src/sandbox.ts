// Seam's access grants without an account: an in-memory server behind `fetch`.

import { checkNames } from './names.js'
import { changing } from './sandbox-changes.js'
import { startEngine } from './sandbox-engine.js'
import { eventHub } from './sandbox-events.js'
import { readFaults, type SandboxFaults } from './sandbox-faults.js'
import { frontOf } from './sandbox-front.js'
import type { Sandbox, SandboxOptions } from './sandbox-options.js'
import { DEFAULT_DELAY, doorsOf, timeOf } from './sandbox-start.js'
import { webhooksOf } from './sandbox-webhooks.js'

export { init } from './sandbox-engine.js'
export type { FaultShare, SandboxFaults } from './sandbox-faults.js'
export type { Issuance, Sandbox, SandboxOptions, SandboxWorkspace } from './sandbox-options.js'
export type { SandboxRequest } from './sandbox-requests.js'
export type { SandboxWebhook, SandboxWebhookOptions, WebhookDelivery } from './sandbox-webhook-types.js'

/**
 * Starts an in-memory Seam, for tests, demos and work without an account.
 *
 * ```ts
 * const sandbox = createSandbox({ seed: 'demo' })
 * const seam = new Seam(sandbox.options)
 * ```
 */
export function createSandbox(options?: SandboxOptions): Sandbox {
  checkNames(options, ['seed', 'now', 'random', 'issuance'], '', TypeError)
  const { seed = 'empty', now, random, issuance = { delay: DEFAULT_DELAY } } = options ?? {}
  if (random !== undefined && !Number.isSafeInteger(random)) {
    throw new TypeError('random must be a whole number.')
  }
  const start = {
    seed: String(seed),
    random: random ?? Math.floor(Math.random() * 2 ** 53),
    standsAt: timeOf(now),
    ...doorsOf(issuance),
    real: Date.now(),
  }
  const engine = startEngine(start)
  if (engine === 'now') throw new TypeError(`now must be a time in the years 1 to 9998.`)
  if (engine === 'seed') throw new TypeError("seed must be 'empty', 'demo' or 'large'.")
  const server = changing(engine)
  const { workspaces, endpoint } = server
  const [{ apiKey, workspaceId }] = workspaces

  const hub = eventHub({ all: server.events, fresh: server.newEvents })
  const front = frontOf({
    now: server.now,
    answer(request) {
      const response = server.answer(request)
      hub.tell()
      return response
    },
  })
  const webhooks = webhooksOf({ now: server.now, isRunning: now == null, random: start.random, catchUp: () => sandbox.advance(0) })
  hub.onEvent(webhooks.announce)

  /** Has the doors do what faults say, and otherwise what the sandbox was made with. */
  const behave = ({ takenPins = [], issuance: chosen = issuance }: SandboxFaults): void => server.behave(takenPins, doorsOf(chosen))

  const sandbox: Sandbox = {
    apiKey,
    workspaceId,
    workspaces,
    endpoint,
    fetch: front.fetch,
    requests: front.requests,
    events: hub.events,
    onEvent: hub.onEvent,
    onChange: server.onChange,
    webhook: webhooks.webhook,
    snapshot: server.snapshot,
    get options() {
      return { apiKey, endpoint, fetch: sandbox.fetch }
    },

    get now() {
      return new Date(server.now())
    },

    advance(milliseconds) {
      const isDone = typeof milliseconds === 'number' && server.advance(milliseconds)
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

    restore(snapshot) {
      const reason = typeof snapshot === 'string' ? server.restore(snapshot) : 'it is not text'
      if (reason !== undefined) {
        throw new TypeError(`This is not a snapshot of a sandbox of this version: ${reason}.`)
      }
    },

    replay(change) {
      if (!server.replay(change)) throw new TypeError('This is not a change of a sandbox of this version.')
      // They were told when they happened.
      server.newEvents()
    },

    reset() {
      server.reset()
      behave({})
      front.reset()
      webhooks.reset()
    },
  }
  return sandbox
}
