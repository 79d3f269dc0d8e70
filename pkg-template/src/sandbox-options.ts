// What a sandbox takes and has.

import type { SeamEvent } from '../generated/models.js'
import type { SeamOptions } from './options.js'
import type { Request, RequestInit, Response, URL } from './platform-types.js'
import type { SandboxFaults } from './sandbox-faults.js'
import type { SandboxRequest } from './sandbox-requests.js'
import type { SandboxWebhook, SandboxWebhookOptions } from './sandbox-webhook-types.js'

/**
 * When the access methods of an access grant are issued: `'at once'`, `'never'`, or after so many milliseconds of the sandbox's clock.
 * Changes and deletions take the doors as long. With `'fails'` the doors refuse them after two seconds, and take them once that has ended.
 */
export type Issuance =
  | 'at once'
  | 'never'
  | 'fails'
  | {
      /** Milliseconds of the sandbox's clock. */
      readonly delay: number
    }

/** What a sandbox starts with. */
export interface SandboxOptions {
  /**
   * `demo` is a small hotel with 200 access grants that tell stories, `large` the same with 10,000; `empty`, if it is not given.
   */
  seed?: 'empty' | 'demo' | 'large'
  /** A time at which the clock stands still until `advance`. If it is not given, the clock runs. */
  now?: Date | string
  /** The same number gives the same IDs. */
  random?: number
  /** When access methods are issued; after two seconds, if it is not given. */
  issuance?: Issuance
}

/** A workspace of a sandbox. */
export interface SandboxWorkspace {
  /** The key that opens it. */
  readonly apiKey: string
  /** Its ID, which requests with a personal access token or a console session name. */
  readonly workspaceId: string
}

/** An in-memory Seam. */
export interface Sandbox {
  /** The key that requests must carry. */
  readonly apiKey: string
  /** The ID of its workspace, for the personal access token `seam_at1_sandbox` and the console session `eySandbox`. */
  readonly workspaceId: string
  /**
   * Its two workspaces, neither of which sees what the other holds. The first is that of `apiKey` and `workspaceId`, with the data of the
   * seed; the second begins empty.
   */
  readonly workspaces: readonly [SandboxWorkspace, SandboxWorkspace]
  /** The address that requests must go to. */
  readonly endpoint: string
  /** What `new Seam` takes, in a browser too: everybody may know this key. */
  readonly options: Pick<SeamOptions, 'apiKey' | 'endpoint' | 'fetch'>
  /** What the sandbox's clock shows. */
  readonly now: Date
  /** Answers a request as the API would: status, headers, JSON. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>
  /** Moves the clock on, and does what is due by then: access methods are issued, changed, expire and go. */
  advance(milliseconds: number): void
  /** The last thousand requests, the oldest first, without their headers and bodies. */
  requests(): SandboxRequest[]
  /**
   * Lets things go wrong from here on: outages, rate limits, lost connections, taken PINs and more, for all operations or, given a list,
   * for some. It takes the place of what was said before; `null` ends it. A TypeError names the member that is not valid.
   *
   * ```ts
   * sandbox.faults({ operations: ['/access_grants/create'], drop: { after: 0.2 }, latency: { min: 20, max: 200 }, random: 1 })
   * ```
   */
  faults(faults?: SandboxFaults | readonly SandboxFaults[] | null): void
  /**
   * Sends every event from here on to an address or a handler, signed as Seam's are, and again if it was not taken: after 5 seconds,
   * 5 and 30 minutes, 2, 5, 10 and 10 hours of the sandbox's clock.
   *
   * ```ts
   * const webhook = sandbox.webhook({ handler: (request) => app.fetch(request) })
   * ```
   */
  webhook(options: SandboxWebhookOptions): SandboxWebhook
  /** What happened, the oldest first: the last 100,000 events of each workspace. They hold the secrets that the API's events hold. */
  events(): SeamEvent[]
  /** Has a listener told of each event, after the request or the `advance` that it came of; gives what ends that. */
  onEvent(listener: (event: SeamEvent) => void): () => void
  /** Everything that the sandbox holds, the clock included. Save it, and put it back with `restore`. */
  snapshot(): string
  /** Puts back a snapshot; throws a TypeError for anything else and changes nothing. */
  restore(snapshot: string): void
  /**
   * Tells of each change from here on, as text: what was asked for, and when. A snapshot and the changes since, repeated in their order
   * with `replay`, are what the sandbox holds, and a change is quicker to keep than a snapshot. It holds secrets, as a snapshot does.
   * Gives what ends it.
   */
  onChange(listener: (change: string) => void): () => void
  /** Repeats a change, at its own time; throws a TypeError for anything else. */
  replay(change: string): void
  /** Starts over with the data, the IDs and the clock of the beginning, an empty log and without faults. */
  reset(): void
}
