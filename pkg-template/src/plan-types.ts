// What a plan is made of: the difference between the access that is desired and the access grants that exist, as data.

import type { Issue } from '../generated/issues.js'
import type {
  AccessGrant,
  AccessGrantBatch,
  CreateAccessGrant,
  DeleteAccessGrant,
  RequestAccessMethods,
  UpdateAccessGrant,
} from '../generated/models.js'
import type { Context } from './context.js'
import type { SeamError } from './error-classes.js'
import type { ManyOptions } from './full-schema.js'
import type { CallOptions } from './options.js'
import type { OnError } from './run-many.js'

/**
 * Who should have access: create requests, each with its own `access_grant_key`, or the same as JSON, lines of JSON or CSV, as text
 * or bytes.
 */
export type DesiredAccessGrants = Iterable<CreateAccessGrant> | string | ArrayBuffer | ArrayBufferView

/** An access grant that exists, as the API returns it. */
export type ExistingAccessGrant = Partial<AccessGrant> & {
  /**
   * What `getRelated` returns for this access grant alone. Only there stand the doors that were named by device or entrance, the keys
   * of spaces, and who the person is.
   */
  related?: AccessGrantBatch
}

/** What may be deleted. */
export interface Prune {
  /** The beginning of the keys that are managed here. Access grants with such a key and without a row are deleted, and no others. */
  access_grant_key_prefix: string
}

/** What a plan depends on besides what is desired and what exists. */
export interface PlanSettings extends ManyOptions {
  /** What may be deleted; nothing, if it is not given. */
  prune?: Prune
}

/** What `seam.accessGrants.plan` is given besides the rows: options of its calls, and what the plan depends on. */
export interface PlanOptions extends CallOptions, PlanSettings {
  /** What exists. If it is not given, it is read through the API. */
  existing?: Iterable<ExistingAccessGrant>
  /** What the checks of the rows depend on, before the client's own context. */
  context?: Context
}

/** Makes a plan. Reads what exists, unless it is given, and changes nothing. */
export type PlanAccessGrants = (desired: DesiredAccessGrants, options?: PlanOptions) => Promise<Plan>

/** The difference between what is desired and what exists. */
export interface PlanData {
  /** What is to be done, row by row, and what is not and why; deletions come last. */
  steps: PlanStep[]
  /** How many steps there are of each kind. */
  summary: PlanSummary
}

/** A plan that can be carried out. */
export interface Plan extends PlanData {
  /**
   * Carries out the plan, deletions last. Resolves whatever becomes of the steps; what is left is left to the next plan. A step that is
   * done is not done again by a second call.
   */
  apply(options?: ApplyOptions): Promise<ApplyResult>
}

/** How many steps there are of each kind. */
export type PlanSummary = Record<PlanStep['kind'], number>

/** One step. A row may have two: `update` and `request_access_methods`. */
export type PlanStep = CreateStep | UpdateStep | RequestStep | DeleteStep | UnchangedStep | BlockedStep | InvalidStep

/** Why a step is not done, or what is special about an access grant. */
export type PlanReason =
  | BlockedReason
  /** The access grant is over. */
  | 'expired'
  /** The API reports errors of the access grant. */
  | 'has_errors'

/** Why a row cannot have what it asks for. */
export type BlockedReason =
  /** The access grant is on its way out; its key is free once it is gone. */
  | 'being_deleted'
  /** Another person. */
  | 'different_person'
  /** Other spaces, devices or entrances. */
  | 'different_doors'
  /** Fewer access methods of a mode. */
  | 'fewer_access_methods'
  /** Another PIN, or another number of uses of a mobile key. */
  | 'different_access_method'
  /** Another `reservation_key`. */
  | 'different_reservation'
  /** Another `customization_profile_id`. */
  | 'different_customization_profile'
  /** For an access grant that would be deleted: a row cannot be read as far as its key, which may be this one. */
  | 'unreadable_row'

/** One field that differs. There is never a PIN in it. */
export interface PlanChange {
  /** The field: `ends_at`, `space_ids`, `requested_access_methods`, `user_identity.email_address`. */
  field: string
  /** What is there: a text, several, or null for nothing. Of access methods the modes. */
  from: string | readonly string[] | null
  /** What is desired. */
  to: string | readonly string[] | null
}

/** What every step has. */
interface Step<Kind extends string> {
  /** What is to be done. */
  kind: Kind
  /**
   * Where the row stands: its index, from 0; in lines of JSON and in CSV the line that it starts on, from 1. An access grant without a
   * row has none.
   */
  row?: number
  /** Your own key of the access grant; none for a row that has none. */
  access_grant_key?: string
  /** What there is to say of the row that does not stand in the way, such as that a lock will not take the PIN. */
  warnings?: Issue[]
  /** Fields of the row that the access grant does not tell and that could not be compared. */
  unknown?: string[]
}

