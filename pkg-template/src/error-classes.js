// Error classes. Each is known by a brand under a registered symbol, so that a guard recognises an error of another
// copy of this package or of another realm, where `instanceof` does not; each has a literal name, which minifiers keep.

const BRAND = Symbol.for('seam-access-grants.error')

export class SeamError extends Error {
  /** Whether the same call may succeed later. */
  retryable = false

  constructor(message, { cause, ...details } = {}) {
    super(message, cause === undefined ? undefined : { cause })
    Object.assign(this, details)
  }

  /** What `JSON.stringify` writes: name, message and the details, without the stack. */
  toJSON() {
    return { name: this.name, message: this.message, ...this }
  }
}

function define(Class, name, ...kinds) {
  const hidden = { enumerable: false, configurable: true, writable: true }
  Object.defineProperty(Class.prototype, 'name', { value: name, ...hidden })
  Object.defineProperty(Class.prototype, BRAND, { value: new Set(['SeamError', name, ...kinds]), ...hidden })
}

export class SeamValidationError extends SeamError {
  constructor(issues, message = issues.map(sentence).join(' ')) {
    super(message, { issues })
  }
}

export class SeamApiError extends SeamError {}
export class SeamUnauthorizedError extends SeamApiError {}
export class SeamForbiddenError extends SeamApiError {}
export class SeamNotFoundError extends SeamApiError {}
export class SeamConflictError extends SeamApiError {}
export class SeamRateLimitError extends SeamApiError {}

export class SeamInvalidInputError extends SeamApiError {
  /** The server's sentences about one parameter: `'starts_at'`, or `'requested_access_methods.0.code'`. */
  getValidationErrorMessages(parameter) {
    return this.issues.filter(({ path }) => path.join('.') === parameter).map(({ message }) => message)
  }
}

export class SeamConnectionError extends SeamError {}
export class SeamTimeoutError extends SeamConnectionError {}
export class SeamAbortError extends SeamError {}
export class SeamResponseError extends SeamError {}
export class SeamConfigError extends SeamError {}
export class SeamWebhookVerificationError extends SeamError {}

define(SeamError, 'SeamError')
define(SeamValidationError, 'SeamValidationError')
define(SeamApiError, 'SeamApiError')
define(SeamUnauthorizedError, 'SeamUnauthorizedError', 'SeamApiError')
define(SeamForbiddenError, 'SeamForbiddenError', 'SeamApiError')
define(SeamNotFoundError, 'SeamNotFoundError', 'SeamApiError')
define(SeamConflictError, 'SeamConflictError', 'SeamApiError')
define(SeamRateLimitError, 'SeamRateLimitError', 'SeamApiError')
define(SeamInvalidInputError, 'SeamInvalidInputError', 'SeamApiError')
define(SeamConnectionError, 'SeamConnectionError')
define(SeamTimeoutError, 'SeamTimeoutError', 'SeamConnectionError')
// A platform's own convention: code that handles `AbortError` handles this one too.
define(SeamAbortError, 'AbortError', 'SeamAbortError')
define(SeamResponseError, 'SeamResponseError')
define(SeamConfigError, 'SeamConfigError')
define(SeamWebhookVerificationError, 'SeamWebhookVerificationError')

const guard = (name) => (error) => error?.[BRAND]?.has?.(name) === true

export const isSeamError = guard('SeamError')
export const isSeamValidationError = guard('SeamValidationError')
export const isSeamApiError = guard('SeamApiError')
export const isSeamUnauthorizedError = guard('SeamUnauthorizedError')
export const isSeamForbiddenError = guard('SeamForbiddenError')
export const isSeamNotFoundError = guard('SeamNotFoundError')
export const isSeamConflictError = guard('SeamConflictError')
export const isSeamRateLimitError = guard('SeamRateLimitError')
export const isSeamInvalidInputError = guard('SeamInvalidInputError')
export const isSeamConnectionError = guard('SeamConnectionError')
export const isSeamTimeoutError = guard('SeamTimeoutError')
export const isSeamAbortError = guard('SeamAbortError')
export const isSeamResponseError = guard('SeamResponseError')
export const isSeamConfigError = guard('SeamConfigError')
export const isSeamWebhookVerificationError = guard('SeamWebhookVerificationError')

function sentence({ path, message }) {
  const at = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')
  return at === '' ? message : `${at.replace(/^\./, '')}: ${message}`
}
