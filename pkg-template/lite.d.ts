// The facade's classes and functions. Models come from Rust (models.d.ts), methods from the list of operations
// (operations.d.ts).

import type { AccessGrant, Constraint, CreateAccessGrant, Pagination, SeamEvent } from './models.js'
import type { Operations } from './operations.js'

export type * from './models.js'
export * from './operations.js'

/** One problem: where it is, what it is, and a sentence that says what to do. */
export interface Issue {
  /** From the root of the value to the field to change. */
  path: (string | number)[]
  /** What is wrong. */
  code: IssueCode
  /** What to do, in a sentence without the field's name. It never holds the value that was given. */
  message: string
  /** What the field takes, for `invalid_type`. */
  expected?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'json'
  /** The format that the text should have, for `invalid_format`; `csv` and `utf-8` are about a table as such. */
  format?: 'uuid' | 'date_time' | 'email' | 'phone_number' | 'pin' | 'csv' | 'utf-8'
  /** The values to choose from, for `invalid_value`. */
  values?: (string | boolean)[]
  /** The smallest allowed, for `too_small`. */
  minimum?: number
  /** The largest allowed, for `too_big`. */
  maximum?: number
  /** What `minimum` or `maximum` counts. */
  unit?: 'value' | 'characters' | 'items' | 'columns'
  /** The names that the request does not have, for `unrecognized_keys`. */
  keys?: string[]
  /** The name that may be meant, for `unrecognized_keys`. */
  suggestion?: string
  /** The fields concerned, for `conflicting_fields` and `missing_one_of`. */
  fields?: string[]
  /** The other field, for `not_applicable` and `not_after`. */
  field?: string
  /** The value that the other field would need, for `not_applicable`. */
  value?: string
  /** The device or the entrance whose rule it is, where they are known. */
  device_id?: string
  device?: string
  acs_entrance_id?: string
  entrance?: string
  /** All devices concerned, and the lengths that all of them take, for `device_length`. */
  devices?: string[]
  lengths?: number[]
  /** The device's rule, for `device_constraint`. */
  constraint?: string
  /**
   * Why a time on a wall is no instant, for `invalid_value`; which rule about time, for `device_time_frame`; what is wrong with a
   * table, for `invalid_format` with the format `csv`.
   */
  reason?: WallTimeReason | 'quote' | 'cells' | 'header' | (string & {})
  /** How many cells the header of a table has, for `invalid_format` with the reason `cells`. */
  cells?: number
  /** The column of a table, from 1, for `unrecognized_keys` and `duplicate`: a name that may be a person's is not repeated. */
  column?: number
  /** Another row with the same key, for `duplicate`. */
  row?: number
  /** The option that the rule is of, for `device_time_frame`. */
  option?: string
  /** Which rule, for `reservation`. */
  rule?: 'not_supported' | 'entrances' | 'time_frame'
  /** The mode that the door does not open with, for `not_applicable`. */
  mode?: string
}

/**
 * Why a date, a time and a zone make no instant. A `skipped_time` is one that clocks are set forward past, a `repeated_time` one
 * that they show twice because they are set back.
 */
export type WallTimeReason = 'invalid_date' | 'invalid_time' | 'unknown_time_zone' | 'skipped_time' | 'repeated_time'

export type IssueCode =
  | 'required'
  | 'invalid_type'
  | 'invalid_value'
  | 'invalid_format'
  | 'too_small'
  | 'too_big'
  | 'unrecognized_keys'
  | 'not_applicable'
  | 'conflicting_fields'
  | 'missing_one_of'
  | 'not_after'
  | 'in_past'
  | 'device_constraint'
  | 'device_length'
  | 'device_time_frame'
  | 'reservation'
  | 'duplicate'
  | 'not_checked'
  | 'server'
  | (string & {})

