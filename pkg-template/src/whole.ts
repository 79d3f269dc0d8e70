// What the whole package has, however its module is loaded.

export * from '../generated/full-schemas.js'
export type { WholeOperations } from '../generated/operations.js'
export type { ActionOptions, ResolveActionAttemptOptions, SeamOptions } from './action-attempt.js'
export * from './common.js'
export type { ManyOptions, ManyResult, RowResult, Schema } from './full-schema.js'
export { Seam } from './full-seam.js'
export { generatePin } from './generate-pin.js'
export * from './outcome-errors.js'
export { findOverlaps, type Overlap } from './overlaps.js'
export { planAccessGrants } from './plan.js'
export type * from './plan-types.js'
export type { GrantToWaitFor, WaitOptions, WaitProgress, WaitResult, WaitUntilIssued } from './wait.js'
