// From the core's records to error classes.

import type { Issue } from '../generated/issues.js'
import {
  SeamApiError,
  SeamConflictError,
  SeamForbiddenError,
  SeamInvalidInputError,
  SeamNotFoundError,
  SeamRateLimitError,
  SeamUnauthorizedError,
} from './api-errors.js'
import { SeamConfigError, SeamConnectionError, type SeamError, SeamResponseError, SeamTimeoutError } from './error-classes.js'

/** What the core says of a failure. */
export interface Failure {
  readonly kind: 'config' | 'response' | 'api' | 'connection' | 'timeout'
  readonly message: string
  readonly retryable?: boolean
  readonly issues?: Issue[]
  readonly code?: string
  readonly data?: unknown
  readonly cause?: unknown
}

/** What the head of a reply says. */
export interface ReplyHead {
  readonly status?: number
  readonly requestId?: string | undefined
  readonly retryAfter?: number | undefined
}

const BY_STATUS: Readonly<Partial<Record<number, typeof SeamApiError>>> = {
  401: SeamUnauthorizedError,
  403: SeamForbiddenError,
  404: SeamNotFoundError,
  409: SeamConflictError,
  429: SeamRateLimitError,
}

/** Makes an error of a failure's record and of what the reply's head says, if there was a reply. */
export function errorOf(
  { kind, message, issues, ...record }: Failure,
  { status: statusCode = 0, requestId, retryAfter }: ReplyHead = {},
): SeamError {
  if (kind === 'config') return new SeamConfigError(message)
  if (kind === 'connection') return new SeamConnectionError(message, record)
  if (kind === 'timeout') return new SeamTimeoutError(message, record)
  const details = { ...record, statusCode, requestId }
  if (kind === 'response') return new SeamResponseError(message, { ...details, issues })
  if (details.code === 'invalid_input') return new SeamInvalidInputError(message, { ...details, issues })
  const Class = BY_STATUS[statusCode] ?? SeamApiError
  return new Class(message, Class === SeamRateLimitError ? { ...details, retryAfter } : details)
}
