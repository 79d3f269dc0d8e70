// Seam's access grants without an account: an in-memory server behind `fetch`.

import * as bindings from '../generated/sandbox_bg.js'
import text from '../generated/sandbox_wasm.js'
import { inputOf } from './buffers.js'
import { SeamError } from './error-classes.js'
import { gatewayOf } from './gateway.js'

const enter = gatewayOf(text, bindings, { './sandbox_bg.js': bindings }, (exports) => ({ add: inputOf(exports, bindings) }))

// The server lives in the module's memory: free it when nobody can reach it any more.
const cleanup = /* @__PURE__ */ new FinalizationRegistry(({ home, server }) => {
  try {
    enter((module) => module === home && bindings.close(server))
  } catch {
    // Nobody waits for it, and an instance that ended holds no servers.
  }
})

/** Starts a server with data of its own. */
export function createSandbox({ seed = 'empty', now, random } = {}) {
  if (random !== undefined && !Number.isSafeInteger(random)) {
    throw new TypeError('random must be a whole number.')
  }
  const clock = clockOf(now)
  const options = { seed: String(seed), random: random ?? Math.floor(Math.random() * 2 ** 53), now: clock.now() }
  const [home, opened] = enter((module) => [module, bindings.open(options)])
  if (opened === undefined) {
    throw new TypeError("seed must be 'empty' or 'demo'.")
  }
  const { apiKey, endpoint, server } = opened

  /** Uses the server, which is gone if the module had to be started again. */
  const use = (call) => {
    const [isThere, result] = enter((module) => (module === home ? [true, call(module)] : [false]))
    if (!isThere) throw new SeamError('This sandbox ended, because a call in this process ran out of memory or of stack. Create another one.')
    return result
  }

  const sandbox = {
    apiKey,
    endpoint,

    async fetch(resource, init) {
      const request = new Request(resource, init)
      request.signal.throwIfAborted()
      const body = await request.text()
      return use(({ add }) => bindings.answer(server, request, add(body, 0), clock.now()))
    },

    advance(milliseconds) {
      clock.advance(milliseconds)
    },

    snapshot: () => use(() => bindings.snapshot(server)),

    restore(snapshot) {
      if (typeof snapshot !== 'string' || !use(({ add }) => bindings.restore(server, add(snapshot, 0)))) {
        throw new TypeError('This is not a snapshot of a sandbox of this version.')
      }
    },

    reset: () => use(() => bindings.reset(server, clock.now())),
  }
  // Every function of the sandbox holds `use`, so the server lives as long as any of them.
  cleanup.register(use, { home, server })
  return sandbox
}

/** A clock that stands still where its time is given, and otherwise runs; both can be moved on. */
function clockOf(now) {
  const start = now === undefined || now === null ? undefined : new Date(now).getTime()
  if (Number.isNaN(start)) {
    throw new TypeError('now must be a valid date.')
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
