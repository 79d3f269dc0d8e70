import Papa from 'papaparse'

/** A file of comma-separated values: what its first line calls the columns, and the cells of the others. */
export interface Table {
  headers: string[]
  rows: string[][]
}

/** Commas, semicolons or tabs, quotes, any line end: spreadsheets write all of these. */
export function parse(text: string): Table {
  const { data } = Papa.parse<string[]>(text.trim(), { skipEmptyLines: 'greedy' })
  const [headers = [], ...rows] = data
  return { headers, rows: rows.map((row) => headers.map((_, index) => row[index]?.trim() ?? '')) }
}

export function write(rows: readonly (readonly string[])[]): string {
  // A cell that begins like a formula would be one in a spreadsheet.
  return Papa.unparse(rows as string[][], { escapeFormulae: true })
}
