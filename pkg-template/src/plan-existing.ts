// What exists, read through the API for a plan.

import type { AccessGrant, AccessGrantBatch, AccessGrantRelation, Related, Space, UserIdentity } from '../generated/models.js'
import type { Operations } from '../generated/operations.js'
import { isSeamApiError } from './error-guards.js'
import type { CallOptions } from './options.js'
import type { ExistingAccessGrant, PlanData } from './plan-types.js'

type AccessGrants = Operations['accessGrants']

/** So many keys are looked up one by one; for more the list is walked. */
const MOST_KEYS = 10
/** A text that is shorter is found in nearly everything. */
const SHORTEST_SEARCH = 3
/** Of so many access grants the doors are looked up, which takes a call for each. */
const MOST_WITH_DOORS = 100
const AT_ONCE = 10
const IDS_IN_A_CALL = 100

/** The access grants with one of the keys, and those whose key begins with a prefix, if there is one. */
export async function readGrants(
  { list }: AccessGrants,
  keys: ReadonlySet<string>,
  prefix: string | undefined,
  options: CallOptions,
): Promise<AccessGrant[]> {
  if (prefix === undefined && keys.size <= MOST_KEYS) {
    const found = await Promise.all([...keys].map((access_grant_key) => list({ access_grant_key }, options)))
    return found.flat()
  }
  const search = commonStart([...keys, ...(prefix === undefined ? [] : [prefix])])
  const grants: AccessGrant[] = []
  for await (const grant of list(search.length < SHORTEST_SEARCH ? {} : { search }, options)) {
    const key = grant.access_grant_key
    if (key !== undefined && (keys.has(key) || (prefix !== undefined && key.startsWith(prefix)))) grants.push(grant)
  }
  return grants
}

/** What all texts begin with, as far as it is ASCII: half a character would be none. */
function commonStart(texts: string[]): string {
  const sorted = texts.sort()
  const first = sorted[0] ?? ''
  const last = sorted.at(-1) ?? ''
  let length = 0
  while (length < first.length && first[length] === last[length] && first.charCodeAt(length) < 128) length++
  return first.slice(0, length)
}

/**
 * The access grants with what is around them, as far as a plan could not compare it and it takes few calls: people and keys of spaces
 * come for a hundred at a time, the doors of each need a call. Whoever may not ask for it plans without.
 */
export async function readRelated(
  { getRelated }: AccessGrants,
  { steps }: PlanData,
  grants: readonly AccessGrant[],
  options: CallOptions,
): Promise<ExistingAccessGrant[]> {
  const related = new Map<string, AccessGrantBatch>()
  const ofDoors: string[] = []
  const others: string[] = []
  for (const step of steps) {
    if (!step.unknown || !('access_grant_id' in step) || step.kind === 'blocked') continue
    const needsDoors = step.unknown.some((field) => field === 'device_ids' || field === 'acs_entrance_ids')
    if (needsDoors && ofDoors.length < MOST_WITH_DOORS) ofDoors.push(step.access_grant_id)
    else if (step.unknown.some((field) => field === 'user_identity' || field === 'space_keys')) others.push(step.access_grant_id)
  }
  const ask = (access_grant_ids: string[], include: AccessGrantRelation[]): Promise<AccessGrantBatch> =>
    getRelated({ access_grant_ids, include }, options)
  try {
    for (const ids of slices(ofDoors, AT_ONCE)) {
      const batches = await Promise.all(ids.map((id) => ask([id], ['spaces', 'user_identities', 'devices', 'acs_entrances'])))
      for (const [index, id] of ids.entries()) related.set(id, batches[index]!)
    }
    const byId = new Map(grants.map((grant) => [grant.access_grant_id, grant]))
    for (const ids of slices(others, IDS_IN_A_CALL)) {
      const { spaces = [], user_identities = [] } = await ask(ids, ['spaces', 'user_identities'])
      const places = new Map<string, Related<Space>>(spaces.map((space) => [space.space_id, space]))
      const people = new Map<string, Related<UserIdentity>>(user_identities.map((person) => [person.user_identity_id, person]))
      for (const id of ids) {
        const grant = byId.get(id)!
        related.set(id, {
          spaces: grant.space_ids.flatMap((id) => places.get(id) ?? []),
          user_identities: [grant.user_identity_id].flatMap((id) => people.get(id) ?? []),
        })
      }
    }
  } catch (error) {
    if (!isSeamApiError(error)) throw error
  }
  return grants.map((grant) => {
    const around = related.get(grant.access_grant_id)
    return around ? { ...grant, related: around } : grant
  })
}

function* slices<Item>(items: readonly Item[], length: number): Generator<Item[]> {
  for (let start = 0; start < items.length; start += length) yield items.slice(start, start + length)
}
