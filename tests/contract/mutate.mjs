// Values with something wrong in them, or nearly so.

const BY_TYPE = [null, true, false, 0, 1, -1, 1.5, 500, 999_999_999, 1_000_000_000, '', 'x', '1', [], {}, [null], ['x'], { x: 1 }]
const TIMES = [
  '2030-01-31',
  '2030-01-31 15:00:00Z',
  '2030-01-31T15:00:00',
  '2030-01-31t15:00:00Z',
  '2030-01-31T15:00:00z',
  '2030-02-30T15:00:00Z',
  '2030-01-31T24:00:00Z',
  '2030-01-31T15:00Z',
  '2030-01-31T15:00:00+0200',
  '2030-01-31T15:00:00.1234567890Z',
  '2028-02-29T00:00:00Z',
  '2030-01-31T15:00:60Z',
  '2030-01-31T15:00:00.Z',
  '2030-01-31T15:00:00+24:00',
  '1970-01-01T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-12:00',
]
const EMAILS = [
  'a@b',
  'a..b@x.com',
  '.a@x.com',
  'a@é.com',
  'a@x.c',
  'a@b-.co',
  'a b@x.com',
  'a@x.com ',
  '"a"@x.com',
  'a!b@x.com',
  'a@-x.com',
  'a@127.0.0.1',
]
const PINS = ['123', '1234', '123456789', '1234567890', '12a4', '١٢٣٤', ' 1234', '-1234', '1234\n']
const IDS = [
  '1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d',
  '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6g',
  '1A2B3C4D-5E6F-7A8B-9C0D-1E2F3A4B5C6D',
  '{1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d}',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
]
const PHONES = ['+14155552671', '14155552671', '+04155552671', '+1', '+1234567890123456', '+1 415', ' +14155552671 ', '(415) 555-2671']

/** What may stand wrongly where this text stands, by what the text looks like. */
function alike(text) {
  if (/^[0-9a-f-]{36}$/i.test(text)) return IDS
  if (text.includes('@')) return EMAILS
  if (text.startsWith('+')) return PHONES
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return TIMES
  return /^\d+$/.test(text) ? PINS : ['', ' ', 'code', 'x'.repeat(300), ...TIMES.slice(0, 2)]
}

/** Every place in a value, as its parent and key. */
function places(value, found = []) {
  if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      found.push([value, key])
      places(value[key], found)
    }
  }
  return found
}

const CHANGES = {
  drop: (parent, key) => (Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key]),
  nothing: (parent, key) => (parent[key] = null),
  otherType: (parent, key, random) => (parent[key] = structuredClone(random.pick(BY_TYPE))),
  nearly(parent, key, random) {
    const value = parent[key]
    if (typeof value === 'string') parent[key] = random.pick([...alike(value), value.slice(0, -1), `${value} `, value.toUpperCase()])
    else if (typeof value === 'number') parent[key] = random.pick([0, -1, 1, 0.5, 1e9, 999_999_999, 2 ** 53, 1e21, '5'])
    else parent[key] = structuredClone(random.pick(BY_TYPE))
  },
  empty: (parent, key) => (parent[key] = Array.isArray(parent[key]) ? [] : ''),
  extra(parent, key, random) {
    const target = typeof parent[key] === 'object' && parent[key] !== null && !Array.isArray(parent[key]) ? parent[key] : parent
    if (!Array.isArray(target))
      target[random.pick(['email', 'startsAt', 'is_managed', 'x', 'access_grant_key', 'code'])] = random.pick(['x', 1, null])
  },
  another(parent, key) {
    if (Array.isArray(parent[key])) parent[key].push(...structuredClone(parent[key]))
  },
}
const NAMES = Object.keys(CHANGES)

/** Any place; but most places hold IDs, so that the members of the object itself and what is written in some form come first. */
function place(value, found, random) {
  const rare = found.filter(([parent, key]) => typeof parent[key] === 'string' && /[@+:]/.test(parent[key]))
  if (rare.length > 0 && random.chance(0.3)) return [...random.pick(rare), true]
  return random.chance(0.3) ? [value, random.pick(Object.keys(value))] : random.pick(found)
}

/** Changes a value in up to three places; most values change in one. */
export function mutate(value, random) {
  if (random.chance(0.01)) return structuredClone(random.pick(BY_TYPE))
  for (let left = random.pick([0, 0, 1, 1, 1, 2, 3]); left > 0; left -= 1) {
    const found = places(value)
    if (found.length === 0) {
      if (!Array.isArray(value)) CHANGES.extra(value, 'x', random)
      continue
    }
    const [parent, key, isRare] = place(value, found, random)
    CHANGES[isRare ? 'nearly' : random.pick(NAMES)](parent, key, random)
  }
  return value
}
