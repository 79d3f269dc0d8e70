import type { PlanStep } from 'seam-access-grants'
import { seam } from '../backend/backend.ts'
import { dataChanged } from '../backend/changes.ts'
import { failureOf } from '../backend/failure.ts'
import { whenKnown } from './file.ts'
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
  const { results, aborted } = await plan.apply({
    concurrency: AT_ONCE,
    signal: running.signal,
    onProgress: ({ done }) => importing.set({ done }),
  })
  importing.set({ results, phase: aborted ? 'paused' : 'done' })
  dataChanged()
}

export function pause(): void {
  running.abort()
}
