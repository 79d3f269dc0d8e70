// Any page that is as promised: the items are those of JSON.parse, with their members in the same order.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Seam } from '../../pkg/index.js'

const id = fc.uuid()
const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const time = fc.constantFrom('2025-06-16T16:54:17.946606Z', '2025-06-29T16:54:17Z', '2025-06-16T18:54:17+02:00')
const tomorrow = fc.dictionary(fc.constantFrom('new', 'newer', 'über', '2'), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 2 })

/** An object with these members, with some of tomorrow, and now and then in another order. */
const object = (members, requiredKeys) =>
  fc
    .tuple(fc.record(members, { requiredKeys }), fc.option(tomorrow, { freq: 5 }), fc.boolean())
    .map(([known, more, isReversed]) => Object.fromEntries(isReversed ? Object.entries({ ...known, ...more }).reverse() : Object.entries({ ...known, ...more })))

const method = object({ display_name: text, mode: fc.constantFrom('code', 'card', 'new_mode'), created_at: time, created_access_method_ids: fc.array(id, { maxLength: 2 }) })
const warning = object({ warning_code: fc.constantFrom('being_deleted', 'of_tomorrow'), created_at: time, message: text })
const grant = object(
  {
    access_grant_id: id,
    name: fc.option(text),
    display_name: text,
    location_ids: fc.constant([]),
    space_ids: fc.array(id, { maxLength: 3 }),
    requested_access_methods: fc.array(method, { maxLength: 3 }),
    errors: fc.constant([]),
    warnings: fc.array(warning, { maxLength: 2 }),
    pending_mutations: fc.constant([]),
    starts_at: time,
    ends_at: fc.option(time),
    user_identity_id: id,
  },
  ['access_grant_id', 'name', 'location_ids', 'errors', 'warnings', 'pending_mutations'],
)
const pagination = fc.record({ has_next_page: fc.constant(true), next_page_cursor: text, next_page_url: fc.constant(null) })
const page = fc.record({ access_grants: fc.array(grant, { maxLength: 40, size: 'max' }), pagination, ok: fc.constant(true) }, { requiredKeys: ['access_grants'] })

test('a page is what JSON.parse makes of it', async () => {
  const property = fc.asyncProperty(page, fc.nat(2), async (page, indent) => {
    const body = JSON.stringify(page, null, indent)
    const expected = JSON.parse(body)
    const fetch = async () => new Response(body, { headers: { 'content-type': 'application/json' } })
    const items = await new Seam({ apiKey: 'seam_1', fetch }).accessGrants.list()
    assert.deepStrictEqual([...items], expected.access_grants)
    assert.equal(JSON.stringify(items), JSON.stringify(expected.access_grants))
    if (expected.pagination) assert.deepEqual(items.pagination, expected.pagination)
  })
  await fc.assert(property, { numRuns: 300 })
})
