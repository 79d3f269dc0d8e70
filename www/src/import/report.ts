import type { AppliedStep } from 'seam-access-grants'
import { planText } from './plan-words.ts'
import { goodRows, importing } from './state.ts'
import { write } from './table.ts'

/** What became of each row, as a file: without PINs. A column of which nobody said what it is may hold them, and is left out. */
export function reportFile(): string {
  const { table, rows, leftOut, results, mapping } = importing.now
  const good = goodRows()
  const becomes = new Map(results.filter(({ step }) => step.row !== undefined).map((result) => [good[step(result)]?.index, result]))
  const columns = [...table.headers.keys()].filter((at) => Object.values(mapping).includes(at))
  const lines = rows.map(({ index, problems, reason = '' }) => {
    const given = table.rows[index] ?? []
    const cells = columns.map((at) => (at === mapping.pin && given[at] ? '••••' : (given[at] ?? '')))
    const result = becomes.get(index)
    const outcome = leftOut.has(index)
      ? planText().outcomes.leftOut
      : problems.length > 0
        ? planText().outcomes.problem
        : result
          ? planText().outcomes[result.status]
          : ''
    const why = leftOut.has(index) ? reason : problems.map(({ message }) => message).join(' ')
    return [...cells, outcome, why || messageOf(result)]
  })
  return write([[...columns.map((at) => table.headers[at] ?? ''), planText().outcome, planText().reason], ...lines])
}

const step = ({ step: { row } }: AppliedStep): number => row ?? -1

export function messageOf(result: AppliedStep | undefined): string {
  if (result?.error) return result.error.message
  return result && 'message' in result.step ? (result.step.message ?? '') : ''
}

export function download(): void {
  const address = URL.createObjectURL(new Blob([reportFile()], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = planText().fileName
  link.click()
  URL.revokeObjectURL(address)
}
