// A table as text: RFC 4180, and what spreadsheets make of it. The rules are those of `src/bulk`; a test holds both against each other.

/** What is wrong with a row as such, with the code that the core has for it. */
export interface Unreadable {
  readonly code: 'invalid_format' | 'unrecognized_keys'
  readonly message: string
}

/** A row of a table: its cells, or what is wrong with it. */
export interface TableRow {
  /** The line that it starts on, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  readonly problem?: Unreadable
}

/** A table. */
export interface Table {
  /** The line of the header. */
  readonly line: number
  /** The names of the columns; empty where one has none. */
  readonly header: readonly string[]
  readonly rows: readonly TableRow[]
  /** What is wrong with the header; there are no rows then, because nobody knows what they mean. */
  readonly problem?: Unreadable
}

const SEPARATORS = [',', ';', '\t']

const invalid = (message: string): Unreadable => ({ code: 'invalid_format', message })

const OPEN_QUOTE = invalid('Close the quote, and write a quote inside of it twice.')
const SURPLUS = invalid('Give no more cells than the header has, or put quotes around one that holds a separator.')

/**
 * Reads a table. `score` tells how well a header fits: of commas, semicolons and tabs the one separates the cells that gives the best
 * header, unless a first line like `sep=;` names it. Gives nothing for a text of blank lines.
 */
export function readTable(text: string, score: (header: readonly string[]) => number): Table | undefined {
  const named = /^sep=([^\w"])(?:\r\n|\r|\n)/i.exec(text)
  const separators = named ? [named[1]!] : SEPARATORS
  const start = afterBlankLines(text, named?.[0].length ?? 0, separators)
  const line = 1 + (text.slice(0, start).match(LINE_END)?.length ?? 0)
  const tables = separators.map((separator) => read(text, start, line, separator))
  const scores = tables.map((table) => (table ? score(table.header) : -1))
  return tables[scores.indexOf(Math.max(...scores))]?.whole()
}

/** A table of which the header is read, and how to read the rest. */
interface Opened {
  readonly header: readonly string[]
  whole(): Table
}

const LINE_END = /\r\n|\r|\n/g

/** Where the first line begins that holds more than separators, whichever they are. */
function afterBlankLines(text: string, start: number, separators: readonly string[]): number {
  const blank = separators.map((separator) => new RegExp(`(?:[ \\t${escaped(separator)}]|"")*(?:\\r\\n|\\r|\\n)`, 'y'))
  const endOf = (pattern: RegExp, position: number): number => {
    pattern.lastIndex = position
    return position + (pattern.exec(text)?.[0].length ?? 0)
  }
  for (let position = start; ; ) {
    const next = Math.max(...blank.map((pattern) => endOf(pattern, position)))
    if (next === position) return position
    position = next
  }
}

const escaped = (separator: string): string => (separator === '\t' ? '\\t' : `\\${separator}`)

function read(text: string, start: number, startLine: number, separator: string): Opened | undefined {
  const lines = rowsOf(text, start, separator, startLine)
  const first = lines.next()
  if (first.done || (first.value.problem === undefined && isBlank(first.value.cells))) return undefined
  const { line, cells, problem } = first.value
  const header = withoutEmptyEnd(cells)
  const whole = (): Table => {
    if (problem !== undefined) return { line, header, rows: [], problem }
    const rows: TableRow[] = []
    for (const row of lines) {
      if (row.problem !== undefined || !isBlank(row.cells)) rows.push(checked(row, header))
    }
    return { line, header, rows }
  }
  return { header, whole }
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell === '')

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  let end = cells.length
  while (end > 0 && cells[end - 1] === '') end--
  return cells.slice(0, end)
}

/** A row with text where the header has no column is not read: its cells may stand one column off. */
function checked(row: TableRow, header: readonly string[]): TableRow {
  if (row.problem !== undefined || row.cells.every((cell, index) => cell === '' || header[index])) return row
  const column = row.cells.findIndex((cell, index) => cell !== '' && !header[index])
  const nameless: Unreadable = { code: 'unrecognized_keys', message: `Name column ${column + 1} after a field, or remove it.` }
  return { ...row, problem: column < header.length ? nameless : SURPLUS }
}

const REST = /[^\n\r]*/y

/** The rows of a text, blank ones as well. What follows a quote that is not closed cannot be divided into rows, so it ends them. */
function* rowsOf(text: string, start: number, separator: string, firstLine: number): Generator<TableRow> {
  // Up to the next character that ends a cell.
  const plain = new RegExp(`[^${escaped(separator)}\\n\\r]*`, 'y')
  const quoted = /[^"]*(?:""[^"]*)*/y
  const spaces = separator === '\t' ? / */y : /[ \t]*/y
  let position = start
  let line = firstLine

  const take = (pattern: RegExp): string => {
    pattern.lastIndex = position
    const [found] = pattern.exec(text) as RegExpExecArray
    position += found.length
    return found
  }

  while (position < text.length) {
    const row: { line: number; cells: string[]; problem?: Unreadable } = { line, cells: [] }
    for (;;) {
      const cellStart = position
      take(spaces)
      if (text[position] === '"') {
        position++
        const content = take(quoted)
        if (position === text.length) {
          yield { ...row, problem: OPEN_QUOTE }
          return
        }
        position++
        take(spaces)
        line += content.match(LINE_END)?.length ?? 0
        row.cells.push(content.replaceAll('""', '"'))
      } else {
        position = cellStart
        row.cells.push(take(plain).trim())
      }
      if (text[position] === separator) {
        position++
        continue
      }
      // What stands between a closing quote and the end of the line belongs to no cell.
      if (take(REST) !== '') row.problem = OPEN_QUOTE
      break
    }
    if (position < text.length) {
      position += text.startsWith('\r\n', position) ? 2 : 1
      line++
    }
    yield row
  }
}

/** Cells as a line of a table. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",\n\r;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`

/** The same for a spreadsheet, which would take text of others that begins like a formula for one. */
export const spreadsheetLine = (cells: readonly string[]): string =>
  csvLine(cells.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)))
