// Webhooks of a sandbox: each event signed and delivered as Seam does it, and again, on the sandbox's clock, where it was not taken.

import type { SeamEvent } from '../generated/models.js'
import type { Request } from './platform-types.js'
import { chance } from './sandbox-chance.js'
import { type Sender, senderOf, signed } from './sandbox-webhook-message.js'
import { keyOf, toBase64 } from './webhook-signature.js'

/** Where events go. */
export interface SandboxWebhookOptions {
  /** The address that they are posted to. */
  url?: string
  /** What they are given to instead of an address: a route of your own. What it throws, or an answer that is not 2xx, counts as refused. */
  handler?: (request: Request) => unknown
  /** What they are signed with. One that follows from the sandbox's `random`, if it is not given. */
  secret?: string
  /** The events that are sent; all of them, if it is not given. */
  eventTypes?: readonly string[]
}

/** One attempt to deliver an event. */
export interface WebhookDelivery {
  /** The event's ID. */
  readonly eventId: string
  /** What happened. */
  readonly eventType: string
  /** 1 for the first. */
  readonly attempt: number
  /** When it was due, by the sandbox's clock. */
  readonly at: Date
  /** The status of the answer, 204 for a handler that gives none; null, if there was no answer. */
  readonly status: number | null
}

/** A webhook of a sandbox. */
export interface SandboxWebhook {
  /** What `verifyWebhook` takes as `secret`. */
  readonly secret: string
  /** The last thousand attempts. */
  deliveries(): WebhookDelivery[]
  /** Sends an event of your own, as if it had happened. */
  send(event: SeamEvent): void
  /** Resolves when nothing that is due is under way any more. */
  settled(): Promise<void>
  /** Ends it: nothing more is sent. */
  remove(): void
}

/** Milliseconds after each attempt that was refused; after the last one the event is given up. */
const DELAYS = [5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 36_000_000]

/** How many attempts are kept. */
const MOST = 1000

/** Real milliseconds after which a sandbox whose clock runs is asked for what happened by itself. */
const LOOK_EVERY = 1000

/** An event on its way. */
interface Pending {
  readonly event: { readonly event_id: string; readonly event_type: string }
  readonly body: string
  readonly attempt: number
  readonly due: number
}

/** What webhooks need of their sandbox. */
interface Home {
  /** The time, by the sandbox's clock. */
  now(): number
  /** Whether the clock goes on by itself. */
  readonly isRunning: boolean
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
  const targets = new Set<ReturnType<typeof targetOf>>()
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
      const target = targetOf(home, key, senderOf(where), wanted)
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

/** One webhook: a queue by the time at which each event is due, and one attempt after the other. */
function targetOf(home: Home, key: Uint8Array<ArrayBuffer>, deliver: Sender, wanted: ReadonlySet<string> | undefined) {
  let pending: Pending[] = []
  let log: WebhookDelivery[] = []
  let isBusy = false
  let underWay: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function nextDue(): Pending | undefined {
    const next = pending.reduce<Pending | undefined>((first, one) => (first && first.due <= one.due ? first : one), undefined)
    return next && next.due <= home.now() ? next : undefined
  }

  async function attempt(one: Pending): Promise<void> {
    const { event, body, attempt, due } = one
    const status = await deliver(await signed(key, event.event_id, body))
    // Whatever was forgotten in the meantime stays forgotten.
    if (!pending.includes(one)) return
    pending = pending.filter((other) => other !== one)
    log = [...log, { eventId: event.event_id, eventType: event.event_type, attempt, at: new Date(due), status }].slice(-MOST)
    const delay = DELAYS[attempt - 1]
    if (!isTaken(status) && delay !== undefined) pending.push({ event, body, attempt: attempt + 1, due: due + delay })
  }

  async function run(): Promise<void> {
    isBusy = true
    try {
      for (let next = nextDue(); next; next = nextDue()) await attempt(next)
      arm()
    } catch {
      // The sandbox ended, and its clock with it.
      pending = []
    } finally {
      isBusy = false
    }
  }

  function wake(): void {
    clearTimeout(timer)
    if (!isBusy) underWay = run()
  }

  /** Where the clock runs by itself, looks again when the next attempt is due. */
  function arm(): void {
    if (!home.isRunning || pending.length === 0) return
    const wait = Math.min(...pending.map(({ due }) => due)) - home.now()
    timer = setTimeout(wake, Math.max(0, Math.min(wait, 2 ** 31 - 1)))
    keepsNobody(timer)
  }

  function send(event: SeamEvent): void {
    const { event_id, event_type } = event ?? {}
    if (typeof event_id !== 'string' || typeof event_type !== 'string') {
      throw new TypeError('An event needs an event_id and an event_type.')
    }
    pending.push({ event: { event_id, event_type }, body: JSON.stringify(event), attempt: 1, due: home.now() })
    wake()
  }

  function reset(): void {
    clearTimeout(timer)
    pending = []
    log = []
  }

  return {
    send,
    wake,
    reset,
    announce(event: SeamEvent) {
      if (wanted?.has(event.event_type) ?? true) send(event)
    },
    deliveries: () => log.map((one) => ({ ...one, at: new Date(one.at) })),
    async settled() {
      while (isBusy) await underWay
    },
  }
}

/** A timer for which no process is kept alive. In browsers a timer is a number. */
function keepsNobody(timer: unknown): void {
  if (typeof timer === 'object') (timer as { unref?(): void }).unref?.()
}

const isTaken = (status: number | null): boolean => status !== null && status >= 200 && status < 300

/** A secret that follows from the seed. */
function secretOf(random: number, index: number): string {
  return `whsec_${toBase64(Array.from({ length: 24 }, (_, place) => Math.floor(chance(random, index, `secret ${place}`) * 256)))}`
}

function checked(options: SandboxWebhookOptions): SandboxWebhookOptions {
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
