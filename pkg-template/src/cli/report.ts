// The report of a run: a file with the outcome of every row.

import { type FileHandle, open } from 'node:fs/promises'
import { Failure, WrongUse } from './command.js'
import { spreadsheetLine } from './csv.js'
import type { StepReport } from './plan-view.js'

/** A file that will hold the report. */
export interface ReportFile {
  write(reports: readonly StepReport[]): Promise<void>
}

/** The form of a report, by the end of its file's name. */
export function reportForm(path: string): string {
  const form = /\.(json|csv)$/i.exec(path)?.[1]?.toLowerCase()
  if (form === undefined) throw new WrongUse('--report must name a file that ends in .json or .csv.')
  return form
}

/** Opens the file before anything is done, so that no outcome is lost for want of it. */
export async function openReport(path: string): Promise<ReportFile> {
  const form = reportForm(path)
  let file: FileHandle
  try {
    file = await open(path, 'w', 0o600)
  } catch (error) {
    throw new Failure(`${path} cannot be written (${(error as NodeJS.ErrnoException).code}). Nothing was changed.`)
  }
  return {
    async write(reports) {
      await file.write(form === 'json' ? `${JSON.stringify(reports, null, 2)}\n` : csvOf(reports), 0)
      await file.close()
    },
  }
}

const COLUMNS = ['row', 'access_grant_key', 'access_grant_id', 'step', 'outcome', 'detail'] as const

const csvOf = (reports: readonly StepReport[]): string =>
  [COLUMNS, ...reports.map((report) => COLUMNS.map((column) => String(report[column] ?? '')))].map(spreadsheetLine).join('')
