// The sandbox behind fetch, together with the client.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import test from 'node:test'
import { promisify } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Seam, SeamConflictError, SeamUnauthorizedError } from '../../pkg/index.js'
import { createSandbox } from '../../pkg/sandbox.js'

const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const good = { user_identity_id: ID, space_ids: [ID], requested_access_methods: [{ mode: 'code' }] }
const client = (sandbox, options) => new Seam({ ...sandbox.options, ...options })

test('what is created is listed', async () => {
  const sandbox = createSandbox()
  const { accessGrants } = client(sandbox)
  const created = await accessGrants.create({ ...good, access_grant_key: 'stay-1' })
  assert.deepEqual([...(await accessGrants.list())], [created])
  assert.deepEqual(await accessGrants.get({ access_grant_key: 'stay-1' }), created)
  await assert.rejects(accessGrants.create({ ...good, access_grant_key: 'stay-1' }), SeamConflictError)
})

test('a grant is changed, gets more methods, and is deleted', async () => {
  const { accessGrants } = client(createSandbox({ issuance: 'at once' }))
  const { access_grant_id } = await accessGrants.create(good)
  assert.equal(await accessGrants.update({ access_grant_id, name: 'Suite', ends_at: new Date('2100-01-01') }), undefined)
  const { requested_access_methods, ends_at, name } = await accessGrants.requestAccessMethods({ access_grant_id, requested_access_methods: [{ mode: 'card' }] })
  assert.deepEqual([requested_access_methods.length, ends_at, name], [2, '2100-01-01T00:00:00.000000Z', 'Suite'])
  assert.equal(await accessGrants.delete({ access_grant_id }), undefined)
  await assert.rejects(accessGrants.get({ access_grant_id }), { name: 'SeamNotFoundError' })
  await assert.rejects(accessGrants.update({ name: 'x' }), { name: 'SeamValidationError' })
})

test('the demo tells stories, in pages', async () => {
  const { accessGrants } = client(createSandbox({ seed: 'demo', now: '2030-06-01T12:00:00Z', random: 1 }))
  const grants = []
  for await (const page of accessGrants.list({ limit: 70 }).pages()) grants.push(...page)
  assert.deepEqual([grants.length, new Set(grants.map(({ access_grant_id }) => access_grant_id)).size], [200, 200])
  const seen = (of) => [...new Set(grants.flatMap(of))].sort()
  assert.deepEqual(seen(({ display_status }) => display_status), ['Active', 'Awaiting issuance', 'Expired', 'Upcoming'])
  assert.deepEqual(seen(({ warnings }) => warnings.map(({ warning_code }) => warning_code)), [
    'being_deleted',
    'device_does_not_support_access_codes',
    'device_time_constraints_violated',
    'requested_code_unavailable',
    'underprovisioned_access',
    'updating_access_times',
  ])
  assert.deepEqual(seen(({ errors }) => errors.map(({ error_code }) => error_code)), ['cannot_create_requested_access_methods'])
  assert.deepEqual(seen(({ pending_mutations }) => pending_mutations.map(({ mutation_code }) => mutation_code)), ['updating_access_times'])
  assert.ok(grants.some(({ ends_at }) => ends_at === null) && grants.some(({ reservation_key }) => reservation_key))
  const slot = await accessGrants.list({ search: 'stay-6' })
  assert.ok(slot.some(({ starts_at, access_grant_key }) => access_grant_key === 'stay-6' && starts_at.endsWith('T13:00:00.000000Z')), 'at 15 on the clocks of Paris')
})

test('the large seed has ten thousand grants, each with its own PIN on its lock', async () => {
  const { accessGrants } = client(createSandbox({ seed: 'large', now: '2030-06-01T12:00:00Z', random: 1 }))
  const grants = await accessGrants.list({ limit: 20_000 })
  assert.equal(new Set(grants.map(({ access_grant_id }) => access_grant_id)).size, 10_000)
  const statuses = Object.groupBy?.(grants, ({ display_status }) => display_status)
  for (const status of ['Active', 'Expired', 'Upcoming']) assert.ok(statuses === undefined || statuses[status].length > 100, status)
})

