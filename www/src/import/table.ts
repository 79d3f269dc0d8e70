import Papa from 'papaparse'

/** A file of comma-separated values: what its first line calls the columns, and the cells of those below. */
export interface Table {
  headers: string[]
  rows: string[][]
  /** The number of each row as a spreadsheet shows it: the first line of the file is 1, and empty lines count. */
  numbers: number[]
}

export const noTable: Table = { headers: [], rows: [], numbers: [] }

/** Commas, semicolons or tabs, quotes, any line end: spreadsheets write all of these. */
export function parse(text: string): Table {
  const { separator, skipped, rest } = withoutPreface(text)
  const { data } = Papa.parse<string[]>(rest, { delimiter: separator })
  const lines = data
    .map((cells, index) => ({ cells: cells.map((cell) => cell.trim()), number: index + 1 + skipped }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  // A title above the columns stands alone in its line.
  const top = lines.findIndex(({ cells }) => cells.filter((cell) => cell !== '').length > 1)
  const [first, ...others] = lines.slice(Math.max(top, 0))
  const headers = first?.cells ?? []
  return {
    headers,
    rows: others.map(({ cells }) => headers.map((_, index) => cells[index] ?? '')),
    numbers: others.map(({ number }) => number),
  }
}

/** A byte order mark, and a line like `sep=;`, which tells spreadsheets what stands between the cells. */
function withoutPreface(text: string): { separator: string; skipped: number; rest: string } {
  const plain = text.replace(/^\uFEFF/, '')
  const [line, separator = ''] = /^sep=(.)\r?\n/i.exec(plain) ?? []
  return { separator, skipped: line === undefined ? 0 : 1, rest: plain.slice(line?.length ?? 0) }
}

export function write(rows: readonly (readonly string[])[]): string {
  // A cell that begins like a formula would be one in a spreadsheet.
  return Papa.unparse(rows as string[][], { escapeFormulae: true })
}
