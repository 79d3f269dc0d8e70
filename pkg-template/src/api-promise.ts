import type { Headers } from './platform-types.js'

/** The promise of a result, which also gives the result with what came around it. */
export interface ApiPromise<T> extends Promise<T> {
  /** The result, with what came around it. */
  withResponse(): Promise<ApiResponse<T>>
}

/** A result, and what came around it. */
export interface ApiResponse<T> {
  /** The result. */
  data: T
  /** The status, as HTTP counts them. */
  status: number
  /** The headers of the answer. */
  headers: Headers
  /** Seam's ID of the request, for their support. Browsers may hide it. */
  requestId?: string | undefined
}
