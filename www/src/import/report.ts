import type { AppliedStep } from 'seam-access-grants'
import { planText } from './plan-words.ts'
import { goodRows, importing } from './state.ts'
import { write } from './table.ts'

/** What became of each row, as a file: without PINs. */
export function reportFile(): string {
  const { table, rows, leftOut, results, mapping } = importing.now
  const good = goodRows()
  const becomes = new Map(results.filter(({ step }) => step.row !== undefined).map((result) => [good[step(result)]?.index, result]))
  const lines = rows.map(({ index, problems, reason = '' }) => {
    const cells = table.rows[index]?.map((cell, at) => (at === mapping.pin && cell ? '••••' : cell)) ?? []
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
  return write([[...table.headers, planText().outcome, planText().reason], ...lines])
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
