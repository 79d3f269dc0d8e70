// From the core's records to error classes.

import {
  SeamApiError,
  SeamConfigError,
  SeamConflictError,
  SeamForbiddenError,
  SeamInvalidInputError,
  SeamNotFoundError,
  SeamRateLimitError,
  SeamResponseError,
  SeamUnauthorizedError,
} from './error-classes.js'

const BY_STATUS = {
  401: SeamUnauthorizedError,
  403: SeamForbiddenError,
  404: SeamNotFoundError,
  409: SeamConflictError,
  429: SeamRateLimitError,
}

/** Makes an error of the core's record and of what the reply's head says. */
export function errorOf({ kind, message, issues, ...record }, { statusCode, requestId, retryAfter } = {}) {
  if (kind === 'config') return new SeamConfigError(message)
  const retryable = statusCode === 429 || statusCode >= 500
  const details = { ...record, statusCode, requestId, retryable }
  if (kind === 'response') return new SeamResponseError(message, { ...details, issues })
  if (details.code === 'invalid_input') return new SeamInvalidInputError(message, { ...details, issues })
  const Class = BY_STATUS[statusCode] ?? SeamApiError
  return new Class(message, Class === SeamRateLimitError ? { ...details, retryAfter } : details)
}
