// What is on its way to one webhook: by the time at which each event is due, and one attempt after the other.

import type { SeamEvent } from '../generated/models.js'
import { type Sender, signed } from './sandbox-webhook-message.js'
import type { WebhookDelivery } from './sandbox-webhook-types.js'

/** Milliseconds after each attempt that was refused; after the last one the event is given up. */
const DELAYS = [5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 36_000_000]

/** How many attempts are kept. */
const MOST = 1000

/** An event on its way. */
interface Pending {
  readonly event: { readonly event_id: string; readonly event_type: string }
  readonly body: string
  readonly attempt: number
  readonly due: number
}

/** The clock of the sandbox. */
export interface Clock {
  /** What it shows. */
  now(): number
  /** Whether it goes on by itself. */
  readonly isRunning: boolean
}

/** The queue of a webhook, for the events that are wanted. */
export function queueOf(clock: Clock, key: Uint8Array<ArrayBuffer>, deliver: Sender, wanted: ReadonlySet<string> | undefined) {
  let pending: Pending[] = []
  let log: WebhookDelivery[] = []
  let isBusy = false
  let underWay: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function nextDue(): Pending | undefined {
    const next = pending.reduce<Pending | undefined>((first, one) => (first && first.due <= one.due ? first : one), undefined)
    return next && next.due <= clock.now() ? next : undefined
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
    if (!clock.isRunning || pending.length === 0) return
    const wait = Math.min(...pending.map(({ due }) => due)) - clock.now()
    timer = setTimeout(wake, Math.max(0, Math.min(wait, 2 ** 31 - 1)))
    keepsNobody(timer)
  }

  function send(event: SeamEvent): void {
    const { event_id, event_type } = event ?? {}
    if (typeof event_id !== 'string' || typeof event_type !== 'string') {
      throw new TypeError('An event needs an event_id and an event_type.')
    }
    pending.push({ event: { event_id, event_type }, body: JSON.stringify(event), attempt: 1, due: clock.now() })
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
export function keepsNobody(timer: unknown): void {
  if (typeof timer === 'object') (timer as { unref?(): void }).unref?.()
}

const isTaken = (status: number | null): boolean => status !== null && status >= 200 && status < 300
