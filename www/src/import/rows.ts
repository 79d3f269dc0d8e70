import type { CreateAccessGrant, Issue } from 'seam-access-grants'
import { createAccessGrantSchema } from 'seam-access-grants'
import type { Space } from '../backend/places.ts'
import { places } from '../backend/places.ts'
import { contextOf } from '../grant/check.ts'
import type { Column, Mapping } from './columns.ts'
import { columnOf } from './columns.ts'
import { shutDoors } from './doors.ts'
import { requestOf } from './request.ts'
import { t } from './words.ts'

/** Something to say of a cell; of the row as a whole without a column. */
export interface Note {
  column: Column | undefined
  message: string
}

/** What somebody should know before they import a row, and may import it all the same. */
export interface Warning extends Note {
  about: 'doors' | 'rules'
}

/** A row of the file as a request, with everything that is wrong with its cells. */
export interface Row {
  /** Its number in the file, from 0. */
  index: number
  name: string
  space: Space | undefined
  request: CreateAccessGrant
  problems: Note[]
  warnings: Warning[]
}

/** Checks all rows in one crossing into the package, each by the rules of the locks of its own room. */
export function check(cells: readonly string[][], mapping: Mapping, peopleByEmail: ReadonlyMap<string, string>): Row[] {
  const rooms = new Map(places.now.spaces.map((space) => [space.name.toLowerCase(), space]))
  const rows = cells.map((row, index): Row => {
    const cell = (column: Column): string => row[mapping[column]] ?? ''
    const space = rooms.get(cell('room').toLowerCase())
    const problems = cell('room') !== '' && !space ? [{ column: 'room' as const, message: t().noRoom }] : []
    const name = cell('guest') || cell('email')
    return { index, name, space, request: requestOf(cell, space, peopleByEmail), problems, warnings: [] }
  })
  addVerdicts(rows)
  addShutDoors(rows)
  for (const row of rows) row.problems = [...new Map(row.problems.map((one) => [`${one.column} ${one.message}`, one])).values()]
  return rows
}

function addVerdicts(rows: readonly Row[]): void {
  const context = contextOf(places.now.spaces.map(({ id }) => id))
  const { results } = createAccessGrantSchema.validateMany(
    rows.map(({ request }) => request),
    context,
  )
  for (const { row: index, issues, warnings } of results) {
    const row = rows[index]
    if (!row) continue
    const hasNoRoom = row.problems.length > 0
    row.problems.push(...issues.map(note).filter(({ column }) => !(hasNoRoom && column === 'room')))
    row.warnings.push(...warnings.map((warning) => ({ ...note(warning), about: 'rules' as const })))
  }
}

const note = ({ path, message }: Issue): Note => ({ column: columnOf(path), message })

/** A request is good if its PIN opens any door on the way; whoever stands before the room wants to know of the last one. */
function addShutDoors(rows: readonly Row[]): void {
  const shut = shutDoors(new Set(rows.flatMap(({ space }) => space ?? [])))
  for (const { space, problems, warnings } of rows) {
    const isRefused = problems.some(({ column }) => column === 'room')
    if (!space || isRefused) continue
    warnings.push(...(shut.get(space) ?? []).map((message) => ({ column: 'room' as const, message, about: 'doors' as const })))
  }
}
