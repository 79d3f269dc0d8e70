/** What a sandbox starts with. */
export interface SandboxOptions {
  /** `demo` is a small hotel with 30 access grants; `empty`, if it is not given. */
  seed?: 'empty' | 'demo'
  /** A time at which the clock stands still until `advance`. If it is not given, the clock runs. */
  now?: Date | string
  /** The same number gives the same IDs. */
  random?: number
}

/** An in-memory Seam. */
export interface Sandbox {
  /** The key that requests must carry. */
  readonly apiKey: string
  /** The address that requests must go to. */
  readonly endpoint: string
  /** Answers a request as the API would: status, headers, JSON. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>
  /** Moves the clock on. */
  advance(milliseconds: number): void
  /** Everything that the sandbox holds. Save it, and put it back with `restore`. */
  snapshot(): string
  /** Puts back a snapshot; throws a TypeError for anything else and changes nothing. */
  restore(snapshot: string): void
  /** Starts over with the data of the beginning. */
  reset(): void
}

/**
 * Starts an in-memory Seam, for tests, demos and work without an account.
 *
 * ```ts
 * const sandbox = createSandbox({ seed: 'demo' })
 * const seam = new Seam({ apiKey: sandbox.apiKey, endpoint: sandbox.endpoint, fetch: sandbox.fetch })
 * ```
 */
export declare function createSandbox(options?: SandboxOptions): Sandbox
