// `seam.accessGrants.plan`: a plan whose rows are compared with what the API says there is.

import type { Operations } from '../generated/operations.js'
import { CALL_OPTIONS } from './call.js'
import { checkNames } from './names.js'
import { listOf, PLAN_SETTINGS, planIn, resolveReadable } from './plan.js'
import { appliable } from './plan-apply.js'
import { readGrants, readRelated } from './plan-existing.js'
import type { DesiredAccessGrants, Plan, PlanOptions } from './plan-types.js'
import type { Client } from './resolve-options.js'
import { snapshot } from './serialize.js'

/** Makes a plan; see `PlanAccessGrants`. */
export async function plan(
  client: Client,
  accessGrants: Operations['accessGrants'],
  desired: DesiredAccessGrants,
  given?: PlanOptions,
): Promise<Plan> {
  checkNames(given, [...CALL_OPTIONS, ...PLAN_SETTINGS, 'existing', 'context'])
  const settings = given ?? {}
  const { existing, prune, format: _, context, ...options } = settings
  const own: Client = { ...client, context: resolveReadable(context, client.context) }
  // What is planned is what was given, whatever becomes of it while the API is asked.
  const list = listOf(desired)
  const rows = Array.isArray(list) ? snapshot(list) : desired
  const planFor = (there: NonNullable<typeof existing>) => planIn(own.context, rows, there, settings)
  if (existing) return appliable(own, planFor(existing))
  const keys = new Set(planFor([]).steps.flatMap(({ access_grant_key }) => access_grant_key ?? []))
  const grants = await readGrants(accessGrants, keys, prune?.access_grant_key_prefix, options)
  const data = planFor(grants)
  const known = await readRelated(accessGrants, data, grants, options)
  return appliable(own, known.some((grant) => grant.related) ? planFor(known) : data)
}
