import type { AccessGrant, AccessMethod } from 'seam-access-grants'
import { timeWindowStatus } from 'seam-access-grants'
import { now } from '../backend/backend.ts'

export const isOver = (grant: AccessGrant): boolean => timeWindowStatus(grant, now()) === 'expired'

/** Whether it is being taken from the doors, whatever these still take. */
export function isLeaving({ warnings }: AccessGrant | AccessMethod): boolean {
  return warnings.some(({ warning_code }) => warning_code === 'being_deleted')
}

/** Whether the grant itself is on its way to become another, or to go. */
export function isChanging(grant: AccessGrant): boolean {
  return grant.pending_mutations.length > 0 || isLeaving(grant)
}

/** Whether a way to open is on its way to the doors. A card waits for somebody who encodes it, not for a door. */
export function isComing({ is_issued, errors, pending_mutations, is_ready_for_encoding, is_ready_for_assignment }: AccessMethod): boolean {
  if (pending_mutations.length > 0) return true
  return !is_issued && errors.length === 0 && !is_ready_for_encoding && !is_ready_for_assignment
}
