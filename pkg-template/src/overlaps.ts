import { EXPECT, MAX_ISSUES } from '../generated/facts.js'
import type { Issue } from '../generated/issues.js'
import type { AccessGrant, CreateAccessGrant, LocationInput } from '../generated/models.js'
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
type AddPlaces = (ids: readonly string[], words: Words) => void
/** The members that are looked at, which may be anything. */
type Given<Type> = { readonly [Name in keyof Type]?: unknown }

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
  const { times, words } = occupanciesOf(all, places, issues)
  const { ok: pairs = [], error } = ask<number[], Refusal>((put, { overlaps }) => overlaps(...put(times, words)))
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

/** When and where grants are, as bytes for the module. */
interface Occupancies {
  readonly times: Uint8Array
  readonly words: Uint8Array
}

/** When and where grants are; the places that they name become `places`, and what cannot be read `issues`. */
function occupanciesOf(grants: readonly unknown[], places: Place[], issues: Issue[]): Occupancies {
  const times = timesOf(grants.length)
  const words = new Words(4 * grants.length)
  const space = placesOf('space', places, caseless)
  const key = placesOf('space_key', places)
  const device = placesOf('device', places, caseless)
  const entrance = placesOf('acs_entrance', places, caseless)

  function refuse(path: Issue['path'], expected: 'array' | 'object'): void {
    issues.push({ path, code: 'invalid_type', message: EXPECT[expected], expected })
  }

  function addList(ids: unknown, add: AddPlaces, ...path: Issue['path']): void {
    if (ids == null) return
    if (isTexts(ids)) add(ids, words)
    else refuse(path, 'array')
  }

  function addWindow(start: number, end: number): void {
    words.push(start)
    words.push(end)
    words.push(0)
  }

  // Each member is named where it is read: to look names up from a list takes several times as long.
  function addGrant(given: unknown, index: number): void {
    const value = given as { toJSON?: unknown }
    const plain = (typeof value.toJSON === 'function' ? value.toJSON() : value) as { access_grant?: unknown }
    const grant = (plain.access_grant === undefined ? plain : plain.access_grant) as Given<AccessGrant & CreateAccessGrant>
    if (typeof grant !== 'object') throw new TypeError()
    addWindow(times.add(grant.starts_at), times.add(grant.ends_at))
    addList(grant.space_ids, space, index, 'space_ids')
    addList(grant.location_ids, space, index, 'location_ids')
    addList(grant.space_keys, key, index, 'space_keys')
    addList(grant.device_ids, device, index, 'device_ids')
    addList(grant.acs_entrance_ids, entrance, index, 'acs_entrance_ids')
    if (grant.location == null) return
    const { device_ids, acs_entrance_ids } = grant.location as Given<LocationInput>
    addList(device_ids, device, index, 'location', 'device_ids')
    addList(acs_entrance_ids, entrance, index, 'location', 'acs_entrance_ids')
  }

  for (const [index, given] of grants.entries()) {
    const start = words.length
    try {
      addGrant(given, index)
    } catch {
      refuse([index], 'object')
      words.length = start
      addWindow(times.end(), times.end())
    }
    words.set(start + 2, words.length - start - 3)
  }
  return { times: times.bytes(), words: words.bytes() }
}

/** Numbers of 32 bits behind each other. An array of so many takes twice as long to grow. */
class Words {
  #words: Uint32Array
  length = 0

  constructor(capacity: number) {
    this.#words = new Uint32Array(capacity)
  }

  push(word: number): void {
    if (this.length === this.#words.length) {
      const words = new Uint32Array(2 * this.length + 16)
      words.set(this.#words)
      this.#words = words
    }
    this.#words[this.length++] = word
  }

  set(index: number, word: number): void {
    this.#words[index] = word
  }

  bytes(): Uint8Array {
    return new Uint8Array(this.#words.buffer, 0, 4 * this.length)
  }
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
