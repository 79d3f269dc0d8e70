import { MOST_ISSUES } from '../generated/facts.js'
import { ask } from './core.js'
import { SeamConfigError, SeamValidationError } from './error-classes.js'

/**
 * The pairs of access grants whose windows overlap on the same space, device or entrance. What cannot be read is an error: a door
 * must not look free because of it.
 */
export function findOverlaps(grants) {
  const all = [...grants]
  const places = []
  const issues = []
  const { textEnd, bytes } = staysOf(all, places, issues)
  const { ok: pairs, error } = ask((put, { overlaps }) => overlaps(textEnd, ...put(bytes)))
  const ofTimes = error?.issues ?? []
  if (issues.length + ofTimes.length > 0) {
    throw new SeamValidationError([...issues, ...ofTimes].sort((a, b) => a.path[0] - b.path[0]).slice(0, MOST_ISSUES))
  }
  if (error) {
    throw new SeamConfigError(`There are more than ${error.most} overlaps. Give fewer access grants at once, such as those of one place.`)
  }
  const overlaps = []
  for (let at = 0; at < pairs.length; at += 3) {
    const [first, second] = [pairs[at], pairs[at + 1]]
    overlaps.push({ grants: [all[first], all[second]], indexes: [first, second], ...places[pairs[at + 2]] })
  }
  return overlaps
}

/** When and where grants are, as bytes for the module; the places that they name become `places`, and what cannot be read `issues`. */
function staysOf(grants, places, issues) {
  const times = timesOf(grants.length)
  const words = []
  const space = placesOf('space', places, caseless)
  const key = placesOf('space_key', places)
  const device = placesOf('device', places, caseless)
  const entrance = placesOf('acs_entrance', places, caseless)
  const lists = { space_ids: space, location_ids: space, space_keys: key, device_ids: device, acs_entrance_ids: entrance }
  const doors = { device_ids: device, acs_entrance_ids: entrance }
  for (const [index, given] of grants.entries()) {
    const start = words.length
    const refuse = (path, expected, message) => issues.push({ path: [index, ...path], code: 'invalid_type', message, expected })
    const add = (lists, holder, ...path) => {
      for (const name in lists) {
        const ids = holder[name]
        if (ids == null) continue
        if (Array.isArray(ids) && ids.every((id) => typeof id === 'string')) lists[name](ids, words)
        else refuse([...path, name], 'array', 'Give a list of IDs.')
      }
    }
    try {
      const plain = typeof given.toJSON === 'function' ? given.toJSON() : given
      const grant = plain.access_grant === undefined ? plain : plain.access_grant
      if (typeof grant !== 'object') throw new TypeError()
      words.push(times.add(grant.starts_at), times.add(grant.ends_at), 0)
      add(lists, grant)
      if (grant.location != null) add(doors, grant.location, 'location')
    } catch {
      refuse([], 'object', 'Give an access grant.')
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

/** UUIDs are the same in capitals and in small letters (RFC 4122, section 3). */
const caseless = (id) => id.toLowerCase()

/** Adds to words the numbers of the places of one kind that a list names; those that are new go into places. */
function placesOf(kind, places, canonical = (id) => id) {
  const numbers = new Map()
  const numberOf = (id) => {
    const name = canonical(id)
    const number = numbers.get(name) ?? places.push({ kind, id }) - 1
    numbers.set(name, number).set(id, number)
    return number
  }
  return (ids, words) => {
    for (const id of ids) words.push(numbers.get(id) ?? numberOf(id))
  }
}

/**
 * Writes times behind each other and gives where each ends: nothing for none, and what is no time for one that cannot be read.
 * Byte by byte, since a text of so many pieces costs more to put together.
 */
function timesOf(count) {
  let bytes = new Uint8Array(64 * count)
  let at = 0
  const add = (time) => {
    if (time == null) return at
    let text = typeof time === 'string' ? time : time.toJSON?.()
    if (typeof text !== 'string' || text === '') text = '?'
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
