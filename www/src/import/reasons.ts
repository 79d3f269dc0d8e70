import type { Mapping } from './columns.ts'
import { columnNames } from './columns.ts'
import type { Table } from './table.ts'
import { t } from './words.ts'

/** What files say of a reservation for which nobody comes. */
const GONE = /cancel|storn|no.?show|declin|abgelehnt|expired|abgelaufen|void|rejected/i

/** Why rows should not be imported, by their place: the same stands above already, or nobody comes. */
export function reasonsToLeaveOut({ rows, numbers }: Table, mapping: Mapping): Map<number, string> {
  const reasons = new Map<number, string>()
  const seen = new Map<string, number>()
  for (const [index, cells] of rows.entries()) {
    const text = JSON.stringify(columnNames.map((column) => cells[mapping[column]] ?? ''))
    const status = cells[mapping.status] ?? ''
    const before = seen.get(text)
    if (before !== undefined) reasons.set(index, t().twice(before))
    else if (GONE.test(status)) reasons.set(index, t().gone(status))
    else seen.set(text, numbers[index] ?? 0)
  }
  return reasons
}