/** What the rules may depend on besides the value. */
export interface Context {
  /**
   * The present, with its offset if it is text; the clock's, if it is not given. One that cannot be read gives a warning
   * `not_checked`, and the clock's holds.
   */
  now?: Date | string
  /** Whether a grant without any space, entrance or device is an issue; true, if it is not given. */
  requireTarget?: boolean
  /** Sentences in place of the package's own, for another language or another tone. */
  messages?: Messages
  /**
   * Devices as `devices/get` returns them, or their `properties` alone. Those that the parameters name in `device_ids` count;
   * if they name none, all. The schemas of `seam-access-grants/lite` check neither this nor the next three, and say so.
   */
  devices?: readonly DeviceRules[]
  /** Entrances as `acs/entrances/list` returns them. */
  entrances?: readonly EntranceRules[]
  /** The access grants that exist with the `reservation_key` at hand. */
  reservation?: readonly Partial<AccessGrant>[]
  /** The access grants that exist, each with the `device_ids` it was created with: how many codes a device holds. */
  grants?: readonly (Partial<AccessGrant> & { device_ids?: readonly string[] })[]
}

/** What a device says of PINs and time windows: what `devices/get` returns as it is, or its `properties`. */
export interface DeviceRules {
  readonly device_id?: string
  readonly display_name?: string
  readonly can_program_online_access_codes?: boolean
  readonly can_program_offline_access_codes?: boolean
  readonly properties?: object
  readonly code_constraints?: readonly unknown[]
  readonly supported_code_lengths?: readonly number[]
  readonly [member: string]: unknown
}

/** What an entrance can be opened with, as `acs/entrances/list` returns it. */
export interface EntranceRules {
  readonly acs_entrance_id?: string
  readonly display_name?: string
  readonly can_unlock_with_code?: boolean
  readonly can_unlock_with_card?: boolean
  readonly can_unlock_with_mobile_key?: boolean
  readonly can_unlock_with_cloud_key?: boolean
  readonly can_belong_to_reservation?: boolean
  readonly [member: string]: unknown
}

/**
 * Sentences by code (`required`), or by code and what it is about (`invalid_format.pin`, `too_small.characters`), which
 * goes before the code alone. A name in braces is replaced by that member of the issue. What is not here keeps the
 * package's sentence.
 *
 * ```ts
 * const messages: Messages = {
 *   required: 'Bitte ausfüllen.',
 *   'invalid_format.pin': 'Bitte 4 bis 9 Ziffern eingeben.',
 *   'too_small.items': 'Mindestens {minimum} auswählen.',
 *   unrecognized_keys: ({ suggestion }) => (suggestion ? `Meinten Sie ${suggestion}?` : 'Bitte entfernen.'),
 * }
 * const schema = createAccessGrantSchema.with({ messages })
 * ```
 */
export type Messages = {
  readonly [Code in IssueCode | IssueVariant]?: string | ((issue: Issue) => string)
}

/** A code, and its issue's `format`, `unit`, `expected`, `constraint`, `rule` or `reason`. */
export type IssueVariant =
  | `invalid_type.${NonNullable<Issue['expected']>}`
  | `invalid_format.${NonNullable<Issue['format']>}`
  | `${'too_small' | 'too_big'}.${NonNullable<Issue['unit']>}`
  | `device_constraint.${string}`
  | `device_time_frame.${string}`
  | `reservation.${NonNullable<Issue['rule']>}`
  | `invalid_value.${WallTimeReason}`

export type Result<T> =
  | { value: T; issues?: undefined; warnings: Issue[] }
  | { value?: undefined; issues: Issue[]; warnings: Issue[] }

/** The checks of one operation's parameters, of a part of them, or of a response. It is a Standard Schema. */
export interface Schema<T> {
  /** Standard Schema v1, for React Hook Form, TanStack Form, Conform, tRPC, Hono and others. */
  readonly '~standard': {
    readonly version: 1
    readonly vendor: 'seam-access-grants'
    // Without `value?: undefined`, from which a form library would infer that a grant may be undefined.
    readonly validate: (value: unknown) => { value: T; issues?: undefined; warnings: Issue[] } | { issues: Issue[]; warnings: Issue[] }
    readonly types?: { readonly input: T; readonly output: T } | undefined
  }
  /**
   * Every problem at once, in the order of the fields; of a value with more than a thousand problems a thousand, and of as many
   * warnings too. A good value is given back itself, not a copy, unless it is a response that had to be repaired. Never throws
   * for a value, but a SeamError where no memory or no stack is left to look at it.
   */
  validate(input: unknown, context?: Context): Result<T>
  /** The value; throws a SeamValidationError if there is a problem. */
  parse(input: unknown, context?: Context): T
  /**
   * The same schema with more of a context: what is given here, or later to a check, goes before what is bound already. What the
   * context says now is written down once for all checks.
   */
  with(context: Context): Schema<T>
  /** The form attributes of every field, by dotted path. */
  constraints(): Record<string, Constraint>
}

