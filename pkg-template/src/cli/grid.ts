// Tables for people.

import { cut, plain, widthOf, wrap } from './text-width.js'

/** A column. */
export interface Column {
  readonly title: string
  /** Numbers stand at the right. */
  readonly isNumber?: boolean
  /** What does not fit goes on in the next line; the texts of other columns are cut. */
  readonly wraps?: boolean
  /** The column is made no narrower than this to make room. */
  readonly least?: number
}

const GAP = '  '
const LEAST = 8

/** The lines of a table that is at most `width` columns wide. The widest columns give way first, and the last ones go if that is not enough. */
export function grid(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): string[] {
  const cells = rows.map((row) => row.map(plain))
  const needed = columns.map(({ title }, index) => cells.reduce((most, row) => Math.max(most, widthOf(row[index] ?? '')), widthOf(title)))
  const least = columns.map((column, index) => Math.min(needed[index]!, column.least ?? LEAST))
  let kept = columns.length
  const room = (): number => width - GAP.length * (kept - 1)
  while (kept > 1 && sum(least.slice(0, kept)) > room()) kept--
  const widths = narrowed(needed.slice(0, kept), least, room())
  const shown = columns.slice(0, kept)
  const title = shown.map((column) => column.title)
  return [line(shown, title, widths), ...cells.flatMap((row) => lines(shown, row.slice(0, kept), widths))]
}

/** Widths that fit into the room, as far as the least ones let them. */
function narrowed(widths: number[], least: readonly number[], room: number): number[] {
  while (sum(widths) > room) {
    const spare = widths.map((width, index) => (width > least[index]! ? width : 0))
    const widest = Math.max(...spare)
    if (widest === 0) break
    widths[spare.indexOf(widest)]!--
  }
  return widths
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

function lines(columns: readonly Column[], row: readonly string[], widths: readonly number[]): string[] {
  const parts = row.map((cell, index) => (columns[index]?.wraps ? wrap(cell, widths[index]!) : [cell]))
  const height = Math.max(...parts.map((part) => part.length))
  return Array.from({ length: height }, (_, at) =>
    line(
      columns,
      parts.map((part) => part[at] ?? ''),
      widths,
    ),
  )
}

function line(columns: readonly Column[], cells: readonly string[], widths: readonly number[]): string {
  const padded = cells.map((cell, index) => {
    const text = cut(cell, widths[index]!)
    const space = ' '.repeat(widths[index]! - widthOf(text))
    return columns[index]?.isNumber ? space + text : text + space
  })
  return padded.join(GAP).trimEnd()
}
