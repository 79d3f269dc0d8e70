// Guards that work where `instanceof` does not: with an error of another copy of this package, or of another realm.

import type {
  SeamApiError,
  SeamConflictError,
  SeamForbiddenError,
  SeamInvalidInputError,
  SeamNotFoundError,
  SeamRateLimitError,
  SeamUnauthorizedError,
} from './api-errors.js'
import { isBranded } from './brand.js'
import type {
  SeamAbortError,
  SeamConfigError,
  SeamConnectionError,
  SeamError,
  SeamResponseError,
  SeamTimeoutError,
  SeamValidationError,
  SeamWebhookVerificationError,
} from './error-classes.js'

const guard =
  <E extends SeamError>(name: string) =>
  (error: unknown): error is E =>
    isBranded(error, name)

/** Whether an error is one of this package. */
export const isSeamError = /* @__PURE__ */ guard<SeamError>('SeamError')

/** Whether an error is a SeamValidationError: the refusal of a request before it was sent. */
export const isSeamValidationError = /* @__PURE__ */ guard<SeamValidationError>('SeamValidationError')

/** Whether an error is a SeamApiError: a refusal by the API. */
export const isSeamApiError = /* @__PURE__ */ guard<SeamApiError>('SeamApiError')

/** Whether an error is a SeamUnauthorizedError: a refusal with status 401. */
export const isSeamUnauthorizedError = /* @__PURE__ */ guard<SeamUnauthorizedError>('SeamUnauthorizedError')

/** Whether an error is a SeamForbiddenError: a refusal with status 403. */
export const isSeamForbiddenError = /* @__PURE__ */ guard<SeamForbiddenError>('SeamForbiddenError')

/** Whether an error is a SeamNotFoundError: a refusal with status 404. */
export const isSeamNotFoundError = /* @__PURE__ */ guard<SeamNotFoundError>('SeamNotFoundError')

/** Whether an error is a SeamConflictError: a refusal with status 409. */
export const isSeamConflictError = /* @__PURE__ */ guard<SeamConflictError>('SeamConflictError')

/** Whether an error is a SeamRateLimitError: a refusal with status 429. */
export const isSeamRateLimitError = /* @__PURE__ */ guard<SeamRateLimitError>('SeamRateLimitError')

/** Whether an error is a SeamInvalidInputError: the API's refusal of the request's parameters. */
export const isSeamInvalidInputError = /* @__PURE__ */ guard<SeamInvalidInputError>('SeamInvalidInputError')

/** Whether an error is a SeamConnectionError: the lack of an answer. */
export const isSeamConnectionError = /* @__PURE__ */ guard<SeamConnectionError>('SeamConnectionError')

/** Whether an error is a SeamTimeoutError: the lack of an answer in time. */
export const isSeamTimeoutError = /* @__PURE__ */ guard<SeamTimeoutError>('SeamTimeoutError')

/** Whether an error is a SeamAbortError: the end of a call that was aborted. */
export const isSeamAbortError = /* @__PURE__ */ guard<SeamAbortError>('AbortError')

/** Whether an error is a SeamResponseError: an answer that is not what the API promises. */
export const isSeamResponseError = /* @__PURE__ */ guard<SeamResponseError>('SeamResponseError')

/** Whether an error is a SeamConfigError: a client, or an option, that cannot work. */
export const isSeamConfigError = /* @__PURE__ */ guard<SeamConfigError>('SeamConfigError')

/** Whether an error is a SeamWebhookVerificationError: the refusal of a webhook. */
export const isSeamWebhookVerificationError = /* @__PURE__ */ guard<SeamWebhookVerificationError>('SeamWebhookVerificationError')
