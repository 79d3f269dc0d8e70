import type { Context } from './context.js'
import type { SeamError } from './error-classes.js'
import type { AbortSignal, RequestInit, Response } from './platform-types.js'

/** Options of one call; they go before the client's. */
export interface CallOptions {
  /** Ends the call when it is aborted. */
  signal?: AbortSignal
  /** Milliseconds to wait for the answer; 0 for no limit. */
  timeout?: number
  /** How often the call may be sent again where that is safe; 0 for never. */
  maxRetries?: number
  /** Headers to send besides the client's. */
  headers?: Record<string, string>
  /** Whether to check the request before it is sent. */
  validate?: boolean
}

/** A request that is about to be sent, without its headers and its body: they hold secrets. */
export interface RequestEvent {
  /** How it is sent. */
  method: 'POST'
  /** Where it is sent. */
  url: string
  /** The operation, as the API's address has it. */
  path: string
  /** 0 for the first time that the call is sent. */
  attempt: number
}

/** A reply, without its body. */
export interface ResponseEvent extends RequestEvent {
  /** The status, as HTTP counts them. */
  status: number
  /** Seam's ID of the request, for their support. Browsers may hide it. */
  requestId?: string | undefined
  /** Milliseconds since the request was sent. */
  duration: number
}

/** A call that failed and is to be sent again. */
export interface RetryEvent {
  /** The operation, as the API's address has it. */
  path: string
  /** 1 for the first time that the call is sent again. */
  attempt: number
  /** Milliseconds until then. */
  delay: number
  /** What the call failed with. */
  error: SeamError
}

/** Options of a client. One of the four tokens is needed, here or in the environment. */
export interface SeamOptions {
  /** API key: servers only. `SEAM_API_KEY`, if no token is given. */
  apiKey?: string
  /** Client session token: the one for browsers. */
  clientSessionToken?: string
  /** Personal access token: servers only, with `workspaceId`. `SEAM_PERSONAL_ACCESS_TOKEN`, if no token is given. */
  personalAccessToken?: string
  /** Console session token, with `workspaceId`. */
  consoleSessionToken?: string
  /** The workspace to act in. `SEAM_WORKSPACE_ID`, if it is not given. */
  workspaceId?: string
  /** The API's address. `SEAM_ENDPOINT` or `SEAM_API_URL`, or Seam's own, if it is not given. */
  endpoint?: string
  /** What to send requests with; the platform's, if it is not given. */
  fetch?: (address: string, init: RequestInit) => Promise<Response>
  /** Milliseconds to wait for an answer; 30,000, if it is not given, and 0 for no limit. */
  timeout?: number
  /** How often a call may be sent again where that is safe; 2, if it is not given, and 0 for never. */
  maxRetries?: number
  /** Headers to send with every request. */
  headers?: Record<string, string>
  /** Whether to check requests before they are sent; true, if it is not given. */
  validate?: boolean
  /** What those checks depend on: devices, messages and the like. A SeamConfigError, if it cannot be read. */
  context?: Context
  /** Allows an API key or a personal access token in a browser, where everyone can read it. */
  dangerouslyAllowBrowser?: boolean
  /** Told of every request. What a hook throws is ignored. */
  onRequest?: (event: RequestEvent) => void
  /** Told of every reply. */
  onResponse?: (event: ResponseEvent) => void
  /** Told before a call is sent again. */
  onRetry?: (event: RetryEvent) => void
}
