// Doors that are others than a row asks for, by the names that the row has for them.

import { isSeamApiError, type Seam } from '../index.js'
import type { BlockedStep, PlanChange, PlanStep } from '../plan-types.js'
import { memberOf } from '../signal.js'
import type { Booking } from './booking.js'

/** A row with keys of spaces is told with IDs where they differ. */
interface Stranger {
  readonly step: BlockedStep
  readonly row: unknown
}

/** How many access grants are asked about at once. */
const MOST_AT_ONCE = 100

/** Tells the spaces of what is blocked by their keys, where the row has keys. Whoever may not ask for these is told IDs. */
export async function nameSpaces(steps: readonly PlanStep[], rows: readonly Booking[], seam: Seam, signal: AbortSignal): Promise<void> {
  const strangers = steps.flatMap((step): Stranger[] => {
    const row = step.row === undefined ? undefined : rows[step.row]?.value
    return step.kind === 'blocked' && memberOf(row, 'space_keys') && step.changes.some(isOfSpaces) ? [{ step, row }] : []
  })
  try {
    for (let start = 0; start < strangers.length; start += MOST_AT_ONCE) {
      const part = strangers.slice(start, start + MOST_AT_ONCE)
      const access_grant_ids = part.map(({ step }) => step.access_grant_id)
      const { spaces = [] } = await seam.accessGrants.getRelated({ access_grant_ids, include: ['spaces'] }, { signal })
      const keys = new Map(spaces.map(({ space_id, space_key }) => [space_id, space_key]))
      for (const { step, row } of part)
        step.changes = step.changes.map((change) => (isOfSpaces(change) ? named(change, row, keys) : change))
    }
  } catch (error) {
    if (!isSeamApiError(error)) throw error
  }
}

const isOfSpaces = ({ field }: PlanChange): boolean => field === 'space_ids'

/** A change whose spaces have the names that the row has for them: its own IDs, and otherwise keys. */
function named(change: PlanChange, row: unknown, keys: ReadonlyMap<string, unknown>): PlanChange {
  const ids = memberOf(row, 'space_ids')
  const own = new Set(Array.isArray(ids) ? ids.map((id) => String(id).toLowerCase()) : [])
  const nameOf = (id: string): string => (own.has(id.toLowerCase()) ? id : String(keys.get(id) ?? id))
  const names = (side: PlanChange['from']): PlanChange['from'] => (Array.isArray(side) ? side.map(nameOf) : side)
  return { field: own.size > 0 ? change.field : 'space_keys', from: names(change.from), to: names(change.to) }
}
