import {
  isSeamAbortError,
  isSeamActionAttemptFailedError,
  isSeamActionAttemptTimeoutError,
  isSeamApiError,
  isSeamConfigError,
  isSeamConnectionError,
  isSeamRateLimitError,
  isSeamResponseError,
  isSeamTimeoutError,
  isSeamValidationError,
} from 'seam-access-grants'
import { AskError } from './ask.ts'

export type FailureKind =
  | 'offline'
  | 'connection'
  | 'timeout'
  | 'stopped'
  | 'rateLimit'
  | 'unauthorized'
  | 'forbidden'
  | 'notFound'
  | 'server'
  | 'answer'
  | 'refused'
  | 'config'
  | 'fault'

/** What went wrong, as far as somebody at a desk wants to know it. */
export interface Failure {
  kind: FailureKind
  /** The server's or the package's own words, where they say more than the kind. */
  detail?: string
  requestId?: string
  /** When to try again, in milliseconds of the real clock. */
  retryAt?: number
  /** Whether it may have been done although there is no answer that says so. */
  isUnclear: boolean
}

const UNCLEAR: readonly FailureKind[] = ['offline', 'connection', 'timeout', 'server', 'answer']

export function failureOf(error: unknown): Failure {
  const kind = kindOf(error)
  const requestId = error instanceof AskError || isSeamApiError(error) || isSeamResponseError(error) ? error.requestId : undefined
  const wait = error instanceof AskError || isSeamRateLimitError(error) ? error.retryAfter : undefined
  const says = kind === 'refused' || kind === 'config' ? (error as Error).message : undefined
  if (kind === 'fault') console.error(error)
  return {
    kind,
    isUnclear: UNCLEAR.includes(kind),
    ...(says !== undefined && { detail: says }),
    ...(requestId !== undefined && { requestId }),
    ...(wait !== undefined && { retryAt: Date.now() + wait * 1000 }),
  }
}

function kindOf(error: unknown): FailureKind {
  if (isSeamAbortError(error)) return 'stopped'
  if (isSeamTimeoutError(error) || isSeamActionAttemptTimeoutError(error)) return 'timeout'
  if (isSeamActionAttemptFailedError(error)) return 'refused'
  if (isSeamConnectionError(error)) return navigator.onLine ? 'connection' : 'offline'
  if (isSeamResponseError(error)) return (error.statusCode ?? 0) >= 500 ? 'server' : 'answer'
  if (isSeamConfigError(error)) return 'config'
  if (isSeamValidationError(error)) return 'refused'
  if (isSeamApiError(error)) return ofStatus(error.statusCode)
  if (error instanceof AskError) return error.status === undefined ? (navigator.onLine ? 'connection' : 'offline') : ofStatus(error.status)
  return 'fault'
}

function ofStatus(status: number): FailureKind {
  if (status === 401) return 'unauthorized'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'notFound'
  if (status === 429) return 'rateLimit'
  if (status < 400) return 'answer'
  return status >= 500 ? 'server' : 'refused'
}