/** What is wrong with a PIN; nothing, if it is good. */
export declare function checkPin(code: unknown, context?: Context): Issue[]

/**
 * Whether a window is yet to start, open or over. One without a start has started, one without an end does not end. Throws a
 * TypeError for text without an offset: it is another time on every machine.
 */
export declare function timeWindowStatus(
  window: { readonly starts_at?: string | Date | null | undefined; readonly ends_at?: string | Date | null | undefined },
  now?: Date | string,
): 'upcoming' | 'active' | 'expired'

/**
 * From a date, what a clock on the wall shows (`15:00`, `15:00:30` or `15:00:30.5`), and the zone of that wall to RFC 3339 text;
 * or the issue, at `date`, `time` or `timeZone`, for a time that does not exist that night, or exists twice. Its `reason` tells
 * which of these it is.
 *
 * ```ts
 * toInstant({ date: '2030-07-01', time: '15:00', timeZone: 'Europe/Paris' }) // '2030-07-01T13:00:00.000000Z'
 * ```
 */
export declare function toInstant(
  wall: { readonly date: string; readonly time: string; readonly timeZone: string },
  options?: { readonly disambiguation?: Disambiguation },
): string | Issue

/** What to do about a time that clocks do not show that night, or show twice; `reject`, if it is not given. */
export type Disambiguation = 'reject' | 'earlier' | 'later' | 'compatible'

/** Messages by field: `{ root: [], fields: { 'requested_access_methods.0.code': ['Enter 4 to 9 digits.'] } }`. */
export declare function flattenIssues(
  issues: readonly { readonly message: string; readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined }[],
): { root: string[]; fields: Record<string, string[]> }

/**
 * The parameters of `create` that a form holds. Names of fields are paths (`user_identity.full_name`,
 * `requested_access_methods.0.code` or `requested_access_methods[0].code`); lists repeat theirs. An empty field is
 * absent, and what is not named like a parameter, such as a framework's own field, is left out. An index in a name stays the
 * item's: one that is missing or empty before another is an issue there. Nothing is checked, and a time that does not exist
 * that night, or exists twice, stays what it is: text which carries that issue, so that the schema tells it at the field.
 * Throws a SeamConfigError for a `timeZone` that the platform does not know.
 *
 * ```ts
 * const params = accessGrantFormData(new FormData(form), { timeZone: 'America/Los_Angeles' })
 * const { value, issues } = createAccessGrantSchema.validate(params)
 * ```
 */
export declare function accessGrantFormData(
  formData: FormData | Iterable<readonly [string, unknown]>,
  options?: {
    /** The property's time zone, in which `starts_at` and `ends_at` of `datetime-local` inputs are. */
    timeZone?: string
    disambiguation?: Disambiguation
  },
): Record<string, unknown>

/** The attributes of a form's inputs, by the path of the field in `create`, and `pin` for a PIN alone. */
export declare function constraints(): Record<string, Constraint> & { pin: Constraint }

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

/** The promise of a result, which also gives the result with what came around it. */
export interface ApiPromise<T> extends Promise<T> {
  withResponse(): Promise<ApiResponse<T>>
}

/** A result, and what came around it. */
export interface ApiResponse<T> {
  data: T
  status: number
  headers: Headers
  /** Seam's ID of the request, for their support. Browsers may hide it. */
  requestId?: string
}

/** A request that is about to be sent, without its headers and its body: they hold secrets. */
export interface RequestEvent {
  method: 'POST'
  url: string
  path: string
  /** 0 for the first time that the call is sent. */
  attempt: number
}

/** A reply, without its body. */
export interface ResponseEvent extends RequestEvent {
  status: number
  requestId?: string
  /** Milliseconds since the request was sent. */
  duration: number
}

/** A call that failed and is to be sent again. */
export interface RetryEvent {
  path: string
  /** 1 for the first time that the call is sent again. */
  attempt: number
  /** Milliseconds until then. */
  delay: number
  error: SeamError
}

