// `seam-access-grants validate`: what is wrong with a file of bookings, before anything is sent.

import { memberOf } from '../signal.js'
import { readArgs } from './args.js'
import type { Bookings } from './booking.js'
import { check, type Verdict } from './check.js'
import { DONE, FAILED } from './command.js'
import { FILE_HELP, FILE_OPTIONS, readBookings } from './file-options.js'
import type { Input } from './input.js'
import { count, leftOutOf, printIssues, printMapping, printRooms } from './issues.js'
import { type Terminal, terminal } from './terminal.js'

const help = `\
Usage: seam-access-grants validate FILE|- [OPTIONS]

Checks a file of access grants (.csv, .json, .ndjson, or - for standard input) by every rule that
needs no account, and tells each issue with its row and field. Columns have the names of fields:
access_grant_key, user_identity.full_name, space_ids, starts_at, requested_access_methods.0.mode.

${FILE_HELP}

Example:
  seam-access-grants validate bookings.csv --time-zone Europe/Paris --check-in 15:00
`

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs(args, FILE_OPTIONS, { takesFile: true })
  const { input, bookings } = await readBookings(positionals, values)
  const verdict = check(bookings)
  const isGood = verdict.invalid === 0 && !verdict.header && bookings.rows.length > 0
  if (values.json) process.stdout.write(`${JSON.stringify(reportOf(input, bookings, verdict))}\n`)
  else print(input, bookings, verdict, values['no-color'])
  return isGood ? DONE : FAILED
}

/** What `--json` prints. */
function reportOf({ format }: Input, bookings: Bookings, { valid, invalid, header, rows, omitted }: Verdict): object {
  const { leftOut, over, mapping, unknownRooms } = bookings
  return {
    format,
    valid,
    invalid,
    left_out: leftOut,
    over,
    without_end: withoutEnd(bookings),
    mapping,
    unknown_rooms: Object.fromEntries(unknownRooms),
    header: header ?? null,
    rows,
    omitted,
  }
}

function print(input: Input, bookings: Bookings, verdict: Verdict, noColor: boolean): void {
  const screen = terminal({ noColor })
  printMapping(bookings, screen)
  printIssues(verdict, input, screen)
  printRooms(bookings, screen)
  screen.print(`${input.name}: ${[summaryOf(verdict, screen), ...leftOutOf(bookings), ...withoutEndOf(bookings)].join(', ')}`)
}

/** Access without an end is allowed, and is often an empty cell that should not be. */
const withoutEnd = ({ rows }: Bookings): number =>
  rows.filter(({ value, problems }) => problems.length === 0 && memberOf(value, 'ends_at') == null).length

function withoutEndOf(bookings: Bookings): string[] {
  const rows = withoutEnd(bookings)
  return rows > 0 ? [`${count(rows, 'row')} without an end`] : []
}

function summaryOf({ valid, invalid, header }: Verdict, { paint }: Terminal): string {
  const all = valid + invalid
  if (all === 0 && !header) return paint('red', 'no rows')
  if (invalid === 0 && !header) return paint('green', `${count(valid, 'row')}, all good`)
  const rows = invalid > 0 && `${count(invalid, 'row')} of ${all.toLocaleString('en-US')}`
  return paint('red', `${[header && 'the header', rows].filter(Boolean).join(' and ')} to correct`)
}

export const command = { summary: 'check a file of access grants', help, run }
