// The JSON Schemas of our schemas, read by ajv: its verdict is ours on every vector and on thousands of values that are right or nearly
// so, but for the rules between fields, which are listed here and in README.md.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import Ajv07 from 'ajv'
import Ajv2020 from 'ajv/dist/2020.js'
import * as pkg from '../../pkg/index.js'
import { generate, sensible } from './generate.mjs'
import { mutate } from './mutate.mjs'
import { operations, tables } from './openapi.mjs'
import { random, seedOf } from './random.mjs'

/** What JSON Schema does not say of a request, by the codes of the issues. */
const RULES = ['missing_one_of', 'conflicting_fields', 'not_applicable', 'not_after', 'in_past', 'too_small']
/** What a check takes of a response and repairs, and JSON Schema does not say. */
const REPAIRS = ['a response around its object', 'the code of a warning under another name']

const COUNT = 3000
const TARGETS = { 'draft-2020-12': Ajv2020, 'draft-07': Ajv07, 'openapi-3.0': Ajv07 }
const folder = new URL('../vectors/', import.meta.url)
const files = readdirSync(folder).filter((name) => name !== 'samples.json')
const vectors = files.map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')))
const occurred = new Map([...RULES, ...REPAIRS].map((name) => [name, 0]))
const count = (name) => occurred.set(name, occurred.get(name) + 1)

/** What ajv has for a schema, in each dialect: all of them must have one verdict. */
function judgesOf(schema) {
  const compiled = Object.entries(TARGETS).map(([target, Ajv]) => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true })
    const of = (direction) => ajv.compile(schema['~standard'].jsonSchema[direction]({ target }))
    return { input: of('input'), output: of('output') }
  })
  return (direction, value) => {
    const verdicts = compiled.map((judge) => judge[direction](value))
    assert.equal(new Set(verdicts).size, 1, `the dialects disagree: ${JSON.stringify(value)}`)
    return verdicts[0]
  }
}

/** A rule between fields; too few characters are said by JSON Schema. */
const isRule = ({ code, unit }) => RULES.includes(code) && unit !== 'characters' && unit !== 'value'

/** Which repair makes a value one that JSON Schema does not describe, if one does. */
function repairOf(schema, value) {
  if (schema === pkg.accessGrantSchema && Object.keys(value).join() === 'access_grant') return REPAIRS[0]
  const isRenamed = (warning) => warning?.warning_code === undefined && warning?.error_code !== undefined
  return Array.isArray(value?.warnings) && value.warnings.some(isRenamed) ? REPAIRS[1] : undefined
}

function compare(schema, judge, value, now) {
  const result = schema.validate(value, now && { now })
  const theirs = judge('input', value)
  if (result.issues === undefined) {
    const repair = theirs ? undefined : repairOf(schema, value)
    if (repair) count(repair)
    assert.ok(theirs || repair, `JSON Schema refuses: ${JSON.stringify(value)}`)
    assert.ok(judge('output', result.value), `JSON Schema refuses what comes back: ${JSON.stringify(result.value)}`)
  } else if (theirs) {
    const repair = result.issues.every(isRule) ? undefined : repairOf(schema, value)
    for (const { code } of repair ? [] : result.issues) count(code)
    if (repair) count(repair)
    assert.ok(repair || result.issues.every(isRule), `JSON Schema takes: ${JSON.stringify({ value, issues: result.issues })}`)
  }
  return theirs
}

for (const { name } of tables.schemas) {
  test(`${name}: ajv has the same verdict`, (t) => {
    const schema = pkg[name]
    const judge = judgesOf(schema)
    const own = vectors.filter((file) => file.schema === name)
    for (const { now, cases } of own) for (const { input } of cases) compare(schema, judge, input, now)
    const operation = operations.find((one) => one.schema === schema)
    const good = own.flatMap(({ cases }) => cases.filter(({ issues }) => issues === undefined).map(({ input }) => input))
    const chance = random(seedOf(name))
    const tally = { takes: 0, refuses: 0 }
    for (let index = 0; index < COUNT; index += 1) {
      const isMade = operation !== undefined && chance.chance(0.5)
      const base = isMade ? sensible(generate(operation.request, chance), chance) : structuredClone(chance.pick(good))
      // A place in a text alone is the text.
      const value = typeof base === 'object' ? mutate(base, chance) : (mutate({ base }, chance)?.base ?? null)
      const takes = compare(schema, judge, value, '2020-01-01T00:00:00Z')
      tally[takes ? 'takes' : 'refuses'] += 1
    }
    t.diagnostic(JSON.stringify(tally))
    assert.ok(Math.min(tally.takes, tally.refuses) > COUNT / 20, JSON.stringify(tally))
  })
}