/**
 * Creates an access grant of each row; rejects only if it cannot begin. A row with the `access_grant_key` of an earlier row fails
 * before it is sent, with an issue `duplicate`.
 */
export type CreateMany = (rows: Iterable<CreateAccessGrant>, options?: CreateManyOptions) => Promise<CreateManyResult>

export interface CreateManyOptions extends CallOptions {
  /**
   * How many rows are under way at once; 4, if it is not given. A rate limit halves it for the rest of the run, and one of
   * more than a minute ends the run: the rows that are left are `skipped`.
   */
  concurrency?: number
  /** Called after each row. What it throws is ignored. */
  onProgress?: (progress: { done: number; total: number; result: CreateManyRow }) => void
  /** What to do about a row that failed; go on with the others, if it is not given. A function that throws says `stop`. */
  onError?: 'continue' | 'stop' | ((error: SeamError, index: number) => 'continue' | 'stop' | void)
}

/**
 * What became of one row. It is `existing` if its access grant was found by its `access_grant_key`: it is there from before, or
 * the answer to its creation was lost.
 */
export type CreateManyRow =
  | { index: number; status: 'created' | 'existing'; grant: AccessGrant; error?: undefined }
  | { index: number; status: 'failed'; error: SeamError; grant?: undefined }
  | { index: number; status: 'skipped'; grant?: undefined; error?: undefined }