/** A step about an access grant that exists. */
interface ExistingStep<Kind extends string> extends Step<Kind> {
  /** The key that both have. */
  access_grant_key: string
  /** ID of the access grant. */
  access_grant_id: string
  /** What is special about the access grant, if anything is. */
  reason?: PlanReason
  /** The same in a sentence. */
  message?: string
}

/** Creates an access grant. */
export interface CreateStep extends Step<'create'> {
  /** Where the row stands. */
  row: number
  /** The key of the new access grant. */
  access_grant_key: string
  /** The parameters of `create`: the row. PINs that it asks for are among them. */
  params: CreateAccessGrant
}

/** Changes the times or the name. */
export interface UpdateStep extends ExistingStep<'update'> {
  /** Where the row stands. */
  row: number
  /** The parameters of `update`. */
  params: UpdateAccessGrant
  /** What changes. */
  changes: PlanChange[]
}

/** Adds access methods. */
export interface RequestStep extends ExistingStep<'request_access_methods'> {
  /** Where the row stands. */
  row: number
  /** The parameters of `requestAccessMethods`: the access methods that are missing. PINs that the row asks for are among them. */
  params: RequestAccessMethods
  /** The modes before and after. */
  changes: PlanChange[]
}

/** Deletes an access grant that has no row. */
export interface DeleteStep extends ExistingStep<'delete'> {
  /** The parameters of `delete`. */
  params: DeleteAccessGrant
}

/** Leaves an access grant as it is; without a row, because it is being deleted already. */
export interface UnchangedStep extends ExistingStep<'unchanged'> {}

/** Leaves an access grant as it is, although that is not what is desired: it cannot be changed so in place. */
export interface BlockedStep extends ExistingStep<'blocked'> {
  /** Why. Where several things stand in the way, the gravest; `changes` has all that differs. */
  reason: BlockedReason
  /** The same in a sentence. */
  message: string
  /** Everything that differs. */
  changes: PlanChange[]
}

/** A row that is no request, has no key, or shares it with another row. Nothing is done for it. */
export interface InvalidStep extends Step<'invalid'> {
  /** Where the row stands. */
  row: number
  /** What is wrong with the row. */
  issues: Issue[]
  /** What there is to say of the row besides. */
  warnings: Issue[]
}

/** A step that makes a call. */
export type EffectiveStep = CreateStep | UpdateStep | RequestStep | DeleteStep

/** How a plan is carried out. */
export interface ApplyOptions extends CallOptions {
  /**
   * How many rows are under way at once; 4, if it is not given. A rate limit halves it for the rest of the run, and one of more than a
   * minute ends the run: the steps that are left are `skipped`.
   */
  concurrency?: number
  /** Called after each step that makes a call. What it throws is ignored. */
  onProgress?: (progress: ApplyProgress) => void
  /** What to do about a step that failed; go on with the others, if it is not given. A function that throws says `stop`. */
  onError?: OnError<EffectiveStep>
}

/** How far a run has come. */
export interface ApplyProgress {
  /** How many of the steps that make a call are done, or failed. */
  done: number
  /** How many steps make a call. */
  total: number
  /** What became of the step that was done last. */
  result: AppliedStep
}

/**
 * What became of a step. A `create` is `existing` if its access grant was found by its key: somebody made it since the plan, or the
 * answer to its creation was lost. A deletion of what is gone already is `done`.
 */
export type AppliedStep = DoneStep | FailedStep | IdleStep

/** What became of a step, whatever it is. */
interface Applied<Status extends string> {
  /** The step of the plan. */
  step: PlanStep
  /** What became of it. */
  status: Status
}

/** A step whose call was made. */
interface DoneStep extends Applied<'done' | 'existing'> {
  /** The access grant, as the API answered: of `create` and `request_access_methods`. */
  grant?: AccessGrant
  /** Only a step that failed has an error. */
  error?: undefined
}

/** A step that failed. */
interface FailedStep extends Applied<'failed'> {
  /** A step that failed has no access grant. */
  grant?: undefined
  /** Why it failed. */
  error: SeamError
}

/** A step without a call: `skipped`, if the run did not get to it; the others make none. */
interface IdleStep extends Applied<'skipped' | 'unchanged' | 'blocked' | 'invalid'> {
  /** A step without a call has no access grant. */
  grant?: undefined
  /** Only a step that failed has an error. */
  error?: undefined
}

/** What became of a run. Plan again to see what is left to do. */
export interface ApplyResult {
  /** One for each step of the plan, in their order. */
  results: AppliedStep[]
  /** How many steps there are of each status. */
  summary: Record<AppliedStep['status'], number>
  /** Those that failed. */
  failed: Extract<AppliedStep, { status: 'failed' }>[]
  /** Whether the signal ended the run; the steps that it did not get to are `skipped`. */
  aborted: boolean
}
