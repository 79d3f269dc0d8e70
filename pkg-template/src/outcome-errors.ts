// The errors of what takes the API a while. Only the whole package has them.

import type { AccessMethod, ActionAttempt, ActionError, FailedActionAttempt } from '../generated/models.js'
import { isBranded } from './brand.js'
import { SeamError } from './error-classes.js'

/** Why an access grant, or one of its access methods, cannot be issued. */
export interface NotIssuedIssue {
  /** ID of the access grant. */
  access_grant_id: string
  /** ID of the access method; absent where the access grant itself says so. */
  access_method_id?: string
  /** The API's code of the error or the warning, or `deleted`. */
  code: string
  /** What it means, in a sentence. */
  message: string
  /** IDs of the devices that got no access code, if the API names them. */
  missing_device_ids?: string[]
}

/** Access methods of an access grant cannot be issued. What a log shows of it holds no PIN, token or link. */
export class SeamNotIssuedError extends SeamError {
  /** @internal */
  static override readonly errorName: string = 'SeamNotIssuedError'

  /** Why, one for each error or warning of the API. */
  declare readonly issues: NotIssuedIssue[]

  readonly #methods: AccessMethod[]

  /** An error whose message tells of the issues. */
  constructor(issues: NotIssuedIssue[], methods: AccessMethod[]) {
    super([...new Set(issues.map(({ message }) => message))].join(' '), { issues })
    this.#methods = methods
  }

  /** The access methods of the access grant as they were last, those that are issued among them. They hold secrets. */
  get methods(): AccessMethod[] {
    return this.#methods
  }
}

/** An action that was begun did not come to a good end, or to none in time. */
export class SeamActionAttemptError<T extends ActionAttempt = ActionAttempt> extends SeamError {
  /** @internal */
  static override readonly errorName: string = 'SeamActionAttemptError'

  /** ID of the action attempt. */
  declare readonly action_attempt_id: string

  readonly #actionAttempt: T

  /** An error about an action attempt. */
  constructor(
    message: string,
    actionAttempt: T,
    details?: {
      /** What caused the error. */
      cause?: unknown
    },
  ) {
    super(message, { ...details, action_attempt_id: actionAttempt.action_attempt_id })
    this.#actionAttempt = actionAttempt
  }

  /** The action attempt as it was last. What came of an action may hold secrets, so no log shows it. */
  get actionAttempt(): T {
    return this.#actionAttempt
  }
}

/** An action that was begun failed. */
export class SeamActionAttemptFailedError<T extends ActionAttempt = ActionAttempt> extends SeamActionAttemptError<T> {
  /** @internal */
  static override readonly errorName: string = 'SeamActionAttemptFailedError'

  /** The API's own type of the error. */
  declare readonly code: string

  /** An error with the API's message. */
  constructor(actionAttempt: T & FailedActionAttempt) {
    // The API's answers are read even where they lack what it promises.
    const { type: code, message = 'The action failed.' }: Partial<ActionError> = actionAttempt.error ?? {}
    super(message, actionAttempt, { code } as object)
  }
}

/** An action that was begun is still on its way. */
export class SeamActionAttemptTimeoutError<T extends ActionAttempt = ActionAttempt> extends SeamActionAttemptError<T> {
  /** @internal */
  static override readonly errorName: string = 'SeamActionAttemptTimeoutError'

  /** For TypeScript alone, which tells classes apart by their members. */
  declare readonly isSeamActionAttemptTimeoutError?: true

  /** An error that says for how many milliseconds somebody waited. */
  constructor(
    actionAttempt: T,
    timeout: number,
    details?: {
      /** What caused the error. */
      cause?: unknown
    },
  ) {
    super(`Timed out waiting for action attempt after ${timeout}ms`, actionAttempt, details)
  }
}

/** Whether an error is a SeamNotIssuedError: the end of a wait for access methods that cannot be issued. */
export const isSeamNotIssuedError = (error: unknown): error is SeamNotIssuedError => isBranded(error, 'SeamNotIssuedError')

/** Whether an error is a SeamActionAttemptError: an action that failed, or takes longer than somebody waits. */
export const isSeamActionAttemptError = <T extends ActionAttempt = ActionAttempt>(error: unknown): error is SeamActionAttemptError<T> =>
  isBranded(error, 'SeamActionAttemptError')

/** Whether an error is a SeamActionAttemptFailedError: an action that failed. */
export const isSeamActionAttemptFailedError = <T extends ActionAttempt = ActionAttempt>(
  error: unknown,
): error is SeamActionAttemptFailedError<T> => isBranded(error, 'SeamActionAttemptFailedError')

/** Whether an error is a SeamActionAttemptTimeoutError: an action that takes longer than somebody waits. */
export const isSeamActionAttemptTimeoutError = <T extends ActionAttempt = ActionAttempt>(
  error: unknown,
): error is SeamActionAttemptTimeoutError<T> => isBranded(error, 'SeamActionAttemptTimeoutError')
