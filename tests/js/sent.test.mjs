// What is checked is what is sent, of whatever JavaScript can be given: the bytes that leave are the bytes that were judged, and of a
// value that is refused nothing leaves.

import assert from 'node:assert/strict'
import test from 'node:test'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { Seam, createAccessGrantSchema, isSeamValidationError } from '../../pkg/index.js'
import { ID, granted } from './fake-fetch.mjs'

const elsewhere = runInNewContext('({ Object, Array, Date, String, Number, Map, Uint8Array, Promise, make: (entries) => Object.fromEntries(entries), list: (items) => [...items] })')

/** Makes a value of a recipe. A recipe is plain data, so that fast-check can make it smaller, and each value is made anew. */
function build({ kind, ...recipe }, log) {
  return MAKERS[kind](recipe, log)
}

class Guest {
  constructor(members) {
    Object.assign(this, members)
  }
}
class List extends Array {}

const define = (object, key, descriptor) => Object.defineProperty(object, key, { enumerable: true, configurable: true, ...descriptor })
const membersOf = (entries, log) => entries.map(([key, recipe]) => [key, build(recipe, log)])

function plain(entries, log) {
  const object = {}
  for (const [key, value] of membersOf(entries, log)) define(object, key, { value, writable: true })
  return object
}

/** A getter that notes that it is read, and gives another value each time. */
function getter(object, key, recipes, log) {
  const note = { key, reads: 0 }
  log.push(note)
  return define(object, key, { get: () => build(recipes[Math.min(note.reads++, recipes.length - 1)], log) })
}

const SCALARS = {
  bigint: 7n,
  symbol: Symbol('x'),
  function: () => 'x',
  nothing: undefined,
  null: null,
  nan: NaN,
  infinity: Infinity,
  'minus zero': -0,
  'half a character': '\ud83d',
  'a hole': Array(2),
}

const MAKERS = {
  value: ({ value }) => value,
  scalar: ({ name }) => SCALARS[name],
  date: ({ at, isElsewhere }) => new (isElsewhere ? elsewhere.Date : Date)(at),
  'date of its own': ({ text }) => Object.assign(new Date(0), { toJSON: () => text }),
  boxed: ({ value, isElsewhere }) => new (isElsewhere ? elsewhere[value.constructor.name] : value.constructor)(value),
  bytes: ({ length, isElsewhere }) => new (isElsewhere ? elsewhere.Uint8Array : Uint8Array)(length),
  map: ({ isElsewhere }) => new (isElsewhere ? elsewhere.Map : Map)([['a', 1]]),
  promise: ({ isElsewhere }) => (isElsewhere ? elsewhere.Promise : Promise).resolve(1),
  plain: ({ entries }, log) => plain(entries, log),
  frozen: ({ entries }, log) => Object.freeze(plain(entries, log)),
  'without a prototype': ({ entries }, log) => Object.assign(Object.create(null), plain(entries, log)),
  'of a class': ({ entries }, log) => new Guest(plain(entries, log)),
  'of another realm': ({ entries }, log) => elsewhere.make(membersOf(entries, log)),
  'with symbols': ({ entries }, log) => Object.assign(plain(entries, log), { [Symbol.for('x')]: 1, [Symbol.toStringTag]: 'String' }),
  'with what is inherited': ({ entries, inherited }, log) => {
    const object = Object.create(plain(inherited, log))
    for (const [key, value] of membersOf(entries, log)) define(object, key, { value, writable: true })
    return object
  },
  'with what is hidden': ({ entries, inherited }, log) => {
    const object = plain(entries, log)
    for (const [key, value] of membersOf(inherited, log)) define(object, key, { value, enumerable: false })
    return object
  },
  'with a getter': ({ entries, key, recipes }, log) => getter(plain(entries, log), key, recipes, log),
  'with a getter that changes another member': ({ entries, key, recipes }, log) => {
    const object = plain(entries, log)
    const [first, ...others] = recipes
    return define(object, key, {
      get() {
        for (const [name] of entries) object[name] = build(others[0] ?? first, log)
        return build(first, log)
      },
    })
  },
  'with a getter that throws': ({ entries, key }, log) =>
    define(plain(entries, log), key, {
      get() {
        throw new Error('no')
      },
    }),
  'with toJSON': ({ entries, recipes }, log) => {
    let calls = 0
    return Object.assign(plain(entries, log), { toJSON: () => build(recipes[Math.min(calls++, recipes.length - 1)], log) })
  },
  'a proxy': ({ entries }, log) => new Proxy(plain(entries, log), {}),
  'a proxy that changes': ({ entries, recipes }, log) => {
    let reads = 0
    const get = (target, key) => (Object.hasOwn(target, key) && reads++ % 2 === 1 ? build(recipes[0], log) : target[key])
    return new Proxy(plain(entries, log), { get })
  },
  'a proxy with other keys': ({ entries, key }, log) => {
    let asked = 0
    const getOwnPropertyDescriptor = (target, name) => Object.getOwnPropertyDescriptor(target, name) ?? { value: 'x', enumerable: true, configurable: true }
    return new Proxy(plain(entries, log), { ownKeys: (target) => [...Reflect.ownKeys(target).filter((name) => name !== key), ...(asked++ > 0 ? [key] : [])], getOwnPropertyDescriptor })
  },
  list: ({ items }, log) => items.map((item) => build(item, log)),
  'frozen list': ({ items }, log) => Object.freeze(items.map((item) => build(item, log))),
  'list of another realm': ({ items }, log) => elsewhere.list(items.map((item) => build(item, log))),
  'list of a class': ({ items }, log) => List.from(items, (item) => build(item, log)),
  'list with holes': ({ items }, log) => items.reduce((list, item, index) => ((list[2 * index] = build(item, log)), list), []),
  'list with names': ({ items }, log) => Object.assign(items.map((item) => build(item, log)), { name: 'x', toString: 1 }),
  'list that grows': ({ items, recipes }, log) => {
    const list = items.map((item) => build(item, log))
    return define(list, 0, { get: () => (list.push(1), build(recipes[0], log)) })
  },
  'list behind a proxy': ({ items, recipes }, log) => {
    let reads = 0
    const get = (target, key) => (/^\d+$/.test(String(key)) && reads++ % 2 === 1 ? build(recipes[0], log) : target[key])
    return new Proxy(items.map((item) => build(item, log)), { get })
  },
}

