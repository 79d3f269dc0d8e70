// Seam's access grants without an account: an in-memory server behind `fetch`.

import * as bindings from '../generated/sandbox_bg.js'
import text from '../generated/sandbox_wasm.js'
import { inputOf } from './input.js'
import { instantiate } from './instantiate.js'

let input

function sandboxCore() {
  input ??= inputOf(instantiate(text, bindings, { './sandbox_bg.js': bindings }), bindings)
  return bindings
}

// The server lives in the module's memory: free it when nobody can reach it any more.
const cleanup = /* @__PURE__ */ new FinalizationRegistry((server) => bindings.close(server))

/** Starts a server with data of its own. */
export function createSandbox({ seed = 'empty', now, random } = {}) {
  if (random !== undefined && !Number.isSafeInteger(random)) {
    throw new TypeError('random must be a whole number.')
  }
  const core = sandboxCore()
  const clock = clockOf(now)
  const opened = core.open({ seed: String(seed), random: random ?? Math.floor(Math.random() * 2 ** 53), now: clock.now() })
  if (opened === undefined) {
    throw new TypeError("seed must be 'empty' or 'demo'.")
  }
  const { apiKey, endpoint } = opened
  // Every function of the sandbox holds this, so that the server lives as long as any of them.
  const handle = { server: opened.server }

  const sandbox = {
    apiKey,
    endpoint,

    async fetch(resource, init) {
      const request = new Request(resource, init)
      request.signal.throwIfAborted()
      // A body that breaks off is met here: gloo-net ends the module for a reason that is no Error of this realm.
      await request.clone().arrayBuffer()
      return core.answer(handle.server, request, clock.now())
    },

    advance(milliseconds) {
      clock.advance(milliseconds)
    },

    snapshot: () => core.snapshot(handle.server),

    restore(snapshot) {
      if (typeof snapshot !== 'string' || !core.restore(handle.server, input.text(snapshot))) {
        throw new TypeError('This is not a snapshot of a sandbox of this version.')
      }
    },

    reset: () => core.reset(handle.server, clock.now()),
  }
  cleanup.register(handle, opened.server)
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
