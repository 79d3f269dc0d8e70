// Lists: the items are those that the platform's own parser makes of the same text, whatever they look like.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Seam } from '../../pkg/index.js'

const uuid = (number) => `1a2b3c4d-5e6f-7a8b-9c0d-${number.toString(16).padStart(12, '0')}`
const grant = (number, more = {}) => ({
  access_grant_id: uuid(number),
  name: null,
  display_name: `Stay ${number}`,
  location_ids: [],
  space_ids: [uuid(1), uuid(2)],
  requested_access_methods: [{ display_name: 'PIN', mode: 'code', created_at: '2025-06-16T16:54:17Z', created_access_method_ids: [] }],
  errors: [],
  warnings: [],
  pending_mutations: [],
  ...more,
})
const warning = { warning_code: 'being_deleted', message: 'Going.', created_at: '2025-06-16T16:54:17Z' }
const reversed = (object) => Object.fromEntries(Object.entries(object).reverse())

const lists = {
  'no item': [],
  'one item': [grant(1)],
  'items of one shape': Array.from({ length: 50 }, (_, number) => grant(number)),
  'characters of every length': [grant(1, { display_name: 'é' }), grant(2, { display_name: '日本 😀', name: 'ü' }), grant(3)],
  'characters that need an escape': [grant(1, { display_name: 'a "quoted" \\ one\n\u0000\u2028' }), grant(2, { name: '\ud800' })],
  'members of tomorrow': [grant(1, { rate: 1.5e3, 'a b': { deep: [true, null, -0, 'é'] } }), grant(2, { rate: 2 }), grant(3, { rate: null })],
  'members that come and go': [grant(1), grant(2, { user_identity_id: uuid(9) }), grant(3), grant(4, { ends_at: null, user_identity_id: uuid(9) })],
  'members in another order': [grant(1), reversed(grant(2)), grant(3), reversed(grant(4))],
  'lists of objects': [grant(1, { warnings: [warning, reversed(warning)] }), grant(2), grant(3, { warnings: [warning] })],
  'the name of the prototype': [JSON.parse(JSON.stringify(grant(1)).replace('"errors"', '"__proto__":{"a":1},"errors"'))],
  'names that are numbers': [grant(1, { 2: 'b', 1: 'a' }), grant(2, { 1: 'a', 2: 'b' })],
}
const pagination = { has_next_page: true, next_page_cursor: 'é', next_page_url: 'https://example.com' }

const seamOf = (text) => new Seam({ apiKey: 'seam_1', fetch: async () => new Response(text, { headers: { 'content-type': 'application/json' } }) })

for (const [name, access_grants] of Object.entries(lists)) {
  test(`a list: ${name}`, async () => {
    const page = { access_grants, ok: true }
    for (const response of [page, { ...page, pagination }, { pagination, ...page }]) {
      for (const text of [JSON.stringify(response), JSON.stringify(response, null, 1), `\ufeff${JSON.stringify(response)}`]) {
        const expected = JSON.parse(text.replace(/^\ufeff/, ''))
        const items = await seamOf(text).accessGrants.list()
        assert.deepStrictEqual([...items], expected.access_grants)
        assert.deepStrictEqual(items.map(Object.keys), expected.access_grants.map(Object.keys))
        if (expected.pagination) assert.deepEqual(items.pagination, expected.pagination)
      }
    }
  })
}

test('an ID that is kept does not keep its page in memory', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  const text = JSON.stringify({ access_grants: Array.from({ length: 500 }, (_, number) => grant(number)) })
  const used = () => {
    collect()
    return process.memoryUsage().heapUsed
  }
  const kept = []
  const seam = seamOf(text)
  kept.push((await seam.accessGrants.list())[7].access_grant_id)
  const before = used()
  for (let page = 0; page < 100; page++) kept.push((await seam.accessGrants.list())[7].access_grant_id)
  const growth = used() - before
  assert.ok(growth < text.length * 10, `${growth} bytes for 100 IDs of pages of ${text.length} bytes`)
  assert.equal(new Set(kept).size, 1)
})
