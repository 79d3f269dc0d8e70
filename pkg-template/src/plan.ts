// The difference between what is desired and what exists. What it is, is the core's decision: `src/plan`.

import type { Context } from './context.js'
import { askInContext } from './core.js'
import { SeamConfigError } from './error-classes.js'
import { applyMessages } from './messages.js'
import { checkNames } from './names.js'
import type { DesiredAccessGrants, ExistingAccessGrant, InvalidStep, PlanData, PlanSettings, PlanStep, PlanSummary } from './plan-types.js'
import { type ResolvedContext, resolveContext, sentenceOf } from './resolve-context.js'
import { memberOf } from './signal.js'
import { validateRows } from './validate-rows.js'

/** @internal */
export const PLAN_SETTINGS = ['prune', 'format'] as const

/**
 * What is to be done so that the access that is desired exists: steps to create, update and delete access grants and to request access
 * methods, and which rows need none or cannot have what they ask for. Nothing is sent.
 *
 * A row is compared by its `access_grant_key` with the access grant that has it. Times that are the same instant are equal, and a member
 * that a row does not have asks for nothing, but for `ends_at`: without one, access has no end. Nothing is deleted unless
 * `settings.prune` says what is managed here.
 *
 * Throws a SeamConfigError for what cannot be read as a whole: a context, rows that are neither a list nor text nor bytes, a `prune`
 * without a prefix, and for one page of what exists, or for what is no access grant.
 */
export function planAccessGrants(
  desired: DesiredAccessGrants,
  existing: Iterable<ExistingAccessGrant>,
  context?: Context,
  settings?: PlanSettings,
): PlanData {
  checkNames(settings, PLAN_SETTINGS)
  return planIn(resolveReadable(context), desired, existing, settings)
}

/**
 * A context of which everything can be read, or a SeamConfigError.
 *
 * @internal
 */
export function resolveReadable(context: Context | undefined, bound?: ResolvedContext): ResolvedContext {
  const resolved = resolveContext(context, bound)
  const [notice] = resolved.notices
  if (notice !== undefined) throw new SeamConfigError(sentenceOf(notice))
  return resolved
}

/** @internal */
export function planIn(
  context: ResolvedContext,
  desired: DesiredAccessGrants,
  existing: Iterable<ExistingAccessGrant>,
  { prune, format }: PlanSettings = {},
): PlanData {
  const there = textOf(existing)
  const prefix = prefixOf(prune)
  const { steps } = validateRows(listOf(desired), format, (form, rows) => {
    const steps = askInContext<PlanStep[], [typeof rows, string, string]>([rows, there, prefix], context, ({ plan }, ends, ...rest) =>
      plan(form, ...ends, ...rest),
    )
    return { steps, results: steps.filter(isInvalid), omitted: 0 }
  })
  const summary: PlanSummary = { create: 0, update: 0, request_access_methods: 0, delete: 0, unchanged: 0, blocked: 0, invalid: 0 }
  for (const step of steps) {
    summary[step.kind]++
    if (context.messages) applyMessages([...(isInvalid(step) ? step.issues : []), ...(step.warnings ?? [])], context.messages)
  }
  return { steps, summary }
}

const isInvalid = (step: PlanStep): step is InvalidStep => step.kind === 'invalid'

/**
 * Rows as a list, if they are no text and no bytes.
 *
 * @internal
 */
export function listOf(desired: DesiredAccessGrants): unknown {
  const isList = typeof desired === 'object' && desired !== null && Symbol.iterator in desired && !ArrayBuffer.isView(desired)
  return isList ? [...desired] : desired
}

/** What exists, as JSON. Whatever is missing there would be created again, so a part of it is refused. */
function textOf(existing: Iterable<ExistingAccessGrant>): string {
  if (memberOf(memberOf(existing, 'pagination'), 'has_next_page') === true) {
    throw new SeamConfigError('existing is one page of a list. Give all of it: await list.toArray({ limit: Infinity }).')
  }
  let text: string
  let stray: number
  try {
    const grants: readonly unknown[] = [...existing]
    stray = grants.findIndex((grant) => typeof memberOf(grant, 'access_grant_id') !== 'string')
    text = JSON.stringify(grants)
  } catch (cause) {
    throw new SeamConfigError('existing must be a list of access grants.', { cause })
  }
  if (stray >= 0) throw new SeamConfigError(`existing.${stray} must be an access grant, as the API returns it: it has no access_grant_id.`)
  return text
}

/** What the keys begin with that are managed here; nothing, where nothing is to be deleted. An empty text begins every key. */
function prefixOf(prune: PlanSettings['prune']): string {
  if (prune == null) return ''
  checkNames(prune, ['access_grant_key_prefix'], 'prune.')
  const prefix: unknown = prune.access_grant_key_prefix
  if (typeof prefix === 'string' && prefix !== '') return prefix
  throw new SeamConfigError('prune.access_grant_key_prefix must be the beginning of the keys that are managed here, and not empty.')
}
