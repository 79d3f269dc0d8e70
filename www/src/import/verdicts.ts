import type { Context, RowResult } from 'seam-access-grants'
import { createAccessGrantSchema } from 'seam-access-grants'

/** What the package says of requests, by their index. It tells of a thousand at once; those behind them are asked for again. */
export function verdictsOf(requests: readonly object[], context: Context): RowResult[] {
  const verdicts: RowResult[] = []
  for (let start = 0; ; ) {
    const { results, omitted } = createAccessGrantSchema.validateMany(requests.slice(start), context)
    for (const result of results) verdicts.push({ ...result, row: start + result.row })
    const last = verdicts.at(-1)
    if (omitted === 0 || !last) return verdicts
    start = last.row + 1
  }
}