test('two workspaces do not see each other, and are told and kept together', async () => {
  const sandbox = createSandbox({ issuance: 'at once' })
  const [first, second] = sandbox.workspaces.map(({ apiKey }) => client(sandbox, { apiKey }))
  assert.deepEqual(sandbox.workspaces[0], { apiKey: sandbox.apiKey, workspaceId: sandbox.workspaceId })
  const told = []
  sandbox.onEvent(({ event_type, workspace_id }) => event_type === 'access_grant.created' && told.push(workspace_id))
  const grants = []
  for (const { accessGrants } of [first, second]) grants.push(await accessGrants.create({ ...good, access_grant_key: 'stay-1' }))
  assert.deepEqual(told, sandbox.workspaces.map(({ workspaceId }) => workspaceId))
  assert.deepEqual(grants.map(({ workspace_id }) => workspace_id), told)
  const [{ access_grant_id }] = grants
  await assert.rejects(second.accessGrants.get({ access_grant_id }), { name: 'SeamNotFoundError' })
  for (const [place, { workspaceId }] of sandbox.workspaces.entries()) {
    const { endpoint, fetch } = sandbox.options
    const seam = new Seam({ endpoint, fetch, personalAccessToken: 'seam_at1_sandbox', workspaceId })
    assert.deepEqual([...(await seam.accessGrants.list())], [grants[place]])
  }
  const copy = createSandbox()
  copy.restore(sandbox.snapshot())
  for (const [place, { apiKey }] of copy.workspaces.entries()) {
    assert.deepEqual([...(await client(copy, { apiKey }).accessGrants.list())], [grants[place]])
  }
  copy.reset()
  assert.deepEqual([...(await client(copy, { apiKey: copy.workspaces[1].apiKey }).accessGrants.list())], [])
})

test('a snapshot and the changes since are what it holds', async () => {
  const sandbox = createSandbox({ seed: 'demo', issuance: { delay: 1000 } })
  const copy = createSandbox()
  copy.restore(sandbox.snapshot())
  const changes = []
  const end = sandbox.onChange((change) => changes.push(change))
  const told = []
  copy.onEvent((event) => told.push(event))
  const { accessGrants, accessMethods } = client(sandbox)
  const { access_grant_id } = await accessGrants.create({ ...good, space_ids: undefined, space_keys: ['room-101'], access_grant_key: 'Zoë' })
  assert.equal(changes.length, 1)
  await accessGrants.list()
  await accessGrants.get({ access_grant_id })
  assert.equal(changes.length, 1, 'what only reads changes nothing')
  await accessGrants.create({ ...good, access_grant_key: 'Zoë' }).catch(() => {})
  sandbox.advance(1000)
  sandbox.faults({ issuance: 'fails', takenPins: ['4938'], outage: true, operations: ['/access_grants/delete'] })
  await accessGrants.update({ access_grant_id, ends_at: '2100-01-01T00:00:00Z' })
  await client(sandbox, { apiKey: sandbox.workspaces[1].apiKey }).accessGrants.create(good)
  await client(sandbox, { maxRetries: 0 }).accessGrants.delete({ access_grant_id }).catch(() => {})
  sandbox.advance(5000)
  sandbox.faults(null)
  sandbox.advance(500)
  for (const change of changes) copy.replay(change)
  const whole = (text) => ({ ...JSON.parse(text), requests: 'those that only read have IDs too' })
  assert.deepEqual(whole(copy.snapshot()), whole(sandbox.snapshot()))
  assert.deepEqual(told, [], 'the events are not told again')
  sandbox.reset()
  copy.replay(changes.at(-2))
  copy.replay(changes.at(-1))
  assert.deepEqual(whole(copy.snapshot()), whole(sandbox.snapshot()))
  end()
  await accessMethods.delete({ access_grant_id }).catch(() => {})
  const length = changes.length
  await client(sandbox).accessGrants.create(good)
  assert.equal(changes.length, length)
  for (const none of ['', 'x', '{}', 'null', '1', '{"advance":1}', '{"at":"1","advance":1}', '{"at":1,"restore":"x"}', undefined]) {
    assert.throws(() => copy.replay(none), TypeError, none)
  }
})