/** What became of a run. Run it again with the same rows: one whose `access_grant_key` is taken is `existing`. */
export interface CreateManyResult {
  /** One for each row, in their order. */
  results: CreateManyRow[]
  /** The access grants that this run has made, as the API answered. */
  created: AccessGrant[]
  /** The access grants of the rows that are `existing`. */
  existing: AccessGrant[]
  failed: Extract<CreateManyRow, { status: 'failed' }>[]
  /** Whether the signal ended the run; the rows that it did not get to are `skipped`. */
  aborted: boolean
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
  /** The API's address. `SEAM_ENDPOINT`, or Seam's own, if it is not given. */
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

export interface Seam extends Operations {}

/**
 * A client of the Access Grants API.
 *
 * ```ts
 * const seam = new Seam({ apiKey: 'seam_…' })
 * const grant = await seam.accessGrants.create({
 *   user_identity: { full_name: 'Jane Doe' },
 *   space_ids: ['1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'],
 *   requested_access_methods: [{ mode: 'code' }],
 * })
 * ```
 */
export declare class Seam {
  /** An API key, or options. Throws a SeamConfigError that names the option to change. */
  constructor(options?: string | SeamOptions)
  static fromApiKey(apiKey: string, options?: SeamOptions): Seam
  static fromClientSessionToken(token: string, options?: SeamOptions): Seam
  static fromPersonalAccessToken(token: string, workspaceId: string, options?: SeamOptions): Seam
  static fromConsoleSessionToken(token: string, workspaceId: string, options?: SeamOptions): Seam
}

/** The items of a page, and where it stands among the pages. */
export type Page<T> = T[] & { pagination: Pagination }

/** Awaited it is the first page, iterated it is every item of every page. */
export declare class List<T> implements PromiseLike<Page<T>>, AsyncIterable<T> {
  private constructor()
  then<A = Page<T>, B = never>(
    resolve?: ((page: Page<T>) => A | PromiseLike<A>) | null,
    reject?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B>
  catch<B = never>(reject?: ((error: unknown) => B | PromiseLike<B>) | null): Promise<Page<T> | B>
  finally(done?: (() => void) | null): Promise<Page<T>>
  /** The first page, with what came around it. */
  withResponse(): Promise<ApiResponse<Page<T>>>
  /** Walks the pages. */
  pages(): AsyncIterableIterator<Page<T>>
  /** The first `limit` items, over as many pages as it takes. */
  toArray(options: { limit: number }): Promise<T[]>
  [Symbol.asyncIterator](): AsyncIterableIterator<T>
}

/** A list of access grants. */
export type AccessGrantList = List<AccessGrant>
export declare const AccessGrantList: typeof List

/** A typed event of its JSON text or of the object itself; throws a SeamValidationError for anything else. */
export declare function parseEvent(event: unknown): SeamEvent

/**
 * The event of a request that Seam sent. Rejects with a SeamWebhookVerificationError if it is from anybody else or too
 * old, and with a SeamValidationError if it is signed and is no event.
 *
 * ```ts
 * const event = await verifyWebhook({ payload: await request.text(), headers: request.headers, secret: 'whsec_…' })
 * ```
 */
export declare function verifyWebhook(webhook: {
  /** The body as it arrived, not parsed. */
  payload: string | ArrayBuffer | ArrayBufferView
  /** The request's headers. */
  headers: { get(name: string): string | null } | Record<string, string | string[] | undefined>
  /** The webhook's secret, which starts with `whsec_`. */
  secret: string
  /** The present; the clock's, if it is not given. */
  now?: Date | string
}): Promise<SeamEvent>

/** Every error of this package. */
export declare class SeamError extends Error {
  /** Whether the same call may succeed later. */
  readonly retryable: boolean
  /** Name, message and details, for logs; without the stack. */
  toJSON(): Record<string, unknown>
}
/** The request breaks the API's rules. Nothing was sent. */
export declare class SeamValidationError extends SeamError {
  constructor(issues: Issue[])
  readonly issues: Issue[]
}
/** The API said no. */
export declare class SeamApiError extends SeamError {
  /** The API's own type of the error. */
  readonly code: string
  readonly statusCode: number
  /** Seam's ID of the request, for their support. Browsers may hide it. */
  readonly requestId?: string
  readonly data?: unknown
}
/** 401. */
export declare class SeamUnauthorizedError extends SeamApiError {}
/** 403. */
export declare class SeamForbiddenError extends SeamApiError {}
/** 404. */
export declare class SeamNotFoundError extends SeamApiError {}
/** 409. */
export declare class SeamConflictError extends SeamApiError {}
/** 429. */
export declare class SeamRateLimitError extends SeamApiError {
  /** Seconds to wait. Browsers may hide it. */
  readonly retryAfter?: number
}
/** The API refused the request's parameters. */
export declare class SeamInvalidInputError extends SeamApiError {
  readonly issues: Issue[]
  /** The server's sentences about one parameter: `'starts_at'`, or `'requested_access_methods.0.code'`. */
  getValidationErrorMessages(parameter: string): string[]
}
/** No answer: not reached, or broken off. */
export declare class SeamConnectionError extends SeamError {}
/** No answer in time. */
export declare class SeamTimeoutError extends SeamConnectionError {}
/** The call was aborted; `cause` is the signal's reason. */
export declare class SeamAbortError extends SeamError {}
/** The answer is not what the API promises. */
export declare class SeamResponseError extends SeamError {
  readonly statusCode?: number
  readonly requestId?: string
  readonly issues?: Issue[]
}
/** The client, or an option, is set up in a way that cannot work. */
export declare class SeamConfigError extends SeamError {}
/** A webhook that is not from Seam, or too old. */
export declare class SeamWebhookVerificationError extends SeamError {
  readonly code: 'missing_headers' | 'invalid_headers' | 'too_old' | 'too_new' | 'no_match'
}

export declare function isSeamError(error: unknown): error is SeamError
export declare function isSeamValidationError(error: unknown): error is SeamValidationError
export declare function isSeamApiError(error: unknown): error is SeamApiError
export declare function isSeamUnauthorizedError(error: unknown): error is SeamUnauthorizedError
export declare function isSeamForbiddenError(error: unknown): error is SeamForbiddenError
export declare function isSeamNotFoundError(error: unknown): error is SeamNotFoundError
export declare function isSeamConflictError(error: unknown): error is SeamConflictError
export declare function isSeamRateLimitError(error: unknown): error is SeamRateLimitError
export declare function isSeamInvalidInputError(error: unknown): error is SeamInvalidInputError
export declare function isSeamConnectionError(error: unknown): error is SeamConnectionError
export declare function isSeamTimeoutError(error: unknown): error is SeamTimeoutError
export declare function isSeamAbortError(error: unknown): error is SeamAbortError
export declare function isSeamResponseError(error: unknown): error is SeamResponseError
export declare function isSeamConfigError(error: unknown): error is SeamConfigError
export declare function isSeamWebhookVerificationError(error: unknown): error is SeamWebhookVerificationError
