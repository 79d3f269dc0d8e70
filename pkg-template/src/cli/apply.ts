// `seam-access-grants apply`: makes the access grants those of a file.

import { isSeamAbortError, isSeamUnauthorizedError } from '../index.js'
import type { ApplyResult, Plan } from '../plan-types.js'
import { readArgs } from './args.js'
import { ask } from './ask.js'
import type { Numbers } from './booking.js'
import { DONE, FAILED, Failure, WrongUse } from './command.js'
import { FILE_HELP } from './file-options.js'
import { type Interrupt, interruptible } from './interrupt.js'
import { count } from './issues.js'
import { type Made, makePlan, PLAN_OPTIONS } from './make-plan.js'
import { countsOf, isEffective, printPlan, printReports, stepReport } from './plan-view.js'
import { progress } from './progress.js'
import { openReport, reportForm } from './report.js'
import { type Terminal, terminal, whenClosed } from './terminal.js'

const help = `\
Usage: seam-access-grants apply FILE|- [OPTIONS]

Makes the access grants those of FILE: shows the plan, asks, and carries it out, deletions last.
Run again it goes on where it ended, and repeats nothing. SEAM_API_KEY is in the environment.

  --yes             does not ask, as it has to be in a pipe
  --report FILE     writes the outcome of every row, as .json or .csv, without secrets
  --prune-prefix P  deletes access grants whose key begins with P and that are not in FILE
  --endpoint URL    the API, or a sandbox; SEAM_ENDPOINT if it is not given
${FILE_HELP}

Example:
  seam-access-grants apply bookings.csv --time-zone Europe/Paris --report outcome.csv
`

const OPTIONS = { ...PLAN_OPTIONS, yes: { type: 'boolean', default: false }, report: { type: 'string' } } as const

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs(args, OPTIONS, { takesFile: true })
  // Before anything is read, so that nobody waits for it.
  if (values.report !== undefined) reportForm(values.report)
  const canAsk = process.stdin.isTTY && process.stderr.isTTY && positionals[0] !== '-' && !values.json
  if (!values.yes && !canAsk) throw new WrongUse('There is nobody to ask here. Look at the plan first, then give --yes.')
  // Who reads the output may go; what is begun is brought to its end.
  whenClosed(() => {})
  const screen = terminal({ noColor: values['no-color'] })
  let isUnderWay = false
  const interrupt = interruptible(() => screen.tell(isUnderWay ? '\nEnding. Ctrl+C again ends at once.' : ''))
  try {
    const made = await planOf(positionals, values, interrupt)
    const { plan } = made
    if (!values.json) printPlan(made, screen)
    if (plan.summary.invalid > 0) throw new Failure(`${count(plan.summary.invalid, 'row')} cannot be planned. Nothing was changed.`)
    const steps = plan.steps.filter(isEffective).length
    if (!values.yes && steps > 0 && !(await ask(`Do ${count(steps, 'step')}?`, interrupt.signal))) {
      throw new Failure('Nothing was changed.')
    }
    isUnderWay = true
    return await carryOut(made, values, interrupt, screen)
  } finally {
    interrupt.end()
  }
}

async function planOf(positionals: readonly string[], values: Parameters<typeof makePlan>[1], { signal }: Interrupt): Promise<Made> {
  try {
    return await makePlan(positionals, values, signal)
  } catch (error) {
    if (signal.aborted) throw new Failure('Ended before there was a plan. Nothing was changed.')
    throw error
  }
}

/** After so many steps in a row that the API did not answer, the others are left to the next run: an outage may last for hours. */
const MOST_IN_A_ROW = 10

/** Carries out a plan, and tells what became of it. */
async function carryOut(
  { plan, numbers }: Made,
  { report, json }: { report?: string | undefined; json: boolean },
  interrupt: Interrupt,
  screen: Terminal,
): Promise<number> {
  const file = report === undefined ? undefined : await openReport(report)
  const result = await applied(plan, interrupt)
  const reports = result.results.map((row) => stepReport(row.step, numbers, row))
  await file?.write(reports)
  if (json) process.stdout.write(`${JSON.stringify({ summary: result.summary, aborted: result.aborted, steps: reports })}\n`)
  else printResult(result, numbers, screen)
  const { summary } = result
  return summary.failed + summary.skipped + summary.blocked > 0 ? FAILED : DONE
}

async function applied(plan: Plan, { signal }: Interrupt): Promise<ApplyResult> {
  const bar = progress('Done')
  let inARow = 0
  try {
    return await plan.apply({
      signal,
      onProgress({ done, total, result }) {
        if (result.status !== 'failed') inARow = 0
        bar.update(done, total)
      },
      onError: (error) => (isSeamUnauthorizedError(error) || (error.retryable && ++inARow >= MOST_IN_A_ROW) ? 'stop' : 'continue'),
    })
  } finally {
    bar.end()
  }
}

/** How many failures are printed. */
const MOST = 20

function printResult({ summary, failed, aborted }: ApplyResult, numbers: Numbers, screen: Terminal): void {
  const { print, paint } = screen
  // Those that were under way when somebody ended it are no failures to look at.
  const told = failed.filter(({ error }) => !isSeamAbortError(error))
  print('')
  printReports(
    told.slice(0, MOST).map((row) => stepReport(row.step, numbers, row)),
    screen,
  )
  if (told.length > MOST) print(paint('dim', `… and ${count(told.length - MOST, 'more failure')}; --report tells all`))
  const counts = { ...summary, failed: told.length, interrupted: failed.length - told.length }
  const left = summary.failed + summary.skipped
  const [color, word]: ['red' | 'green', string] =
    left + summary.blocked > 0 ? ['red', left > 0 ? 'Not all is done' : 'Done, but for what is blocked'] : ['green', 'Done']
  print(`${paint(color, word)}: ${countsOf(Object.entries(counts))}`)
  if (left > 0) print(`${aborted ? 'It was ended. ' : ''}Run the same again to go on: ${count(left, 'step')} left.`)
}

export const command = { summary: 'make the access grants those of a file', help, run }
