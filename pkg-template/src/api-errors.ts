// The errors that the API answers with.

import type { Issue } from '../generated/issues.js'
import { SeamError } from './error-classes.js'

/** The API said no. */
export class SeamApiError extends SeamError {
  /** @internal */
  static override readonly errorName: string = 'SeamApiError'

  /** The API's own type of the error. */
  declare readonly code: string
  /** The status of the answer, as HTTP counts them. */
  declare readonly statusCode: number
  /** Seam's ID of the request, for their support. Browsers may hide it. */
  declare readonly requestId?: string
  /** What else the API says about the error. */
  declare readonly data?: unknown
}

/** Status 401: the API does not know the token, or it is no longer valid. */
export class SeamUnauthorizedError extends SeamApiError {
  /** @internal */
  static override readonly errorName: string = 'SeamUnauthorizedError'

  /** The status of the answer. */
  declare readonly statusCode: 401
}

/** Status 403: the token may not do this. */
export class SeamForbiddenError extends SeamApiError {
  /** @internal */
  static override readonly errorName: string = 'SeamForbiddenError'

  /** The status of the answer. */
  declare readonly statusCode: 403
}

/** Status 404: there is no such resource, or the token may not see it. */
export class SeamNotFoundError extends SeamApiError {
  /** @internal */
  static override readonly errorName: string = 'SeamNotFoundError'

  /** The status of the answer. */
  declare readonly statusCode: 404
}

/** Status 409: the request conflicts with what is there, such as an `access_grant_key` that is taken. */
export class SeamConflictError extends SeamApiError {
  /** @internal */
  static override readonly errorName: string = 'SeamConflictError'

  /** The status of the answer. */
  declare readonly statusCode: 409
}

/** Status 429: too many requests. The client has waited and tried again as often as `maxRetries` allows. */
export class SeamRateLimitError extends SeamApiError {
  /** @internal */
  static override readonly errorName: string = 'SeamRateLimitError'

  /** The status of the answer. */
  declare readonly statusCode: 429

  /** How many seconds the API asks to wait. Browsers may hide it. */
  declare readonly retryAfter?: number
}

/** The API refused the request's parameters. */
export class SeamInvalidInputError extends SeamApiError {
  /** @internal */
  static override readonly errorName: string = 'SeamInvalidInputError'

  /** What the server says about the parameters. */
  declare readonly issues: Issue[]

  /** The server's sentences about one parameter: `'starts_at'`, or `'requested_access_methods.0.code'`. */
  getValidationErrorMessages(parameter: string): string[] {
    return this.issues.filter(({ path }) => path.join('.') === parameter).map(({ message }) => message)
  }
}
