import { EXPECT, MAX_ISSUES } from '../generated/facts.js'
import type { Issue } from '../generated/issues.js'
import type { AccessGrant, CreateAccessGrant } from '../generated/models.js'
import { ask } from './core.js'
import { SeamConfigError, SeamValidationError } from './error-classes.js'

/** Two access grants whose windows overlap on one place. */
export interface Overlap<G> {
  /** The two, in the order of the list. */
  grants: [G, G]
  /** Where they stand in the list. */
  indexes: [number, number]
  /** What they overlap on. */
  kind: 'space' | 'space_key' | 'device' | 'acs_entrance'
  /** ID of the place, as the first grant that names it writes it; your own key for `space_key`. */
  id: string
}

type Place = Pick<Overlap<unknown>, 'kind' | 'id'>
/** Adds the numbers of the places that a list names to words. */
type AddPlaces = (ids: readonly string[], words: number[]) => void
/** The members that name places, and what adds those. */
type Lists = readonly (readonly [name: string, add: AddPlaces])[]
/** Members of an object that nobody has looked at yet. */
type Members = Readonly<Record<string, unknown>>

/** What the core refuses: times that cannot be read, or more overlaps than it gives. */
interface Refusal {
  readonly issues?: Issue[]
  readonly most?: number
}

/**
 * The pairs whose windows overlap on the same space, device or entrance. Windows that touch do not overlap. A space that one grant
 * names by ID and another by key is two places.
 *
 * What cannot be read, such as a time without its offset, must not look free: it throws a SeamValidationError whose paths begin
 * with the index of the grant. More than a million overlaps throw a SeamConfigError.
 */
export function findOverlaps<G extends Partial<AccessGrant> | Partial<CreateAccessGrant>>(grants: Iterable<G>): Overlap<G>[] {
  const all = [...grants]
  const places: Place[] = []
  const issues: Issue[] = []
  const { textEnd, bytes } = occupanciesOf(all, places, issues)
  const { ok: pairs = [], error } = ask<number[], Refusal>((put, { overlaps }) => overlaps(textEnd, ...put(bytes)))
  const ofTimes = error?.issues ?? []
  if (issues.length + ofTimes.length > 0) {
    const indexOf = ({ path }: Issue): number => Number(path[0])
    throw new SeamValidationError([...issues, ...ofTimes].sort((a, b) => indexOf(a) - indexOf(b)).slice(0, MAX_ISSUES))
  }
  if (error) {
    throw new SeamConfigError(`There are more than ${error.most} overlaps. Give fewer access grants at once, such as those of one place.`)
  }
  const overlaps: Overlap<G>[] = []
  for (let at = 0; at < pairs.length; at += 3) {
    const first = pairs[at]!
    const second = pairs[at + 1]!
    overlaps.push({ grants: [all[first]!, all[second]!], indexes: [first, second], ...places[pairs[at + 2]!]! })
  }
  return overlaps
}

/** When and where grants are, as bytes for the module; the places that they name become `places`, and what cannot be read `issues`. */
function occupanciesOf(grants: readonly unknown[], places: Place[], issues: Issue[]): { textEnd: number; bytes: Uint8Array } {
  const times = timesOf(grants.length)
  const words: number[] = []
  const space = placesOf('space', places, caseless)
  const key = placesOf('space_key', places)
  const device = placesOf('device', places, caseless)
  const entrance = placesOf('acs_entrance', places, caseless)
  const doors: Lists = [
    ['device_ids', device],
    ['acs_entrance_ids', entrance],
  ]
  const lists: Lists = [['space_ids', space], ['location_ids', space], ['space_keys', key], ...doors]

  function refuse(path: Issue['path'], expected: 'array' | 'object'): void {
    issues.push({ path, code: 'invalid_type', message: EXPECT[expected], expected })
  }

  function addLists(lists: Lists, holder: Members, path: Issue['path']): void {
    for (const [name, add] of lists) {
      const ids = holder[name]
      if (ids == null) continue
      if (isTexts(ids)) add(ids, words)
      else refuse([...path, name], 'array')
    }
  }

  function addGrant(given: unknown, path: Issue['path']): void {
    const value = given as { toJSON?: unknown }
    const plain = (typeof value.toJSON === 'function' ? value.toJSON() : value) as Members
    const grant = (plain.access_grant === undefined ? plain : plain.access_grant) as Members
    if (typeof grant !== 'object') throw new TypeError()
    words.push(times.add(grant.starts_at), times.add(grant.ends_at), 0)
    addLists(lists, grant, path)
    if (grant.location != null) addLists(doors, grant.location as Members, [...path, 'location'])
  }

  for (const [index, given] of grants.entries()) {
    const start = words.length
    try {
      addGrant(given, [index])
    } catch {
      refuse([index], 'object')
      words.length = start
      words.push(times.end(), times.end(), 0)
    }
    words[start + 2] = words.length - start - 3
  }
  const text = times.bytes()
  const bytes = new Uint8Array(text.length + 4 * words.length)
  bytes.set(text)
  bytes.set(new Uint8Array(new Uint32Array(words).buffer), text.length)
  return { textEnd: text.length, bytes }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

/** UUIDs are the same in capitals and in small letters (RFC 4122, section 3). */
const caseless = (id: string): string => id.toLowerCase()

/** Numbers the places of one kind that lists name; those that are new go into places. */
function placesOf(kind: Place['kind'], places: Place[], canonical = (id: string): string => id): AddPlaces {
  const numbers = new Map<string, number>()
  const numberOf = (id: string): number => {
    const name = canonical(id)
    const number = numbers.get(name) ?? places.push({ kind, id }) - 1
    numbers.set(name, number).set(id, number)
    return number
  }
  return (ids, words) => {
    for (const id of ids) words.push(numbers.get(id) ?? numberOf(id))
  }
}

/** Texts of times behind each other. */
interface Times {
  /** Writes a time behind the others and gives where it ends: nothing for none, and what is no time for one that cannot be read. */
  add(time: unknown): number
  end(): number
  bytes(): Uint8Array
}

/** Byte by byte, since a text of so many pieces costs more to put together. */
function timesOf(count: number): Times {
  let bytes = new Uint8Array(64 * count)
  let at = 0
  const add = (time: unknown): number => {
    if (time == null) return at
    const json = typeof time === 'string' ? time : (time as { toJSON?(): unknown }).toJSON?.()
    const text = typeof json === 'string' && json !== '' ? json : '?'
    if (at + text.length > bytes.length) {
      const more = new Uint8Array(2 * bytes.length + text.length)
      more.set(bytes)
      bytes = more
    }
    const start = at
    const into = bytes
    let bits = 0
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      bits |= code
      into[start + index] = code
    }
    at += text.length
    // No character beyond ASCII belongs to a time.
    if (bits > 127) bytes.fill(63, start, at)
    return at
  }
  return { add, end: () => at, bytes: () => bytes.subarray(0, at) }
}