test('it speaks HTTP', async () => {
  const sandbox = createSandbox()
  const headers = { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' }
  const request = new Request(`${sandbox.endpoint}/access_grants/list`, { method: 'POST', headers, body: '{}' })
  for (const response of [await sandbox.fetch(request.clone()), await sandbox.fetch(request.url, { method: 'POST', headers, body: '{}' })]) {
    assert.equal(response.status, 200)
    assert.match(response.headers.get('content-type'), /^application\/json/)
    assert.match(response.headers.get('seam-request-id'), /^[0-9a-f-]{36}$/)
    assert.deepEqual(Object.keys(await response.json()).sort(), ['access_grants', 'ok', 'pagination'])
  }
  await assert.rejects(client(sandbox, { apiKey: 'seam_other' }).accessGrants.list().toArray({ limit: 1 }), SeamUnauthorizedError)
  await assert.rejects(sandbox.fetch(request, { signal: AbortSignal.abort() }), { name: 'AbortError' })
})

test('what is given up while it begins is not done', async () => {
  const sandbox = createSandbox()
  const controller = new AbortController()
  const sent = client(sandbox).accessGrants.create(good, { signal: controller.signal })
  const direct = sandbox.fetch(`${sandbox.endpoint}/access_grants/create`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(good),
    signal: controller.signal,
  })
  controller.abort()
  await assert.rejects(direct, { name: 'AbortError' })
  await assert.rejects(sent)
  assert.equal((await client(sandbox).accessGrants.list()).length, 0)
})

test('the clock stands still where it is given, and advances', async () => {
  const sandbox = createSandbox({ now: '2100-01-01T00:00:00Z' })
  const { accessGrants } = client(sandbox)
  const { access_grant_id, created_at, display_status } = await accessGrants.create({ ...good, ends_at: '2100-01-02T00:00:00Z' })
  assert.deepEqual([created_at, display_status], ['2100-01-01T00:00:00.000000Z', 'Awaiting issuance'])
  assert.deepEqual(sandbox.now, new Date('2100-01-01T00:00:00Z'))
  sandbox.advance(86_400_000)
  assert.equal((await accessGrants.get({ access_grant_id })).display_status, 'Expired')
  assert.deepEqual(sandbox.now, new Date('2100-01-02T00:00:00Z'))
  for (const step of ['1 day', -1, NaN, 1e308, 9e15]) assert.throws(() => sandbox.advance(step), { name: 'TypeError', message: /advance by/ })
  assert.throws(() => createSandbox({ now: new Date(8.64e15) }), { name: 'TypeError', message: /years 1 to 9998/ })
  assert.throws(() => createSandbox({ now: 'soon' }), TypeError)
})

test('a snapshot brings everything back, in another sandbox too', async () => {
  const sandbox = createSandbox({ seed: 'demo' })
  await client(sandbox).accessGrants.create(good)
  const snapshot = sandbox.snapshot()
  const other = createSandbox()
  other.restore(snapshot)
  assert.equal((await client(other).accessGrants.list()).length, 201)
  assert.throws(() => other.restore('{}'), { name: 'TypeError', message: /it has no version/ })
  assert.throws(() => other.restore(undefined), TypeError)
  sandbox.reset()
  assert.equal((await client(sandbox).accessGrants.list()).length, 200)
})

