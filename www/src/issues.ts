import { createAccessGrantSchema } from 'seam-access-grants'
import type { CreateAccessGrant, Issue } from 'seam-access-grants'
import { doorsOf } from './directory.js'
import { fieldAt } from './fields.js'
import type { FieldId } from './fields.js'
import { toParams } from './params.js'
import { state } from './state.js'
import type { FormValues } from './values.js'

/** Something for the person at the form to put right; at a field, unless the server could not name one. */
export interface Problem {
  field: FieldId | undefined
  message: string
}

/** The package's sentences that name parameters, in the words of this page. */
const wording: Record<string, string> = {
  'person missing_one_of': 'Choose a person, or enter a new one.',
  'full_name too_small': 'Enter a full name.',
  'places missing_one_of': 'Choose at least one space, entrance or device.',
  'starts_at invalid_format': 'Enter a whole date and time, or nothing to start now.',
  'ends_at invalid_format': 'Enter a whole date and time, or tick “No end”.',
  'ends_at not_after': 'Choose a time after the start.',
  'methods too_small': 'Choose at least one way to open the doors.',
}

export function toProblem(issue: Issue): Problem {
  const field = fieldAt(issue.path)
  return { field, message: wording[`${field} ${issue.code}`] ?? issue.message }
}

export type Verdict = { params: CreateAccessGrant; problems: [] } | { params?: undefined; problems: Problem[] }

export function check(values: FormValues): Verdict {
  const context = doorsOf(state.directory, values.spaces, values.devices)
  const result = createAccessGrantSchema.validate(toParams(values), context)
  // The API takes a grant without access methods, to get them later. This page has no later.
  const noMethods = result.warnings.filter((warning) => fieldAt(warning.path) === 'methods')
  const problems = [...(result.issues ?? []), ...noMethods].map(toProblem)
  return problems.length === 0 && result.value ? { params: result.value, problems: [] } : { problems }
}

export function messageAt(problems: readonly Problem[], field: FieldId): string | undefined {
  return problems.find((problem) => problem.field === field)?.message
}

export function includes(problems: readonly Problem[], one: Problem): boolean {
  return problems.some((problem) => problem.field === one.field && problem.message === one.message)
}
