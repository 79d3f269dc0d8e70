// Where the declarations differ from the official SDK's. The list is complete: a difference that is not here, or one that
// is here and is none any more, does not compile. `tests/contract/drop-in.test.mjs` compiles it.

import type * as official from '@seamapi/http'
import type * as ours from 'seam-access-grants'

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const assert = <T extends true>(): T | undefined => undefined

/** The members that a program for the SDK cannot use as it does there. */
type Other<Ours, Theirs> = {
  [Key in keyof Theirs]-?: Key extends keyof Ours ? (Ours[Key] extends Theirs[Key] ? never : Key) : Key
}[keyof Theirs]
type Result<Method extends (...given: never[]) => unknown> = Awaited<ReturnType<Method>>
declare const seam: ours.Seam
type Sdk = official.SeamHttp
type Seam = ours.Seam

// Results. Lists of notices and modes are open, because the API adds kinds without a new version; so `default` is reached
// in a `switch`, and a notice of a kind that nobody knows yet may have no message.
type Open = 'errors' | 'pending_mutations' | 'requested_access_methods' | 'warnings'
assert<Equal<Other<ours.AccessGrant, official.AccessGrant>, Open | 'display_status'>>()
assert<Equal<Other<Result<Seam['accessGrants']['unmanaged']['get']>, Result<Sdk['accessGrants']['unmanaged']['get']>>, Open>>()
assert<Equal<Other<ours.AccessMethod, official.AccessMethod>, 'display_status' | 'errors' | 'mode' | 'pending_mutations' | 'warnings'>>()
// Resources of other parts of the API have their IDs and names; the other members are `unknown`.
type Batch = Result<Seam['accessGrants']['getRelated']>
assert<Equal<keyof Batch, keyof Result<Sdk['accessGrants']['getRelated']>>>()
assert<Equal<keyof Result<Seam['accessMethods']['getRelated']>, keyof Result<Sdk['accessMethods']['getRelated']>>>()
// A value of theirs is one of ours.
export const grant = (given: official.AccessGrant): ours.AccessGrant => given
export const method = (given: official.AccessMethod): ours.AccessMethod => given

// Parameters: what theirs take, ours take.
export function parameters(
  create: official.AccessGrantsCreateParameters,
  request: official.AccessGrantsRequestAccessMethodsParameters,
  get: official.AccessGrantsGetParameters,
  list: official.AccessGrantsListParameters,
  update: official.AccessGrantsUpdateParameters,
  related: official.AccessGrantsGetRelatedParameters,
  remove: official.AccessGrantsDeleteParameters,
): unknown[] {
  return [
    // @ts-expect-error `mode` is required by the API, and optional in the SDK by mistake
    seam.accessGrants.create(create),
    // @ts-expect-error the same
    seam.accessGrants.requestAccessMethods(request),
    seam.accessGrants.get(get),
    seam.accessGrants.list(list),
    seam.accessGrants.update(update),
    seam.accessGrants.getRelated(related),
    seam.accessGrants.delete(remove),
  ]
}

// An action attempt is open: to a status that nobody knows yet, and to actions.
type Unknown = Exclude<Result<Seam['actionAttempts']['get']>, { status: official.ActionAttempt['status'] }>['status']
assert<Equal<Exclude<ours.ActionAttempt['status'], Unknown>, official.ActionAttempt['status']>>()
assert<Equal<keyof Sdk['actionAttempts'] & keyof Seam['actionAttempts'], keyof Seam['actionAttempts']>>()
assert<Equal<Other<ours.UnmanagedAccessMethod, official.UnmanagedAccessMethod>, 'display_status' | 'errors' | 'mode' | 'pending_mutations' | 'warnings'>>()

export function actions(
  encode: official.AccessMethodsEncodeParameters,
  assign: official.AccessMethodsAssignCardParameters,
  unlock: official.AccessMethodsUnlockDoorParameters,
  get: official.AccessMethodsUnmanagedGetParameters,
  list: official.AccessMethodsUnmanagedListParameters,
  attempt: official.ActionAttemptsGetParameters,
  attempts: official.ActionAttemptsListParameters,
  options: official.AccessMethodsEncodeOptions,
): unknown[] {
  const { waitForActionAttempt = true } = options
  return [
    seam.accessMethods.encode(encode, { waitForActionAttempt }),
    seam.accessMethods.assignCard(assign),
    seam.accessMethods.unlockDoor(unlock),
    seam.accessMethods.unmanaged.get(get),
    seam.accessMethods.unmanaged.list(list),
    seam.actionAttempts.get(attempt),
    seam.actionAttempts.list(attempts),
  ]
}

export function methods(
  list: official.AccessMethodsListParameters,
  remove: official.AccessMethodsDeleteParameters,
  related: official.AccessMethodsGetRelatedParameters,
): unknown[] {
  return [seam.accessMethods.list(list), seam.accessMethods.delete(remove), seam.accessMethods.getRelated(related)]
}

export function unmanaged(
  get: official.AccessGrantsUnmanagedGetParameters,
  list: official.AccessGrantsUnmanagedListParameters,
  update: official.AccessGrantsUnmanagedUpdateParameters,
): unknown[] {
  return [seam.accessGrants.unmanaged.get(get), seam.accessGrants.unmanaged.list(list), seam.accessGrants.unmanaged.update(update)]
}

// The rest of the client.
export function client(error: ours.SeamInvalidInputError): unknown[] {
  return [
    // @ts-expect-error a list walks its pages by itself: `for await (const grant of seam.accessGrants.list())`
    seam.createPaginator,
    // @ts-expect-error messages are in `issues`, with their paths, and in `getValidationErrorMessages(name)`
    error.validationErrors,
    // @ts-expect-error a call is sent when it is made, and there is no request to look at; see `onRequest`
    seam.accessGrants.get({ access_grant_key: 'x' }).url,
  ]
}
