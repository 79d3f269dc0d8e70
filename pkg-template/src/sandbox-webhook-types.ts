// What a webhook of a sandbox takes and has.

import type { SeamEvent } from '../generated/models.js'
import type { Request } from './platform-types.js'

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