/** Makers whose value is another one each time that it is read. */
const CHANGING = /getter|toJSON|proxy|grows/

const KEYS = ['user_identity_id', 'user_identity', 'space_ids', 'device_ids', 'requested_access_methods', 'name', 'starts_at', 'ends_at', 'access_grant_key', 'mode', 'code', 'full_name']
const key = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...KEYS) }, { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toJSON', '0', 'then', 'length', 'x') })
const value = fc.constantFrom(ID, 'code', 'card', '1234', '12', '2100-01-01T00:00:00Z', '2100-02-01T00:00:00+02:00', 'Zoë', '', '\u{1f511}', 0, 1, 1.5, true)
const isElsewhere = fc.boolean()

const { recipe } = fc.letrec((tie) => {
  const self = tie('recipe')
  const entries = fc.array(fc.tuple(key, self), { maxLength: 4 })
  const recipes = fc.array(self, { minLength: 1, maxLength: 3 })
  const items = fc.array(self, { maxLength: 3 })
  const parts = { entries, inherited: entries, items, recipes, key }
  const needs = {
    'with what is inherited': ['entries', 'inherited'],
    'with what is hidden': ['entries', 'inherited'],
    'with a getter': ['entries', 'key', 'recipes'],
    'with a getter that changes another member': ['entries', 'key', 'recipes'],
    'with a getter that throws': ['entries', 'key'],
    'with toJSON': ['entries', 'recipes'],
    'a proxy that changes': ['entries', 'recipes'],
    'a proxy with other keys': ['entries', 'key'],
    'list that grows': ['items', 'recipes'],
    'list behind a proxy': ['items', 'recipes'],
  }
  const of = (kind) => {
    const names = needs[kind] ?? [/list/.test(kind) ? 'items' : 'entries']
    return fc.record({ kind: fc.constant(kind), ...Object.fromEntries(names.map((name) => [name, parts[name]])) })
  }
  const simple = [
    fc.record({ kind: fc.constant('scalar'), name: fc.constantFrom(...Object.keys(SCALARS)) }),
    fc.record({ kind: fc.constant('date'), at: fc.constantFrom(4102444800000, NaN, 0), isElsewhere }),
    fc.record({ kind: fc.constant('date of its own'), text: fc.constantFrom('2100-01-01T00:00:00Z', 'today') }),
    fc.record({ kind: fc.constant('boxed'), value: fc.constantFrom('1234', ID, 1), isElsewhere }),
    fc.record({ kind: fc.constant('bytes'), length: fc.constantFrom(0, 2), isElsewhere }),
    fc.record({ kind: fc.constantFrom('map', 'promise'), isElsewhere }),
  ]
  const composed = Object.keys(MAKERS).slice(Object.keys(MAKERS).indexOf('plain')).map(of)
  return {
    recipe: fc.oneof({ depthSize: 'small', withCrossShrink: true, maxDepth: 3 }, { weight: 8, arbitrary: fc.record({ kind: fc.constant('value'), value }) }, { weight: 2, arbitrary: fc.oneof(...simple) }, { weight: 6, arbitrary: fc.oneof(...composed) }),
  }
})

const wrapped = (kinds, given) => fc.oneof({ weight: 5, arbitrary: fc.record({ kind: fc.constantFrom(...kinds), ...given }) }, { weight: 1, arbitrary: recipe })
const PLAINLY = ['plain', 'frozen', 'without a prototype', 'of a class', 'of another realm', 'with symbols', 'a proxy']
const LISTS = ['list', 'frozen list', 'list of another realm', 'list of a class', 'list with names']
const literal = (given) => ({ kind: 'value', value: given })
const maybe = (name, good) => fc.array(fc.tuple(fc.constant(name), fc.oneof({ weight: 6, arbitrary: good }, { weight: 1, arbitrary: recipe })), { maxLength: 1 })

/** Mostly a request that could be sent, with something odd in it. */
const method = wrapped(PLAINLY, { entries: fc.tuple(maybe('mode', fc.constant(literal('code'))), maybe('code', fc.constantFrom(literal('1234'), literal('12')))).map((parts) => [['mode', literal('code')], ...parts.flat()]) })
const request = wrapped(PLAINLY, {
  entries: fc
    .tuple(
      maybe('name', fc.constantFrom(literal('Jane'), literal('\u{1f511}'))),
      maybe('ends_at', fc.constantFrom(literal('2100-01-01T00:00:00Z'), { kind: 'date', at: 4102444800000, isElsewhere: true })),
      maybe('space_ids', wrapped(LISTS, { items: fc.constantFrom([literal(ID)], [literal(ID), literal(ID)], [literal('x')]) })),
      wrapped(LISTS, { items: fc.array(method, { maxLength: 2 }) }),
    )
    .map(([name, end, spaces, methods]) => [['user_identity_id', literal(ID)], ['device_ids', { kind: 'list', items: [literal(ID)] }], ...name, ...end, ...spaces, ['requested_access_methods', methods]]),
})

/** Sends a request of a recipe; gives the bodies that left, and what the call ended in. */
async function send(given, log) {
  const bodies = []
  const fetch = async (_, { body }) => {
    bodies.push(typeof body === 'string' ? body : new TextDecoder().decode(body))
    return granted()
  }
  const { accessGrants } = new Seam({ apiKey: 'seam_1', fetch, maxRetries: 0 })
  const error = await accessGrants.create(build(given, log)).then(
    () => undefined,
    (reason) => reason,
  )
  return { bodies, error }
}

test('what is checked is what is sent', async (t) => {
  const tally = { sent: 0, refused: 0, changing: 0 }
  await fc.assert(
    fc.asyncProperty(request, async (given) => {
      const log = []
      const { bodies, error } = await send(given, log)
      // Whether a value converts itself, or is a promise, is asked apart, as JSON.stringify asks.
      for (const { key, reads } of log) assert.ok(reads <= (/toJSON|then/.test(key) ? 2 : 1), `${key} is read ${reads} times`)
      if (error) {
        assert.ok(isSeamValidationError(error) && error.issues.length > 0, `${error.stack}`)
        assert.deepEqual(bodies, [], 'nothing leaves')
        tally.refused += 1
      } else {
        assert.equal(bodies.length, 1)
        const [body] = bodies
        assert.equal(JSON.stringify(JSON.parse(body)), body, 'a body that reads as something else')
        assert.deepEqual(createAccessGrantSchema.validate(JSON.parse(body)).issues, undefined)
        tally.sent += 1
      }
      // A value that stays what it is has one verdict, however it is asked for.
      if (CHANGING.test(JSON.stringify(given))) tally.changing += 1
      else assert.equal(createAccessGrantSchema.validate(build(given, [])).issues === undefined, error === undefined, 'another verdict')
    }),
    { numRuns: 6000 },
  )
  t.diagnostic(JSON.stringify(tally))
  assert.ok(tally.sent > 300 && tally.refused > 300 && tally.changing > 300, JSON.stringify(tally))
})

test('of a text in which a member stands twice the last one is judged, as JSON.parse reads it', () => {
  const names = ['mode', 'code', 'm\\u006fde']
  const member = fc.tuple(fc.constantFrom(...names), fc.constantFrom('"code"', '"card"', '"1234"', '"12"', 'null'))
  fc.assert(
    fc.property(fc.array(member, { maxLength: 5 }), (members) => {
      const text = `{"user_identity_id":"${ID}","device_ids":["${ID}"],"requested_access_methods":[{${members.map(([key, value]) => `"${key}":${value}`).join()}}]}`
      const { valid } = createAccessGrantSchema.validateMany(`[${text}]`)
      assert.equal(valid === 1, createAccessGrantSchema.validate(JSON.parse(text)).issues === undefined, text)
    }),
    { numRuns: 2000 },
  )
})
