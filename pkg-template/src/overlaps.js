import { core, putBytes } from './core.js'

/** The pairs of access grants whose windows overlap on the same space, device or entrance. */
export function findOverlaps(grants) {
  const all = [...grants]
  const places = []
  const numbers = JSON.parse(core().overlaps(...staysOf(all, places)))
  const pairs = []
  for (let at = 0; at < numbers.length; at += 3) {
    const [first, second] = [numbers[at], numbers[at + 1]]
    pairs.push({ grants: [all[first], all[second]], indexes: [first, second], ...places[numbers[at + 2]] })
  }
  return pairs
}

/** Puts into the module when and where grants are; the places that they name become `places`. */
function staysOf(grants, places) {
  const times = timesOf(grants.length)
  const spaces = placesOf('space', places)
  const devices = placesOf('device', places)
  const entrances = placesOf('acs_entrance', places)
  const words = []
  for (const given of grants) {
    const start = words.length
    try {
      const plain = typeof given.toJSON === 'function' ? given.toJSON() : given
      const grant = plain.access_grant === undefined ? plain : plain.access_grant
      words.push(times.add(grant.starts_at), times.add(grant.ends_at), 0)
      spaces(grant.space_ids, words)
      devices(grant.device_ids, words)
      entrances(grant.acs_entrance_ids, words)
      words[start + 2] = words.length - start - 3
    } catch {
      // A grant that cannot be read is nowhere.
      words.length = start
      words.push(times.end(), times.end(), 0)
    }
  }
  const text = times.bytes()
  const bytes = new Uint8Array(text.length + 4 * words.length)
  bytes.set(text)
  bytes.set(new Uint8Array(new Uint32Array(words).buffer), text.length)
  return [text.length, putBytes(bytes)]
}

/** Adds to words the numbers of the places of one kind that a list names; those that are new go into places. */
function placesOf(kind, places) {
  const numbers = new Map()
  return (ids, words) => {
    if (!Array.isArray(ids)) return
    for (const id of ids) {
      let number = numbers.get(id)
      if (number === undefined) {
        if (typeof id !== 'string') continue
        number = places.push({ kind, id }) - 1
        numbers.set(id, number)
      }
      words.push(number)
    }
  }
}

/**
 * Writes times behind each other and gives where each ends: nothing for none, and what is no time for one that cannot be read,
 * so that its grant overlaps nothing. Byte by byte, since a text of so many pieces costs more to put together.
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
