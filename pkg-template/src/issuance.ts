// How far the issuing of an access grant is, by what the API says of it: pure functions of its answers.

import type { AccessGrant, AccessMethod } from '../generated/models.js'
import type { NotIssuedIssue } from './outcome-errors.js'

/** What the codes of `errors` or `warnings` mean for a wait: a sentence, where it ends the wait; null, where it does not. */
type Endings = Readonly<Partial<Record<string, string | null>>>

/** By the object that says it, and by the list in which it does. */
interface Table {
  readonly errors: Endings
  readonly warnings: Endings
}

/**
 * What an access grant says of itself. Source: https://docs.seam.co/latest/api/access_grants/object, sections Errors and Warnings;
 * `access_not_provisioned` is in the official Python SDK.
 */
const GRANT: Table = {
  errors: {
    cannot_create_requested_access_methods: 'Seam could not create all of the requested access methods.',
    // Seam keeps trying, and the error goes away by itself.
    access_not_provisioned: null,
  },
  warnings: {
    being_deleted: 'The access grant is being deleted.',
    // The access methods that are missing are being created.
    underprovisioned_access: null,
    // It has access that it should not have, which takes nothing from the access that it should have.
    overprovisioned_access: null,
    // Its access methods are revoked and issued again; their `is_issued` says when.
    updating_access_times: null,
    // It gets another PIN.
    requested_code_unavailable: null,
    // One device is left out: the others get the PIN, and where there are none, there is the error above.
    device_does_not_support_access_codes: null,
    device_time_constraints_violated: null,
  },
}

/**
 * What an access method says of itself. Source: https://docs.seam.co/latest/api/access_methods/object, sections Errors and Warnings;
 * `access_not_provisioned` and `requested_code_unavailable` are in the official Python SDK.
 */
const METHOD: Table = {
  errors: {
    // The access grant began without it. Seam keeps trying, but by the API's own words somebody should look at it, such as at a device
    // that is offline: whoever waits should hear of it now, and may wait again.
    failed_to_issue: 'Seam could not issue an access method before the access grant began. A device may be offline.',
    access_not_provisioned: null,
  },
  warnings: {
    being_deleted: 'An access method is being deleted.',
    updating_access_times: null,
    // Seam keeps trying, and the warning goes away by itself.
    delay_in_issuing: null,
    // The door opens with a PIN that it already knew.
    pulled_backup_access_code: null,
    requested_code_unavailable: null,
    // The address is one of those that have to be there when the access grant is created.
    user_identity_missing_email_address: 'A mobile key cannot be delivered: the person has no email address.',
    user_identity_missing_phone_number: 'A mobile key cannot be delivered: the person has no phone number.',
  },
}

/** How far an access grant is. */
export interface Issuance {
  /** Whether nothing more is to come, whether something is, or whether it cannot. */
  readonly state: 'issued' | 'pending' | 'failed'
  /** Whether everything that was asked for has its access methods, so that the access grant has nothing more to tell. */
  readonly isComplete: boolean
  /** Why it cannot be issued. */
  readonly issues: NotIssuedIssue[]
}

/**
 * How far an access grant with these access methods is.
 *
 * A code that is not in the tables ends no wait: of the errors that are known, some go away by themselves.
 */
export function issuanceOf(grant: AccessGrant, methods: readonly AccessMethod[]): Issuance {
  const isComplete = isEverythingThere(grant, methods)
  const issues = [grant, ...methods].flatMap((object) => issuesOf(grant.access_grant_id, object))
  const isIssued = isComplete && methods.every((method) => method.is_issued || isForPersons(method))
  return { state: issues.length > 0 ? 'failed' : isIssued ? 'issued' : 'pending', isComplete, issues }
}

/** Whether an access method waits for somebody who puts a card on an encoder or assigns one: the API has done what it can. */
export function isForPersons({ is_ready_for_encoding, is_ready_for_assignment, pending_mutations }: AccessMethod): boolean {
  const isReady = is_ready_for_encoding === true || is_ready_for_assignment === true
  // Source: the description of the mutation in the official Python SDK: a card that is encoded before would lack the access.
  return isReady && !pending_mutations.some(({ mutation_code }) => mutation_code === 'waiting_for_access_on_acs_system')
}

/** Whether each access method that was asked for was created, and those that the access grant names are all known. */
function isEverythingThere({ requested_access_methods, access_method_ids }: AccessGrant, methods: readonly AccessMethod[]): boolean {
  const known = new Set(methods.map(({ access_method_id }) => access_method_id))
  // Of one that was created and deleted since, the ID is still there.
  const isCreated = ({ created_access_method_ids: ids }: AccessGrant['requested_access_methods'][number]) =>
    ids ? ids.length > 0 : methods.length >= requested_access_methods.length
  return (requested_access_methods ?? []).every(isCreated) && (access_method_ids ?? []).every((id) => known.has(id))
}

/** What ends the wait, of an access grant's or an access method's own errors and warnings. */
function issuesOf(access_grant_id: string, object: AccessGrant | AccessMethod): NotIssuedIssue[] {
  const isMethod = 'access_method_id' in object
  const { errors, warnings } = isMethod ? METHOD : GRANT
  const about = isMethod ? { access_grant_id, access_method_id: object.access_method_id } : { access_grant_id }
  const issues: NotIssuedIssue[] = []
  const look = (endings: Endings, code: string | undefined, missing_device_ids?: string[]) => {
    const message = code !== undefined && Object.hasOwn(endings, code) ? endings[code] : undefined
    // What opens its doors was issued after all, unless it is to go.
    const isOver = isMethod && object.is_issued && code !== 'being_deleted'
    if (code && message && !isOver) issues.push({ ...about, code, message, ...(missing_device_ids && { missing_device_ids }) })
  }
  for (const error of object.errors) look(errors, error.error_code, 'missing_device_ids' in error ? error.missing_device_ids : undefined)
  for (const warning of object.warnings) look(warnings, warning.warning_code)
  return issues
}

/** How much longer the next pause is, as long as nothing changes, and how much longer than the first one it becomes at most. */
const GROWTH = 1.5
const MOST = 10

/** Milliseconds until the next look, after `quiet` looks that found nothing new. What the server asks for goes first. */
export function delayAfter(quiet: number, pollingInterval: number, retryAfter = 0): number {
  return Math.max(pollingInterval * Math.min(GROWTH ** quiet, MOST), retryAfter * 1000)
}
