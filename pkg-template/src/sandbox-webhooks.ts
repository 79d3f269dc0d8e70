// Webhooks of a sandbox: each event signed and delivered as Seam does it, and again, on the sandbox's clock, where it was not taken.

import type { SeamEvent } from '../generated/models.js'
import { checkNames } from './names.js'
import { chance } from './sandbox-chance.js'
import { senderOf } from './sandbox-webhook-message.js'
import { type Clock, keepsNobody, queueOf } from './sandbox-webhook-queue.js'
import type { SandboxWebhook, SandboxWebhookOptions } from './sandbox-webhook-types.js'
import { keyOf, toBase64 } from './webhook-signature.js'

/** Real milliseconds after which a sandbox whose clock runs is asked for what happened by itself. */
const LOOK_EVERY = 1000

/** What webhooks need of their sandbox. */
interface Home extends Clock {
  /** The seed. */
  readonly random: number
  /** Has the sandbox do what is due by its clock. */
  catchUp(): void
}

/** The webhooks of a sandbox. */
export interface Webhooks {
  /** Makes one more. */
  webhook(options: SandboxWebhookOptions): SandboxWebhook
  /** Sends an event that happened. */
  announce(event: SeamEvent): void
  /** Looks what is due, after the clock was moved. */
  wake(): void
  /** Forgets what is on its way and what was delivered. */
  reset(): void
}

/** The webhooks of a sandbox, of which there are none yet. */
export function webhooksOf(home: Home): Webhooks {
  const targets = new Set<ReturnType<typeof queueOf>>()
  let count = 0
  let watch: ReturnType<typeof setInterval> | undefined

  /** Looks what happens by itself for as long as there is somebody to tell. */
  function look(): void {
    clearInterval(watch)
    if (!home.isRunning || targets.size === 0) return
    watch = setInterval(() => {
      try {
        home.catchUp()
      } catch {
        // A sandbox that ended has nothing to tell.
        clearInterval(watch)
      }
    }, LOOK_EVERY)
    keepsNobody(watch)
  }

  return {
    webhook(options) {
      const { secret = secretOf(home.random, count), eventTypes, ...where } = checked(options)
      const key = keyOf(secret)
      count++
      const wanted = eventTypes && !eventTypes.includes('*') ? new Set(eventTypes) : undefined
      const target = queueOf(home, key, senderOf(where), wanted)
      targets.add(target)
      look()
      const { deliveries, send, settled } = target
      const remove = (): void => {
        targets.delete(target)
        target.reset()
        look()
      }
      return { secret, deliveries, send, settled, remove }
    },
    announce(event) {
      for (const target of targets) target.announce(event)
    },
    wake() {
      for (const target of targets) target.wake()
    },
    reset() {
      for (const target of targets) target.reset()
    },
  }
}

/** A secret that follows from the seed. */
function secretOf(random: number, index: number): string {
  return `whsec_${toBase64(Array.from({ length: 24 }, (_, place) => Math.floor(chance(random, index, `secret ${place}`) * 256)))}`
}

function checked(options: SandboxWebhookOptions): SandboxWebhookOptions {
  checkNames(options, ['url', 'handler', 'secret', 'eventTypes'], '', TypeError)
  const { url, handler, eventTypes } = options ?? {}
  if ((url === undefined) === (handler === undefined)) throw new TypeError('A webhook needs a url or a handler, and not both.')
  if (url !== undefined && !/^https?:$/.test(protocolOf(url))) throw new TypeError('url must be an address that starts with http.')
  if (handler !== undefined && typeof handler !== 'function') throw new TypeError('handler must be a function.')
  const isList = Array.isArray(eventTypes) && eventTypes.every((type) => typeof type === 'string')
  if (eventTypes !== undefined && !isList) throw new TypeError('eventTypes must be a list of types, like access_method.issued.')
  return options
}

function protocolOf(url: string): string {
  try {
    return new URL(url).protocol
  } catch {
    return ''
  }
}
