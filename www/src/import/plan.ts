import type { AppliedStep, ApplyOptions, PlanStep } from 'seam-access-grants'
import { seam } from '../backend/backend.ts'
import { dataChanged } from '../backend/changes.ts'
import { failureOf } from '../backend/failure.ts'
import { whenKnown } from './file.ts'
import { forGuestsWhoAreThere } from './people.ts'
import { focusOn, goodRows, importing } from './state.ts'

const AT_ONCE = 4
let running = new AbortController()
let latest = 0

/** Compares the good rows with what exists. Nothing is changed yet. What was changed meanwhile needs another plan. */
export async function makePlan(): Promise<void> {
  latest += 1
  const mine = latest
  const isStillWanted = (): boolean => importing.now.phase === 'planning' && mine === latest
  importing.set({ phase: 'planning', failure: undefined, results: [], done: 0 })
  await whenKnown()
  if (!isStillWanted()) return
  try {
    const plan = await seam().accessGrants.plan(goodRows().map(({ request }) => request))
    if (!isStillWanted()) return
    importing.set({ phase: 'planned', plan, total: plan.steps.filter(makesACall).length })
    await focusOn('plan')
  } catch (error) {
    if (isStillWanted()) importing.set({ phase: 'rows', failure: failureOf(error) })
  }
}

export const makesACall = ({ kind }: PlanStep): boolean => !['unchanged', 'blocked', 'invalid'].includes(kind)

/** Carries the plan out, and goes on after a pause: a step that is done is not done again. */
export async function apply(): Promise<void> {
  const { plan } = importing.now
  if (!plan) return
  running = new AbortController()
  importing.set({ phase: 'applying', failure: undefined })
  void focusOn('plan')
  const first = await plan.apply(options())
  const { results, aborted } = first.aborted ? first : await applyAgain(first.results)
  importing.set({ results, phase: aborted ? 'paused' : 'done' })
  dataChanged()
}

const options = (): ApplyOptions => ({
  concurrency: AT_ONCE,
  signal: running.signal,
  onProgress: ({ done, total }) => importing.set({ done: importing.now.total - total + done }),
})

/** Rows that were refused because their guest has come with another one, for that guest. If that fails as a whole, they stay refused. */
async function applyAgain(results: readonly AppliedStep[]): Promise<{ results: readonly AppliedStep[]; aborted: boolean }> {
  const again = forGuestsWhoAreThere(results, goodRows())
  if (again.size === 0) return { results, aborted: false }
  try {
    const plan = await seam().accessGrants.plan(again.values(), { signal: running.signal })
    const { results: more, aborted } = await plan.apply(options())
    const byRow = new Map([...again.keys()].map((row, index) => [row, more.find(({ step }) => step.row === index)]))
    // The steps stay those of the plan that is shown.
    const merged = results.map((result): AppliedStep => {
      const better = byRow.get(result.step.row ?? -1)
      return better ? { ...better, step: result.step } : result
    })
    return { results: merged, aborted }
  } catch {
    return { results, aborted: running.signal.aborted }
  }
}

export function pause(): void {
  running.abort()
}