/** Texts like the given one, with up to three places changed. */
const mutations = (text, alphabet, chance) =>
  Array.from({ length: 5000 }, () => {
    const letters = [...text]
    for (let left = chance.between(1, 3); left > 0; left -= 1) {
      letters.splice(chance.below(letters.length), chance.below(2), chance.from(alphabet, chance.below(3)))
    }
    return letters.join('')
  })

test('the pattern of each format says what the check says', () => {
  const chance = random(1)
  const two = (number) => String(number).padStart(2, '0')
  const years = ['0000', '1900', '2000', '2023', '2024', '2100', '9996', '24', '020 ']
  const days = years.flatMap((year) =>
    Array.from({ length: 15 * 34 }, (_, index) => `${year}-${two(Math.floor(index / 34))}-${two(index % 34)}T00:00Z`),
  )
  // U+0085 is a space of Unicode and none of ECMAScript, U+FEFF the other way around.
  const spaces = Array.from({ length: 0xd800 }, (_, code) => code).filter((code) => code !== 0x85)
  const cases = [
    ['starts_at', [...days, ...mutations('2028-02-29T23:59:59.123+02:30', '0123459-:.TZtz+ ', chance)]],
    ['access_grant_id', mutations('1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d', '09afAFgG-', chance)],
    ['email_address', mutations("j.d'+x_y-z@Sub-1.example.co", "aZ09.@'+-_ \né", chance)],
    ['phone_number', [...mutations(' +141555 ', '+012349 a', chance), ...spaces.map((code) => `+14155552671${String.fromCharCode(code)}`)]],
    ['code', mutations('49382', '0123456789a\n١', chance)],
  ]
  const { user_identity, requested_access_methods, starts_at } = pkg.createAccessGrantSchema['~standard'].jsonSchema.input({ target: 'draft-07' }).properties
  const { access_grant_id } = pkg.getAccessGrantSchema['~standard'].jsonSchema.input({ target: 'draft-07' }).properties
  const fields = { starts_at, access_grant_id, ...user_identity.properties, ...requested_access_methods.items.properties }
  const ajv = new Ajv07({ strict: true, allowUnionTypes: true })
  for (const [field, texts] of cases) {
    const takes = ajv.compile(fields[field])
    const issuesOf = {
      starts_at: (text) => pkg.timeWindowSchema.validate({ starts_at: text }),
      access_grant_id: (text) => pkg.getAccessGrantSchema.validate({ access_grant_id: text }),
      code: (text) => pkg.requestedAccessMethodSchema.validate({ mode: 'code', code: text }),
    }
    const ofPerson = (text) => pkg.createAccessGrantSchema.validate({ space_keys: ['x'], requested_access_methods: [], user_identity: { [field]: text } })
    const counts = [0, 0]
    for (const text of texts) {
      const { issues } = (issuesOf[field] ?? ofPerson)(text)
      assert.equal(takes(text), issues === undefined, JSON.stringify(text))
      counts[Number(takes(text))] += 1
    }
    assert.ok(Math.min(...counts) > 20, `${field} ${counts}`)
  }
})

test('every rule that JSON Schema does not say occurs, and README lists it', (t) => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [, section] = readme.match(/^### JSON Schema$(.*?)^## /ms)
  for (const [name, times] of occurred) t.diagnostic(`${name}: ${times}`)
  assert.deepEqual([...occurred].filter(([, times]) => times === 0).map(([name]) => name), [])
  assert.deepEqual([...section.matchAll(/^\| `(\w+)`/gm)].map(([, code]) => code), RULES)
})
