// From the core's records to error classes.

import {
  SeamAbortError,
  SeamApiError,
  SeamConfigError,
  SeamConflictError,
  SeamConnectionError,
  SeamForbiddenError,
  SeamInvalidInputError,
  SeamNotFoundError,
  SeamRateLimitError,
  SeamResponseError,
  SeamUnauthorizedError,
  SeamValidationError,
} from './error-classes.js'

const BY_STATUS = {
  401: SeamUnauthorizedError,
  403: SeamForbiddenError,
  404: SeamNotFoundError,
  409: SeamConflictError,
  429: SeamRateLimitError,
}

/** Makes an error of the record, as JSON text, that the core rejects with. */
export function errorOf(json, cause) {
  const { kind, message, ...record } = JSON.parse(json)
  if (kind === 'validation') return new SeamValidationError(record.issues, message)
  if (kind === 'config') return new SeamConfigError(message)
  if (kind === 'abort') return new SeamAbortError(message, { cause })
  if (kind === 'connection') return new SeamConnectionError(message, { retryable: true, cause })
  const { statusCode } = record
  const retryable = statusCode === 429 || statusCode >= 500
  if (kind === 'response') return new SeamResponseError(message, { ...record, retryable })
  return apiError(message, { ...record, retryable })
}

function apiError(message, { issues, retryAfter, ...details }) {
  if (details.code === 'invalid_input') return new SeamInvalidInputError(message, { ...details, issues })
  const Class = BY_STATUS[details.statusCode] ?? SeamApiError
  if (Class !== SeamRateLimitError) return new Class(message, details)
  return new Class(message, { ...details, retryAfter: seconds(retryAfter) })
}

/** `Retry-After` as seconds from now; it is a number of them or a date (RFC 9110, 10.2.3). */
function seconds(retryAfter) {
  if (!retryAfter) return undefined
  const number = Number(retryAfter)
  const value = Number.isNaN(number) ? (Date.parse(retryAfter) - Date.now()) / 1000 : number
  return Number.isNaN(value) ? undefined : Math.max(0, value)
}
