// What is wrong with a file, for people.

import type { Bookings } from './booking.js'
import type { RowReport, Verdict } from './check.js'
import { grid } from './grid.js'
import type { Input } from './input.js'
import type { Terminal } from './terminal.js'
import { plain } from './text-width.js'

/** How many lines of issues are printed. */
const MOST = 20

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`

/** Prints which columns became which fields. */
export function printMapping({ mapping }: Bookings, { print, width }: Terminal): void {
  if (mapping.length === 0) return
  const rows = mapping.map(({ field, from }) => [field, from])
  for (const line of grid([{ title: 'field' }, { title: 'comes from' }], rows, width)) print(line)
  print('')
}

/** Prints what there is to say of the rows, and how many are left out. */
export function printIssues(verdict: Verdict, input: Input, { print, width, paint }: Terminal): void {
  const { header } = verdict
  const lines = [...(header ? [header] : []), ...verdict.rows].flatMap(linesOf)
  if (lines.length === 0) return
  const shown = lines.slice(0, MOST)
  const title = input.format === 'json' ? 'index' : 'line'
  const [head = '', ...table] = grid([{ title, isNumber: true }, { title: 'field' }, { title: 'what to do', wraps: true }], shown, width)
  print(paint('bold', head))
  for (const line of table) print(line)
  const rows = new Set(shown.map(([row]) => row)).size - (header ? 1 : 0)
  const more = verdict.rows.length + verdict.omitted - rows
  if (lines.length > MOST)
    print(
      paint(
        'dim',
        `… and ${more > 0 ? count(more, 'more row') : 'more issues'}, left out here. What comes most often${verdict.omitted > 0 ? ' in the first 1,000' : ''}:`,
      ),
    )
  if (lines.length > MOST) printFrequent(verdict, { print, width })
  print('')
}

const linesOf = ({ row, issues, warnings }: RowReport): string[][] => [
  ...issues.map(({ path, message }) => [String(row), path, message]),
  ...warnings.map(({ path, message }) => [String(row), path, `(warning) ${message}`]),
]

/** How many different issues are counted. */
const MOST_FREQUENT = 5

function printFrequent({ rows }: Verdict, { print, width }: Pick<Terminal, 'print' | 'width'>): void {
  const counts = new Map<string, { number: number; path: string; message: string }>()
  for (const { path, message } of rows.flatMap(({ issues }) => issues)) {
    // The number of another row is no part of what is wrong.
    const key = `${path} ${message.replace(/\d+/g, '')}`
    const known = counts.get(key)
    if (known) known.number++
    else counts.set(key, { number: 1, path, message })
  }
  const frequent = [...counts.values()].sort((a, b) => b.number - a.number).slice(0, MOST_FREQUENT)
  const table = frequent.map(({ number, path, message }) => [String(number), path, message])
  const columns = [{ title: 'times', isNumber: true }, { title: 'field' }, { title: 'what to do', wraps: true }]
  for (const line of grid(columns, table, width)) print(line)
}

/** Prints the rooms of which nobody has said what they open. */
export function printRooms({ unknownRooms }: Bookings, { print }: Terminal): void {
  if (unknownRooms.size === 0) return
  const names = [...unknownRooms].slice(0, MOST).map(([name, rows]) => `  ${plain(name) || '(empty)'} (${count(rows, 'row')})`)
  print(['Rooms without doors; say in a file for --rooms what each of them opens:', ...names].join('\n'))
  if (unknownRooms.size > MOST) print(`  … and ${unknownRooms.size - MOST} more`)
  print('')
}

/** How many rows do not count, and why. */
export function leftOutOf({ leftOut, over }: Bookings): string[] {
  const parts = [leftOut > 0 && `${count(leftOut, 'row')} left out by the map`, over > 0 && `${count(over, 'row')} over`]
  return parts.filter((part) => part !== false)
}
