// The rows of a file, whatever it is written in.

import { readTable, type Table, type TableRow, type Unreadable } from './csv.js'
import type { Input } from './input.js'

/** A row of JSON: its value, or what is wrong with it. */
export interface ValueRow {
  readonly number: number
  readonly value?: unknown
  readonly problem?: Unreadable
}

const NOT_JSON: Unreadable = { code: 'invalid_format', message: 'Write this as JSON.' }

/** The rows of JSON or of lines of JSON. A row's number is its index from 0 in a list, and its line from 1 elsewhere. */
export function valueRows({ format, text }: Input): readonly ValueRow[] {
  const whole = parsed(text)
  // An object alone may stand on several lines, as it is often written for people.
  if (whole !== undefined && !Array.isArray(whole.value)) return [{ number: format === 'json' ? 0 : 1, value: whole.value }]
  if (format === 'json') {
    return whole === undefined ? [{ number: 0, problem: NOT_JSON }] : (whole.value as unknown[]).map((value, number) => ({ number, value }))
  }
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    if (line.trim() === '') return []
    const row = parsed(line)
    return [{ number: index + 1, ...(row ?? { problem: NOT_JSON }) }]
  })
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** The rows of a file as a table: of JSON, the members are the columns, and those of objects in there have names like `guest.name`. */
export function tableOf(input: Input, score: (header: readonly string[]) => number): Table | undefined {
  if (input.format === 'csv') return readTable(input.text, score)
  const rows = valueRows(input).map(({ number, value, problem }) => ({ number, problem, members: membersOf(value) }))
  const header = [...new Set(rows.flatMap(({ members }) => [...members.keys()]))]
  const cells = (members: ReadonlyMap<string, string>): string[] => header.map((name) => members.get(name) ?? '')
  return {
    line: input.format === 'json' ? 0 : 1,
    header,
    rows: rows.map(
      ({ number, problem, members }): TableRow => ({ line: number, cells: cells(members), ...(problem !== undefined && { problem }) }),
    ),
  }
}

function membersOf(value: unknown, prefix = ''): Map<string, string> {
  const members = new Map<string, string>()
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return members
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === 'object') for (const [path, text] of membersOf(member, `${prefix}${name}.`)) members.set(path, text)
    else members.set(prefix + name, String(member).trim())
  }
  return members
}
