// One look at access grants that somebody waits for: which requests it takes, and what they say.

import type { AccessGrant, AccessMethod, GetAccessGrant } from '../generated/models.js'
import type { Operations } from '../generated/operations.js'
import type { SeamError } from './error-classes.js'
import { isSeamNotFoundError, isSeamValidationError } from './error-guards.js'
import { issuanceOf } from './issuance.js'
import type { CallOptions } from './options.js'
import { SeamNotIssuedError } from './outcome-errors.js'
import type { GrantToWaitFor } from './wait.js'

/** One access grant on its way. */
export interface Watched {
  readonly which: GrantToWaitFor
  /** As it was when it was asked for last. */
  grant?: AccessGrant
  /** Whether it has nothing more to tell, so that its access methods alone are asked for. */
  isComplete: boolean
  methods: AccessMethod[]
  /** What ended the wait for it. */
  end?: { readonly error?: SeamError }
}

/** So many access grants are a page where the request does not say how many. */
const MOST_AT_ONCE = 500

/**
 * Looks at access grants, and ends the wait for those that are done: at one by its own requests, which every kind of token may send,
 * and at several by two requests for all of them.
 */
export async function look(seam: Operations, pending: readonly Watched[], options: CallOptions): Promise<void> {
  await askForGrants(
    seam,
    pending.filter(({ isComplete }) => !isComplete),
    options,
  )
  const there = pending.filter((one): one is Found => one.grant !== undefined && !one.end)
  const isAnswered = await askForMethods(seam, there, options)
  for (const one of there) {
    const { state, isComplete, issues } = issuanceOf(one.grant, one.methods)
    // Where one of them was deleted since it was asked for, the next look tells which.
    one.isComplete = isComplete && isAnswered
    if (!isAnswered) continue
    if (state === 'failed') one.end = { error: new SeamNotIssuedError(issues, one.methods) }
    if (state === 'issued') one.end = {}
  }
}

type Found = Watched & { grant: AccessGrant }

async function askForGrants(seam: Operations, some: readonly Watched[], options: CallOptions): Promise<void> {
  const known = some.filter((one) => idOf(one) !== undefined)
  const alone = new Set(known.length > 1 ? some.filter((one) => !known.includes(one)) : some)
  if (known.length > 1) {
    for (const part of partsOf(known)) {
      const ids = [...new Set(part.map(idOf))] as string[]
      const grants = await seam.accessGrants.list({ access_grant_ids: ids }, options).toArray({ limit: Infinity })
      const byId = new Map(grants.map((grant) => [grant.access_grant_id, grant]))
      for (const one of part) {
        const grant = byId.get(idOf(one) as string)
        if (grant) one.grant = grant
        // Only its own request says why it is not there.
        else alone.add(one)
      }
    }
  }
  for (const one of alone) await askForGrant(seam, one, options)
}

async function askForGrant(seam: Operations, one: Watched, options: CallOptions): Promise<void> {
  const { access_grant_key } = Object(one.which)
  const access_grant_id = idOf(one)
  const params = (access_grant_id === undefined ? { access_grant_key } : { access_grant_id }) as GetAccessGrant
  try {
    one.grant = await seam.accessGrants.get(params, options)
  } catch (error) {
    if (!isSeamNotFoundError(error) && !isSeamValidationError(error)) throw error
    one.end = { error: one.grant ? deleted(one.grant, one.methods) : error }
  }
}

/** An access grant that was there, and is not any more. */
const deleted = ({ access_grant_id }: AccessGrant, methods: AccessMethod[]): SeamNotIssuedError =>
  new SeamNotIssuedError([{ access_grant_id, code: 'deleted', message: 'The access grant was deleted.' }], methods)

/** Asks for access methods; says whether there was an answer for all of the access grants. */
async function askForMethods(seam: Operations, there: readonly Found[], options: CallOptions): Promise<boolean> {
  try {
    if (there.length === 1) {
      const [one] = there as [Found]
      const { access_grant_id } = one.grant
      one.methods = await seam.accessMethods.list({ access_grant_id }, options).toArray({ limit: Infinity })
      return true
    }
    for (const part of partsOf(there)) {
      const ids = [...new Set(part.map(({ grant }) => grant.access_grant_id))]
      const { access_methods } = await seam.accessGrants.getRelated({ access_grant_ids: ids, include: ['access_methods'] }, options)
      const byId = new Map((access_methods ?? []).map((method) => [method.access_method_id, method]))
      for (const one of part) one.methods = (one.grant.access_method_ids ?? []).flatMap((id) => byId.get(id) ?? [])
    }
  } catch (error) {
    if (!isSeamNotFoundError(error)) throw error
    return false
  }
  return true
}

function idOf({ which, grant }: Watched): string | undefined {
  const id: unknown = grant?.access_grant_id ?? Object(which).access_grant_id
  return id === undefined || id === null ? undefined : (id as string)
}

function partsOf<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / MOST_AT_ONCE) }, (_, part) =>
    list.slice(part * MOST_AT_ONCE, (part + 1) * MOST_AT_ONCE),
  )
}
