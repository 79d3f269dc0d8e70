// Error classes. Each is known by a brand, so that guards and `instanceof` recognise an error of another copy of this package or of
// another realm; each has literal names, which minifiers keep.

import type { Issue } from '../generated/issues.js'
import { brand, isBranded } from './brand.js'

/** The cause of an error, and the members that it gets. */
interface ErrorDetails {
  readonly cause?: unknown
  readonly [member: string]: unknown
}

/** Every error of this package. */
export class SeamError extends Error {
  /**
   * The `name` of the errors. Guards know an error by it, and by those of the classes above.
   *
   * @internal
   */
  static readonly errorName: string = 'SeamError'

  /** Whether the same call may succeed later. */
  readonly retryable: boolean = false

  /** An error with a message, and with what caused it. */
  constructor(
    message?: string,
    options?: {
      /** What caused the error. */
      cause?: unknown
    },
  )
  /** @internal */
  constructor(message: string, details: ErrorDetails)
  constructor(message?: string, { cause, ...details }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause })
    brand(this, namesOf(classOf(this)))
    Object.assign(this, details)
  }

  /**
   * By brand, so that it knows the errors of other copies. A class that a user derives is known in the ordinary way alone.
   *
   * @internal
   */
  static override [Symbol.hasInstance](this: typeof SeamError, value: unknown): boolean {
    return (
      (Object.hasOwn(this, 'errorName') && isBranded(value, this.errorName)) || Function.prototype[Symbol.hasInstance].call(this, value)
    )
  }

  /** @internal */
  override get name(): string {
    return classOf(this).errorName
  }

  /** @internal */
  override set name(value: string) {
    Object.defineProperty(this, 'name', { value, enumerable: true, configurable: true, writable: true })
  }

  /** Name, message and details, for logs; without the stack. */
  toJSON(): Record<string, unknown> {
    return { name: this.name, message: this.message, ...(this as object) }
  }
}

const classOf = (error: SeamError): typeof SeamError => error.constructor as typeof SeamError

function namesOf(Class: typeof SeamError): Set<string> {
  const names = new Set<string>()
  for (let above = Class; above.errorName !== undefined; above = Object.getPrototypeOf(above)) names.add(above.errorName)
  return names
}

/** The request breaks the API's rules. Nothing was sent. */
export class SeamValidationError extends SeamError {
  /** @internal */
  static override readonly errorName: string = 'SeamValidationError'

  /** Every problem of the request. */
  declare readonly issues: Issue[]

  /** An error whose message tells of the first issues. */
  constructor(issues: Issue[]) {
    super(issues.map(sentence).join(' '), { issues })
  }
}

/** No answer: not reached, or broken off. */
export class SeamConnectionError extends SeamError {
  /** @internal */
  static override readonly errorName: string = 'SeamConnectionError'

  /** For TypeScript alone, which tells classes apart by their members. */
  declare readonly isSeamConnectionError?: true
}

/** No answer in time. */
export class SeamTimeoutError extends SeamConnectionError {
  /** @internal */
  static override readonly errorName: string = 'SeamTimeoutError'

  /** For TypeScript alone, which tells classes apart by their members. */
  declare readonly isSeamTimeoutError?: true
}

/** The call was aborted; `cause` is the signal's reason. */
export class SeamAbortError extends SeamError {
  /**
   * A platform's own convention: code that handles `AbortError` handles this one too.
   *
   * @internal
   */
  static override readonly errorName: string = 'AbortError'

  /** For TypeScript alone, which tells classes apart by their members. */
  declare readonly isSeamAbortError?: true
}

/** The answer is not what the API promises. */
export class SeamResponseError extends SeamError {
  /** @internal */
  static override readonly errorName: string = 'SeamResponseError'

  /** The status of the answer, if there was one. */
  declare readonly statusCode?: number
  /** Seam's ID of the request, for their support. Browsers may hide it. */
  declare readonly requestId?: string
  /** Where the answer differs from what the API promises. */
  declare readonly issues?: Issue[]
}

/** The client, or an option, is set up in a way that cannot work. */
export class SeamConfigError extends SeamError {
  /** @internal */
  static override readonly errorName: string = 'SeamConfigError'

  /** For TypeScript alone, which tells classes apart by their members. */
  declare readonly isSeamConfigError?: true
}

/** A webhook that is not from Seam, or too old. */
export class SeamWebhookVerificationError extends SeamError {
  /** @internal */
  static override readonly errorName: string = 'SeamWebhookVerificationError'

  /** Why the webhook is refused. */
  declare readonly code: 'missing_headers' | 'invalid_headers' | 'too_old' | 'too_new' | 'no_match'
}

function sentence({ path, message }: Issue): string {
  const at = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')
  return at === '' ? message : `${at.replace(/^\./, '')}: ${message}`
}
