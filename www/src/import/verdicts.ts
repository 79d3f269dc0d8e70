import type { Context, RowResult } from 'seam-access-grants'
import { createAccessGrantSchema } from 'seam-access-grants'

/**
 * What the package says of requests, by their index. It tells of a thousand at once; those behind them are asked for again, with the
 * context for requests that begin there.
 */
export function verdictsOf(requests: readonly object[], contextFrom: (start: number) => Context): RowResult[] {
  const verdicts: RowResult[] = []
  for (let start = 0; ; ) {
    const { results, omitted } = createAccessGrantSchema.validateMany(requests.slice(start), contextFrom(start))
    for (const result of results) verdicts.push({ ...result, row: start + result.row })
    const last = verdicts.at(-1)
    if (omitted === 0 || !last) return verdicts
    start = last.row + 1
  }
}
