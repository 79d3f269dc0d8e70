import type { Context, CreateAccessGrant, Issue } from 'seam-access-grants'
import { accessGrantFormData, createAccessGrantSchema } from 'seam-access-grants'
import { now } from '../backend/backend.ts'
import type { Door } from '../backend/places.ts'
import { doorOf, spaceOf, timeZoneOf } from '../backend/places.ts'
import type { Draft } from './draft.ts'
import type { FieldId } from './fields.ts'
import { fieldAt } from './fields.ts'
import { formMessages } from './messages.ts'

/** Something to put right; at a field, unless the server could not name one. */
export interface Problem {
  field: FieldId | undefined
  message: string
  /** The same in every language. */
  id: string
}

export interface Verdict {
  params: CreateAccessGrant | undefined
  problems: Problem[]
  warnings: Problem[]
}

/** The doors of a draft: those that were chosen, and those of the chosen rooms. */
export function doorsOf(placeIds: readonly string[]): Door[] {
  const doors = placeIds.flatMap((id) => spaceOf(id)?.doors ?? doorOf(id) ?? [])
  return [...new Set(doors)]
}

export const locksOf = (placeIds: readonly string[]): Door[] => doorsOf(placeIds).filter(({ kind }) => kind === 'device')

/** The form's entries by the paths of the request. Half a date and time stays what it is, for the schema to refuse. */
function* entries(draft: Draft): Generator<[string, string]> {
  yield ['access_grant_key', draft.key]
  if (draft.who === 'existing') yield ['user_identity_id', draft.person?.id ?? '']
  else {
    yield ['user_identity.full_name', draft.full_name.trim()]
    yield ['user_identity.email_address', draft.email_address.trim()]
    yield ['user_identity.phone_number', draft.phone_number.trim()]
  }
  for (const id of draft.places) yield [spaceOf(id) ? 'space_ids' : doorOf(id)?.kind === 'entrance' ? 'acs_entrance_ids' : 'device_ids', id]
  yield ['starts_at', `${draft.starts.date}T${draft.starts.time}`]
  if (draft.stay !== 'open') yield ['ends_at', `${draft.ends.date}T${draft.ends.time}`]
  for (const [index, mode] of draft.modes.entries()) {
    yield [`requested_access_methods[${index}].mode`, mode]
    if (mode === 'code') yield [`requested_access_methods[${index}].code`, draft.code.replaceAll(/\s/g, '')]
    if (mode === 'mobile_key') yield [`requested_access_methods[${index}].instant_key_max_use_count`, draft.max_uses.trim()]
  }
  yield ['name', draft.name.trim()]
}

export function paramsOf(draft: Draft): Record<string, unknown> {
  const params = accessGrantFormData(entries(draft), { timeZone: timeZoneOf(draft.places) })
  // A new person without anything is one without a name, which the schema says; without methods there is a list without items.
  if (draft.who === 'new') params.user_identity = { full_name: '', ...(params.user_identity as object) }
  return { ...params, requested_access_methods: params.requested_access_methods ?? [] }
}

/** What the package's checks know of the chosen places: the rules of every door, and which doors a room has. */
export function contextOf(placeIds: readonly string[]): Context {
  const doors = doorsOf(placeIds)
  const spaces = placeIds.map(spaceOf).filter((space) => space !== undefined)
  const idsOf = (some: Door[], kind: Door['kind']): string[] => some.filter((door) => door.kind === kind).map(({ id }) => id)
  const rulesOf = (kind: Door['kind']): Door['data'][] => doors.filter((door) => door.kind === kind).map(({ data }) => data)
  return {
    now: now(),
    messages: formMessages(),
    devices: rulesOf('device'),
    entrances: rulesOf('entrance'),
    spaces: spaces.map(({ id, doors: own }) => ({
      space_id: id,
      device_ids: idsOf(own, 'device'),
      acs_entrance_ids: idsOf(own, 'entrance'),
    })),
  }
}

export function toProblem({ path, message, ...what }: Issue): Problem {
  const field = fieldAt(path)
  return { field, message, id: JSON.stringify([field, what]) }
}

export function check(draft: Draft): Verdict {
  const { value, issues = [], warnings } = createAccessGrantSchema.validate(paramsOf(draft), contextOf(draft.places))
  // The API takes a grant without access methods, to get them later. This form has no later.
  const [noMethods, others] = split(warnings.map(toProblem), ({ field }) => field === 'methods')
  const problems = unique([...issues.map(toProblem), ...noMethods])
  return { params: problems.length === 0 ? value : undefined, problems, warnings: others }
}

function split<Item>(items: Item[], fits: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(fits), items.filter((item) => !fits(item))]
}

const unique = (problems: Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [`${problem.field} ${problem.message}`, problem])).values(),
]
