import { isSeamError, isSeamInvalidInputError, isSeamValidationError } from 'seam-access-grants'
import { showOnTop } from './grants.js'
import { check, includes, toProblem } from './issues.js'
import type { Problem } from './issues.js'
import { save, seam } from './sandbox.js'
import { cleanForm, setForm, state } from './state.js'
import { readForm } from './values.js'

/** Between attempts the summary only shrinks: it is read aloud, and must not speak at every key. */
export function edit(form: HTMLFormElement): void {
  const values = readForm(form)
  if (!state.form.attempted) return setForm({ values })
  const { problems } = check(values)
  const { summary } = state.form
  const left = summary.problems.filter((problem) => includes(problems, problem))
  setForm({ values, problems, summary: summary.by === 'form' ? { by: 'form', problems: left } : summary })
}

export async function submit(form: HTMLFormElement): Promise<void> {
  if (state.form.sending) return
  const values = readForm(form)
  const { params, problems } = check(values)
  setForm({ values, attempted: true, problems, summary: { by: 'form', problems }, created: undefined })
  if (!params) return focusSummary(form)
  setForm({ sending: true })
  try {
    const created = await seam.accessGrants.create(params)
    save()
    form.reset()
    setForm({ ...cleanForm, values: readForm(form), created })
    await showOnTop(created)
  } catch (error) {
    const refusals = toProblems(error)
    setForm({ sending: false, problems: refusals, summary: { by: 'server', problems: refusals } })
    focusSummary(form)
  }
}

function toProblems(error: unknown): Problem[] {
  if (isSeamInvalidInputError(error) || isSeamValidationError(error)) return error.issues.map(toProblem)
  if (!isSeamError(error)) console.error(error)
  return [{ field: undefined, message: isSeamError(error) ? error.message : 'Something went wrong. Try again.' }]
}

function focusSummary(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>('#summary')?.focus()
}