test('access methods are issued by the clock, and listeners are told of what happens', async () => {
  const sandbox = createSandbox({ seed: 'demo', now: '2100-01-01T00:00:00Z', issuance: { delay: 60_000 } })
  const { accessGrants, accessMethods } = client(sandbox)
  const [told, others] = [[], []]
  const before = sandbox.events().length
  const end = sandbox.onEvent((event) => told.push(event))
  sandbox.onEvent((event) => others.push(event.event_type))
  const { access_grant_id } = await accessGrants.create({ ...good, space_ids: undefined, space_keys: ['room-102'] })
  const issued = async () => (await accessMethods.list({ access_grant_id }))[0].is_issued
  assert.equal(await issued(), false)
  sandbox.advance(60_000)
  assert.equal(await issued(), true)
  assert.deepEqual(told.slice(0, 3).map(({ event_type }) => event_type), ['access_grant.created', 'access_method.created', 'access_method.issued'])
  assert.match(told[2].code, /^[1-9]{6}$/)
  assert.deepEqual(sandbox.events().slice(before), told)
  end()
  await accessGrants.delete({ access_grant_id })
  sandbox.advance(60_000)
  assert.equal(told.length, others.length - 3, 'a method and a grant were deleted, and a door was lost')
  sandbox.faults({ issuance: 'never', takenPins: ['345678'] })
  const taken = await accessGrants.create({ ...good, space_ids: undefined, space_keys: ['room-102'], requested_access_methods: [{ mode: 'code', code: '345678' }] })
  assert.equal(taken.warnings[0].warning_code, 'requested_code_unavailable')
  sandbox.advance(1e9)
  assert.equal((await accessMethods.list({ access_grant_id: taken.access_grant_id }))[0].is_issued, false)
  for (const behavior of [{ issuance: 'soon' }, { issuance: { delay: -1 } }, { issuance: null }, { takenPins: ['12'] }, { takenPins: '1234' }, { takenPins: [1234] }]) {
    assert.throws(() => sandbox.faults(behavior), TypeError)
  }
})

test('a listener that throws stops neither the caller nor the others', async () => {
  const sandbox = createSandbox({ now: '2100-01-01T00:00:00Z', issuance: { delay: 1000 } })
  await client(sandbox).accessGrants.create(good)
  const told = []
  sandbox.onEvent(() => {
    throw new Error('mine')
  })
  sandbox.onEvent(({ event_type }) => told.push(event_type))
  const { queueMicrotask } = globalThis
  const later = []
  globalThis.queueMicrotask = (run) => later.push(run)
  try {
    sandbox.advance(1000)
  } finally {
    globalThis.queueMicrotask = queueMicrotask
  }
  assert.deepEqual(told, ['access_method.issued', 'access_grant.access_granted_to_all_doors'])
  assert.equal(later.length, 2)
  assert.throws(later[0], { message: 'mine' }, 'it is thrown where nobody waits')
})

test('sandboxes know nothing of each other, and the same random gives the same IDs', async () => {
  const ids = async (sandbox) => (await client(sandbox).accessGrants.list()).map(({ access_grant_id }) => access_grant_id)
  const now = '2100-01-01T00:00:00Z'
  const [a, b, c] = [5, 5, 6].map((random) => createSandbox({ seed: 'demo', random, now }))
  assert.deepEqual(await ids(a), await ids(b))
  assert.notDeepEqual(await ids(a), await ids(c))
  await client(a).accessGrants.create(good)
  assert.equal((await ids(b)).length, 200)
  assert.throws(() => createSandbox({ seed: 'hotel' }), /seed/)
  for (const random of ['x', 0.3, NaN]) assert.throws(() => createSandbox({ random }), /random/)
})

test('a sandbox lives as long as anything of it is in use', async () => {
  const seam = client(createSandbox({ seed: 'demo' }))
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc')
  for (let round = 0; round < 5; round++) {
    gc()
    await new Promise((resolve) => setTimeout(resolve, 5))
    assert.equal((await seam.accessGrants.list()).length, 200)
  }
})

