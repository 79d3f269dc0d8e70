// Carrying out a plan: a few rows at a time, deletions last, each step with its own outcome.

import type { AccessGrant } from '../generated/models.js'
import { endpoints } from '../generated/whole-endpoints.js'
import { call, type GivenCallOptions, notify, type Pace } from './call.js'
import type { SeamError } from './error-classes.js'
import { isSeamAbortError, isSeamNotFoundError } from './error-guards.js'
import type { AppliedStep, ApplyOptions, ApplyResult, EffectiveStep, Plan, PlanData, PlanStep } from './plan-types.js'
import type { Client } from './resolve-options.js'
import { startRun } from './run-many.js'
import { isAborted } from './signal.js'

/** What became of steps in the runs so far. */
type Outcomes = Map<PlanStep, AppliedStep>

/** A plan with the way to carry it out. */
export function appliable(client: Client, data: PlanData): Plan {
  const outcomes: Outcomes = new Map()
  return { ...data, apply: (options) => apply(client, data.steps, outcomes, options) }
}

const isEffective = (step: PlanStep): step is EffectiveStep => 'params' in step
const isDeletion = ({ kind }: PlanStep): boolean => kind === 'delete'
const isDone = (outcome: AppliedStep | undefined): boolean => outcome?.status === 'done' || outcome?.status === 'existing'

async function apply(client: Client, steps: readonly PlanStep[], outcomes: Outcomes, given?: ApplyOptions): Promise<ApplyResult> {
  const options = { ...given }
  const run = startRun(given)
  const effective = steps.filter(isEffective)
  const left = effective.filter((step) => !isDone(outcomes.get(step)))
  const reached = new Set<PlanStep>()
  let done = effective.length - left.length
  const perform = async (step: EffectiveStep): Promise<void> => {
    const result = await carryOut(client, step, outcomes.has(step), options, run.pace)
    outcomes.set(step, result)
    reached.add(step)
    if (result.status === 'failed') await run.settle(result.error, step)
    notify(options.onProgress, { done: ++done, total: effective.length, result })
  }
  await run.each(byRow(left.filter((step) => !isDeletion(step))), async (ofRow) => {
    for (const step of ofRow) {
      if (!run.isOver()) await perform(step)
    }
  })
  await run.each(left.filter(isDeletion), perform)
  const results = steps.map((step): AppliedStep => {
    const outcome = outcomes.get(step)
    if (outcome && (isDone(outcome) || reached.has(step))) return outcome
    return isEffective(step) ? { step, status: 'skipped' } : { step, status: step.kind }
  })
  return resultOf(results, isAborted(options.signal))
}

/** The steps of each row together: they are about one access grant, so one comes after the other. */
function byRow(steps: readonly EffectiveStep[]): EffectiveStep[][] {
  const rows = new Map<number | undefined, EffectiveStep[]>()
  for (const step of steps) {
    const ofRow = rows.get(step.row)
    if (ofRow) ofRow.push(step)
    else rows.set(step.row, [step])
  }
  return [...rows.values()]
}

/** Carries out one step; never rejects. */
async function carryOut(
  client: Client,
  step: EffectiveStep,
  wasTried: boolean,
  options: GivenCallOptions,
  pace: Pace,
): Promise<AppliedStep> {
  try {
    // Access methods that were requested once may be there, although nobody said so.
    const there = wasTried && step.kind === 'request_access_methods' ? await requested(client, step, options, pace) : undefined
    if (there) return { step, status: 'done', grant: there }
    // The row was checked with the doors that it names, of which the parameters of the other calls say nothing.
    const checks = step.kind === 'create' ? {} : { validate: false }
    const { value, isFound } = await call<AccessGrant | undefined>(
      client,
      operation(step.kind),
      step.params,
      { ...options, ...checks },
      pace,
    )
    return { step, status: isFound ? 'existing' : 'done', ...(value && { grant: value }) }
  } catch (error) {
    // It is gone already.
    if (isDeletion(step) && isSeamNotFoundError(error)) return { step, status: 'done' }
    return { step, status: 'failed', error: error as SeamError }
  }
}

const operation = (name: string): number => endpoints.findIndex(({ path }) => path === `/access_grants/${name}`)

/** The access grant of a step, if it has the access methods that the step is to add. */
async function requested(
  client: Client,
  { access_grant_id, changes }: Extract<EffectiveStep, { kind: 'request_access_methods' }>,
  options: GivenCallOptions,
  pace: Pace,
): Promise<AccessGrant | undefined> {
  const { value } = await call<AccessGrant>(client, operation('get'), { access_grant_id }, options, pace)
  const sorted = (modes: readonly unknown[]): string => [...modes].sort().join()
  const modes = sorted(value.requested_access_methods.map(({ mode }) => mode))
  return changes.some(({ to }) => Array.isArray(to) && sorted(to) === modes) ? value : undefined
}

function resultOf(results: AppliedStep[], wasAborted: boolean): ApplyResult {
  const summary: ApplyResult['summary'] = { done: 0, existing: 0, failed: 0, skipped: 0, unchanged: 0, blocked: 0, invalid: 0 }
  for (const { status } of results) summary[status]++
  return {
    results,
    summary,
    failed: results.filter((result) => result.status === 'failed'),
    aborted: wasAborted && results.some(({ status, error }) => status === 'skipped' || isSeamAbortError(error)),
  }
}
