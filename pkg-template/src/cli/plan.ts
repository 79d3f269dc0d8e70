// `seam-access-grants plan`: what would have to change so that the access grants are those of a file.

import { readArgs } from './args.js'
import { DONE, FAILED, Failure } from './command.js'
import { FILE_HELP } from './file-options.js'
import { interruptible } from './interrupt.js'
import { makePlan, PLAN_OPTIONS } from './make-plan.js'
import { printPlan, stepReport } from './plan-view.js'
import { terminal } from './terminal.js'

const help = `\
Usage: seam-access-grants plan FILE|- [OPTIONS]

Says what would change if the access grants became those of FILE, and changes nothing. Each row has
an access_grant_key of its own. SEAM_API_KEY is in the environment.

  --prune-prefix P  deletes access grants whose key begins with P and that are not in FILE
  --endpoint URL    the API, or a sandbox; SEAM_ENDPOINT if it is not given
${FILE_HELP}

Example:
  seam-access-grants plan bookings.csv --time-zone Europe/Paris --prune-prefix stay-
`

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArgs(args, PLAN_OPTIONS, { takesFile: true })
  const interrupt = interruptible(() => {})
  try {
    const made = await makePlan(positionals, values, interrupt.signal)
    const { plan, numbers } = made
    if (values.json) {
      const steps = plan.steps.map((step) => ({
        ...stepReport(step, numbers),
        changes: 'changes' in step ? step.changes : [],
        not_compared: step.unknown ?? [],
      }))
      process.stdout.write(`${JSON.stringify({ summary: plan.summary, steps })}\n`)
    } else printPlan(made, terminal({ noColor: values['no-color'] }))
    // Without a key a row cannot be found again.
    return plan.summary.invalid > 0 ? FAILED : DONE
  } catch (error) {
    if (interrupt.signal.aborted) throw new Failure('Ended before there was a plan. Nothing was changed.')
    throw error
  } finally {
    interrupt.end()
  }
}

export const command = { summary: 'say what would change if the access grants were those of a file', help, run }