test('a body that breaks off rejects, whatever the reason, and the sandbox goes on', { timeout: 5000 }, async () => {
  const sandbox = createSandbox()
  for (const reason of ['words', null, new Error('mine')]) {
    const body = new ReadableStream({ start: (controller) => controller.error(reason) })
    const sent = sandbox.fetch(`${sandbox.endpoint}/access_grants/list`, { method: 'POST', duplex: 'half', body })
    assert.equal(await sent.then(() => 'an answer', (error) => error), reason)
  }
  assert.equal((await client(sandbox).accessGrants.list()).length, 0)
})

test('of a key that stands twice in a request the last one counts, as in JSON.parse', async () => {
  const sandbox = createSandbox({ seed: 'demo' })
  const list = async (body) => {
    const headers = { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' }
    const response = await sandbox.fetch(`${sandbox.endpoint}/access_grants/list`, { method: 'POST', headers, body })
    return [response.status, (await response.json()).access_grants?.length]
  }
  assert.deepEqual(await list('{"limit":"x","limit":2}'), [200, 2])
  assert.deepEqual(await list('{"limit":2,"limit":"x"}'), [400, undefined])
})

test('the clock of a sandbox takes no time without its offset', () => {
  for (const now of ['2030-01-01T00:00:00', '2030-01-01', 'soon', new Date(NaN)]) assert.throws(() => createSandbox({ now }), { name: 'TypeError', message: /^now must be a valid Date/ })
  for (const now of ['2030-01-01T00:00:00Z', '2030-01-01T00:00:00+02:00', new Date(0), null]) assert.ok(createSandbox({ now }))
  assert.ok(createSandbox(null))
})

test('a request of another library is read like one of the platform', async () => {
  const { options, fetch } = createSandbox({ seed: 'demo' })
  class OtherRequest {
    url = `${options.endpoint}/access_grants/list`
    method = 'POST'
    headers = [['authorization', `Bearer ${options.apiKey}`], ['content-type', 'application/json']]
    text = async () => '{"limit":3}'
  }
  assert.equal((await (await fetch(new OtherRequest())).json()).access_grants.length, 3)
  const two = await fetch(new OtherRequest(), { body: '{"limit":2}' })
  assert.equal((await two.json()).access_grants.length, 2)
})

test('where the platform has no classes for fetch and text, the client and the sandbox do without', async () => {
  const program = `
    for (const name of ['Headers', 'Request', 'Response', 'TextDecoder', 'TextEncoder', 'fetch']) delete globalThis[name]
    const { Seam, SeamConflictError } = await import('seam-access-grants')
    const { createSandbox } = await import('seam-access-grants/sandbox')
    const sandbox = createSandbox({ seed: 'demo' })
    const seam = new Seam({ ...sandbox.options, headers: { 'X-Tenant': ' Zoë ' } })
    const params = { access_grant_key: 'zoë-1', user_identity: { full_name: 'Zoë' }, space_keys: ['room-101'], requested_access_methods: [] }
    const { data, status, headers } = await seam.accessGrants.create(params).withResponse()
    const refused = await seam.accessGrants.create(params).catch((error) => error instanceof SeamConflictError)
    const response = await sandbox.fetch(sandbox.endpoint + '/access_grants/get', { method: 'post', headers: [['Authorization', 'Bearer ' + sandbox.apiKey]], body: new Uint8Array(0) })
    console.log(data.display_name, status, headers.get('Content-Type'), refused, response.ok, response.status, (await response.clone().json()).error.type)
    const controller = new AbortController()
    controller.abort('enough')
    console.log(await sandbox.fetch(sandbox.endpoint, { signal: controller.signal }).catch((reason) => reason))`
  const { stdout } = await promisify(execFile)('node', ['--input-type=module', '-e', program], { cwd: new URL('..', import.meta.url) })
  assert.equal(stdout, 'Zoë 200 application/json; charset=utf-8 true false 400 invalid_input\nenough\n')
})
