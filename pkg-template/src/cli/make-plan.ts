// From a file to the plan that makes it so; `plan` prints it and `apply` carries it out.

import type { CreateAccessGrant } from '../index.js'
import type { Plan } from '../plan-types.js'
import type { Numbers } from './booking.js'
import { check } from './check.js'
import { clientOf } from './client.js'
import { Failure, WrongUse } from './command.js'
import { FILE_OPTIONS, type FileValues, readBookings } from './file-options.js'
import { leftOutOf, printIssues, printRooms } from './issues.js'
import { type Progress, progress } from './progress.js'
import { nameSpaces } from './space-keys.js'
import { type Terminal, terminal } from './terminal.js'

/** The options of both commands. */
export const PLAN_OPTIONS = { ...FILE_OPTIONS, 'prune-prefix': { type: 'string' }, endpoint: { type: 'string' } } as const

/** The values of these options. */
export interface PlanValues extends FileValues {
  readonly 'prune-prefix'?: string | undefined
  readonly endpoint?: string | undefined
  readonly json: boolean
  readonly 'no-color': boolean
}

/** A plan, and the file that it is about. */
export interface Made {
  readonly plan: Plan
  /** The rows that it speaks of. */
  readonly numbers: Numbers
  /** How many rows do not count, and why. */
  readonly leftOut: readonly string[]
  /** The zone in which times are shown. */
  readonly timeZone: string | undefined
}

/** Makes the plan. A file with issues ends in a Failure: a row that nobody can read must not look like one that is gone. */
export async function makePlan(positionals: readonly string[], values: PlanValues, signal: AbortSignal): Promise<Made> {
  const prefix = values['prune-prefix']
  if (prefix === '') throw new WrongUse('--prune-prefix must not be empty: every access grant would be one to delete.')
  let answers = 0
  let bar: Progress | undefined
  const seam = clientOf(values, () => bar?.update(++answers))
  const { input, bookings, timeZone } = await readBookings(positionals, values)
  const verdict = check(bookings)
  if (verdict.invalid > 0 || verdict.header) {
    const screen = onError(terminal({ noColor: values['no-color'] }))
    printIssues(verdict, input, screen)
    printRooms(bookings, screen)
    throw new Failure(`${input.name} has ${verdict.invalid > 0 ? 'rows' : 'a header'} to correct. Nothing was changed.`)
  }
  if (bookings.rows.length === 0) throw new Failure(`${input.name} has no rows that count. Nothing was changed.`)
  const desired = bookings.rows.map(({ value }) => value as CreateAccessGrant)
  bar = progress('Reading what exists; answers')
  bar.update(0)
  try {
    const prune = prefix === undefined ? {} : { prune: { access_grant_key_prefix: prefix } }
    const plan = await seam.accessGrants.plan(desired, { ...prune, signal })
    await nameSpaces(plan.steps, bookings.rows, seam, signal)
    return { plan, numbers: bookings.rows, leftOut: leftOutOf(bookings), timeZone }
  } finally {
    bar.end()
    // The answers to what is done later are no part of what was read.
    bar = undefined
  }
}

/** A terminal whose lines are no part of what was asked for. */
const onError = (screen: Terminal): Terminal => ({ ...screen, print: screen.tell })
