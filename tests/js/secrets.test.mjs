// No secret reaches what programs write down: errors, hooks, logs. Each row of the table is a way on which something fails, or is told,
// while every kind of secret is at hand; whatever comes of it is looked through in every way in which a program may write it.
// The name of a member that nobody knows is told: where it stands is what the issue is about.

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import test from 'node:test'
import { inspect } from 'node:util'
import * as pkg from '../../pkg/index.js'
import { createSandbox } from '../../pkg/sandbox.js'
import { start } from '../server/start.mjs'
import { ID, failure, refused, reply } from './fake-fetch.mjs'

const { Seam } = pkg

/** The marks of every secret. */
const SECRETS = {
  pin: '739184265',
  apiKey: 'seam_MARKEDAPIKEY',
  personalAccessToken: 'seam_at1_MARKEDPERSONAL',
  clientSessionToken: 'seam_cst1_MARKEDSESSION',
  consoleSessionToken: 'eyMARKEDCONSOLE',
  instantKeyUrl: 'https://ik.seam.co/MARKEDLINK',
  webhookSecret: `whsec_${Buffer.from('MARKEDWEBHOOKSECRETMARKEDWEBHOOK').toString('base64')}`,
  header: 'MARKEDHEADER',
}
const MARKS = [/739184265/, /MARKED/, new RegExp(SECRETS.webhookSecret.slice(6, 30))]

const grant = (code) => ({ user_identity_id: ID, space_ids: [ID], requested_access_methods: [{ mode: 'code', code }] })
const good = grant(SECRETS.pin)
const method = { access_method_id: ID, mode: 'code', code: SECRETS.pin, instant_key_url: SECRETS.instantKeyUrl, client_session_token: SECRETS.clientSessionToken }

/** A client whose every request ends in what `answer` gives, and what its hooks are told. */
function clientOf(answer, options) {
  const told = []
  const hook = (event) => told.push(event)
  const hooks = { onRequest: hook, onResponse: hook, onRetry: hook }
  const seam = new Seam({ apiKey: SECRETS.apiKey, fetch: async (...call) => answer(...call), headers: { 'x-internal': SECRETS.header }, ...hooks, ...options })
  return { seam, told }
}

/** How a call fails: the error, what the hooks were told, and the client. */
async function fails(answer, call = ({ accessGrants }) => accessGrants.create(good), options) {
  const { seam, told } = clientOf(answer, { maxRetries: 1, ...options })
  return [await failure(Promise.resolve(call(seam))), told, seam]
}

/** How a client cannot be made. */
function cannotBeMade(...options) {
  return options.map((given) => {
    try {
      new Seam(given)
    } catch (error) {
      return error
    }
    throw new Error('it should have failed')
  })
}

const soon = { 'retry-after': '0' }
const page = (status) => new Response(`<html>${SECRETS.pin} ${SECRETS.apiKey}</html>`, { status, headers: { 'content-type': 'text/html', ...soon } })
const cut = () => new Response(JSON.stringify({ access_grant: method }).slice(0, -4), { headers: { 'content-type': 'application/json' } })
const update = ({ accessGrants }) => accessGrants.update({ access_grant_id: ID, name: SECRETS.pin, starts_at: SECRETS.pin })
const device = { device_id: ID, display_name: 'Lock', supported_code_lengths: [4], code_constraints: [{ constraint_type: 'no_zeros' }] }

/** Nobody listens at the port of a server that has closed. */
async function closedPort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}

async function webhook(change) {
  const secret = SECRETS.webhookSecret
  const headers = { 'svix-id': 'm', 'svix-timestamp': String(Math.floor(Date.now() / 1000)), 'svix-signature': 'v1,AAAA' }
  const payload = JSON.stringify({ event_type: 'access_method.created', code: SECRETS.pin, url: SECRETS.instantKeyUrl })
  return failure(pkg.verifyWebhook({ payload, headers, secret, ...change({ headers, secret }) }))
}

/** A sandbox in which something was made, failed and was told of. */
async function sandboxOf() {
  const sandbox = createSandbox({ seed: 'demo', issuance: 'at once' })
  sandbox.faults({ operations: ['/access_grants/delete'], outage: true, takenPins: [SECRETS.pin] })
  const { accessGrants } = new Seam({ ...sandbox.options, maxRetries: 0 })
  await accessGrants.create(good)
  const errors = [
    await failure(accessGrants.create(grant(SECRETS.pin + SECRETS.pin))),
    await failure(accessGrants.delete({ access_grant_id: ID })),
    await failure(new Seam({ ...sandbox.options, apiKey: SECRETS.apiKey, maxRetries: 0 }).accessGrants.list().toArray({ limit: 1 })),
    await failure(Seam.fromClientSessionToken(SECRETS.clientSessionToken, { ...sandbox.options, apiKey: undefined, maxRetries: 0 }).accessGrants.get({ access_grant_id: ID })),
  ]
  await sandbox.fetch(`${sandbox.options.endpoint}/access_grants/list?search=${SECRETS.pin}`, { headers: { authorization: `Bearer ${SECRETS.apiKey}` } })
  return { sandbox, errors }
}

const validated = (schema, value, context) => {
  const { value: _, ...said } = schema.validate(value, context)
  return said
}

/** What is told, on every way on which something fails or is told. */
const WAYS = {
  // Nothing is sent.
  'create: PIN too long': () => fails(() => reply(200), ({ accessGrants }) => accessGrants.create(grant(`${SECRETS.pin}1`))),
  'create: PIN with letters': () => fails(() => reply(200), ({ accessGrants }) => accessGrants.create(grant(`${SECRETS.pin}x`))),
  'create: PIN for another mode': () => fails(() => reply(200), ({ accessGrants }) => accessGrants.create({ ...good, requested_access_methods: [{ mode: 'card', code: SECRETS.pin }] })),
  'create: PIN where another value belongs': () => fails(() => reply(200), ({ accessGrants }) => accessGrants.create({ ...good, ends_at: SECRETS.pin, space_ids: [SECRETS.pin], is_managed: SECRETS.pin })),
  'update: a link where a time belongs': () => fails(() => reply(200), ({ accessGrants }) => accessGrants.update({ access_grant_id: SECRETS.instantKeyUrl, ends_at: SECRETS.instantKeyUrl })),
  'create: what JSON loses': () => fails(() => reply(200), ({ accessGrants }) => accessGrants.create({ ...good, name: new Map([[SECRETS.pin, SECRETS.apiKey]]), ends_at: () => SECRETS.pin })),
  'create: a getter that throws': () =>
    fails(() => reply(200), ({ accessGrants }) => accessGrants.create({ ...good, get name() { throw new Error(`no ${SECRETS.pin}`) } })),
  'validate: PINs of a lock': () => validated(pkg.createAccessGrantSchema, good, { devices: [device] }),
  'checkPin': () => [pkg.checkPin(SECRETS.pin, { devices: [device] }), pkg.checkPin(`${SECRETS.pin}x`, {})],
  'parse': () => {
    try {
      pkg.createAccessGrantSchema.parse(grant(`${SECRETS.pin}1`))
    } catch (error) {
      return error
    }
    return assert.fail()
  },
  'validateMany: rows': () => pkg.createAccessGrantSchema.validateMany([grant(`${SECRETS.pin}1`), SECRETS.apiKey]),
  'validateMany: JSON': () => pkg.createAccessGrantSchema.validateMany(`[${JSON.stringify(grant(`${SECRETS.pin}1`))}, ${SECRETS.apiKey}]`),
  'validateMany: lines': () => pkg.createAccessGrantSchema.validateMany(`{"name":${SECRETS.pin}}\n${SECRETS.apiKey}\n`),
  'validateMany: table': () => pkg.createAccessGrantSchema.validateMany(`name,${SECRETS.pin},"${SECRETS.instantKeyUrl}"\n"${SECRETS.pin}"x,1\n${SECRETS.pin},a,b,c\n`),
  'validateMany: table without a header': () => pkg.createAccessGrantSchema.validateMany(`${SECRETS.pin},Jane\n${SECRETS.pin},Joe\n`),
  // Something is sent, and fails.
  ...Object.fromEntries([400, 401, 403, 404, 409, 418, 429, 500, 503].map((status) => [`status ${status}`, () => fails(() => refused(status, soon))])),
  ...Object.fromEntries([200, 302, 401, 429, 502].map((status) => [`page with status ${status}`, () => fails(() => page(status))])),
  'answer cut short': () => fails(cut),
  'answer of another form': () => fails(() => reply(200, { access_grant: { ...method, created_at: SECRETS.pin, name: [SECRETS.instantKeyUrl] } })),
  'answer with a link of another form': () => fails(() => reply(200, { access_method: { ...method, access_method_id: 1, code: [SECRETS.pin], instant_key_url: { a: SECRETS.instantKeyUrl } } }), ({ accessMethods }) => accessMethods.get({ access_method_id: ID })),
  'answer with 401 and a token': () => fails(() => reply(401, { token: SECRETS.apiKey, error: { message: 7 } })),
  'no answer in time': () => fails(() => new Promise(() => {}), undefined, { timeout: 5 }),
  'aborted': () => {
    const controller = new AbortController()
    return fails(() => (controller.abort(), new Promise(() => {})), ({ accessGrants }) => accessGrants.create(good, { signal: controller.signal }))
  },
  'aborted ahead': () => fails(() => reply(200), ({ accessGrants }) => accessGrants.create(good, { signal: AbortSignal.abort() })),
  'connection refused': async () => {
    const { seam, told } = clientOf(undefined, { fetch, endpoint: await closedPort(), maxRetries: 1 })
    return [await failure(seam.accessGrants.get({ access_grant_id: ID })), told]
  },
  'header that HTTP does not allow': async () => [
    cannotBeMade({ apiKey: SECRETS.apiKey, headers: { 'x-internal': `${SECRETS.header}\nx` } }, { apiKey: SECRETS.apiKey, headers: { 'x-internal': `${SECRETS.header}日` } }),
    await fails(() => reply(200), ({ accessGrants }) => accessGrants.create(good, { headers: { 'x y': SECRETS.header } })),
  ],
  'fetch that gives no response': () => fails(() => ({ status: SECRETS.pin, body: SECRETS.apiKey })),
  'update: not sent for two reasons': () => fails(() => reply(200), update),
  'withResponse': () => fails(() => refused(500, soon), ({ accessGrants }) => accessGrants.create(good).withResponse()),
  'list': () => fails(() => refused(500, soon), ({ accessGrants }) => accessGrants.list({ search: SECRETS.pin }).toArray({ limit: 1 })),
  'createMany': async () => {
    const { seam, told } = clientOf(() => refused(409, soon), { maxRetries: 0 })
    return [await seam.accessGrants.createMany([good, grant(`${SECRETS.pin}1`), { ...good, access_grant_key: 'k' }]), told]
  },
  // A client that cannot be made.
  'tokens in the place of others': () => {
    const { apiKey, personalAccessToken, clientSessionToken, consoleSessionToken } = SECRETS
    return cannotBeMade(
      clientSessionToken,
      { apiKey: personalAccessToken },
      { clientSessionToken: apiKey },
      { consoleSessionToken: apiKey, workspaceId: 'w' },
      { personalAccessToken },
      { personalAccessToken: consoleSessionToken, workspaceId: 'w' },
      { apiKey: `${apiKey}\n` },
      { apiKey: `${apiKey}日` },
      { apiKey, clientSessionToken },
      { apiKey: { token: apiKey } },
      { apiKey: SECRETS.webhookSecret },
      { apiKey, workspaceId: 'w' },
      { apiKey, endpoint: `https://user:${SECRETS.header}@example.com` },
      { apiKey, endpoint: `https://example.com/?token=${SECRETS.header}` },
      { apiKey, endpoint: SECRETS.header },
      { apiKey, timeout: SECRETS.pin },
      { apiKey, context: { devices: SECRETS.pin } },
    )
  },
  'clients': () => {
    const { apiKey, personalAccessToken, clientSessionToken, consoleSessionToken } = SECRETS
    const workspaceId = 'w'
    const clients = [apiKey, { clientSessionToken }, { personalAccessToken, workspaceId }, { consoleSessionToken, workspaceId }].map((options) => new Seam(options))
    return clients.flatMap((seam) => [seam, seam.accessGrants, seam.accessMethods, { ...seam }])
  },
  // Webhooks.
  'webhook: no signature that fits': () => webhook(() => ({})),
  'webhook: too old': () => webhook(({ headers }) => ({ headers: { ...headers, 'svix-timestamp': '1' } })),
  'webhook: without headers': () => webhook(() => ({ headers: {} })),
  'webhook: a payload that was parsed': () => webhook(() => ({ payload: { code: SECRETS.pin } })),
  'webhook: a secret of another form': async () => [await webhook(({ secret }) => ({ secret: secret.slice(6) })), await webhook(({ secret }) => ({ secret: `${secret}?` })), await webhook(() => ({ secret: SECRETS.apiKey }))],
  'event that is none': () => {
    const text = JSON.stringify({ event_type: 'access_method.created', event_id: SECRETS.pin, created_at: SECRETS.instantKeyUrl })
    const fails = (given) => {
      try {
        pkg.parseEvent(given)
      } catch (error) {
        return error
      }
      return assert.fail()
    }
    return [fails(text), fails(text.slice(1)), fails(SECRETS.apiKey)]
  },
  // The sandbox.
  'sandbox: errors': async () => (await sandboxOf()).errors,
  'sandbox: log of requests': async () => {
    const { sandbox } = await sandboxOf()
    const log = sandbox.requests()
    assert.equal(log.length, 5)
    return [log, sandbox, { ...sandbox }]
  },
  'sandbox: a snapshot that is refused': async () => {
    const { sandbox } = await sandboxOf()
    const written = sandbox.snapshot()
    assert.ok(written.includes(SECRETS.pin), 'a snapshot holds what it is taken of')
    return [written.replace(/"version":\d+/, '"version":1'), written.replaceAll(`"${SECRETS.pin}"`, SECRETS.pin), `${written}x`, SECRETS.pin].map((text) => {
      try {
        sandbox.restore(text)
      } catch (error) {
        return error
      }
      return assert.fail('it should have been refused')
    })
  },
  'sandbox: faults and options that cannot be': () => {
    const sandbox = createSandbox()
    return [() => sandbox.faults({ takenPins: [`${SECRETS.pin}x`] }), () => sandbox.faults({ rateLimit: SECRETS.pin }), () => sandbox.advance(SECRETS.pin), () => createSandbox({ seed: SECRETS.pin }), () => createSandbox({ now: SECRETS.pin }), () => createSandbox({ issuance: SECRETS.pin })].map((call) => {
      try {
        call()
      } catch (error) {
        return error
      }
      return assert.fail('it should have been refused')
    })
  },
  'sandbox: deliveries of a webhook': async () => {
    const sandbox = createSandbox({ issuance: 'at once' })
    const sent = []
    const handler = (request) => {
      sent.push(request)
      throw new Error(SECRETS.header)
    }
    const hook = sandbox.webhook({ handler, secret: SECRETS.webhookSecret })
    await new Seam({ ...sandbox.options, maxRetries: 0 }).accessGrants.create(good)
    await hook.settled()
    assert.ok(sent.length > 0 && hook.deliveries().length > 0)
    return hook.deliveries()
  },
  'sandbox over HTTP: what it prints, its log and its page': async (t) => {
    const { address, post, stop, control } = await start(t)
    const ask = (headers) => post('/access_grants/create', good, headers)
    const answers = [await ask(), await ask({ authorization: `Bearer ${SECRETS.apiKey}` }), await post('/access_grants/create', SECRETS.pin), await fetch(`${address}/access_grants/get?code=${SECRETS.pin}`)]
    assert.deepEqual(answers.map(({ status }) => status), [200, 401, 400, 401])
    const page = await (await fetch(address)).text()
    const { body } = await control('requests')
    assert.equal(body.requests.length, 4)
    return [page, body, await stop('SIGTERM')]
  },
}

/** Everything that can be reached from a value, by whatever name, shown or not; functions do not tell what they hold. */
function reach(value, found = new Set()) {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || found.has(value)) return found
  found.add(value)
  for (const key of Reflect.ownKeys(value)) {
    const { value: member } = Object.getOwnPropertyDescriptor(value, key) ?? {}
    reach(member, found)
  }
  return found
}

const attempted = (write) => {
  try {
    return String(write())
  } catch {
    // What cannot be written tells nothing.
    return ''
  }
}

/** Every way in which programs write a value down. */
const WRITERS = {
  String: (value) => `${value}`,
  'JSON.stringify': (value) => JSON.stringify(value),
  'util.inspect': (value) => inspect(value, { depth: Infinity, showHidden: true, getters: true, maxArrayLength: Infinity, maxStringLength: Infinity }),
  structuredClone: (value) => inspect(structuredClone(value), { depth: Infinity, showHidden: true }),
  'every member': (value) => [...reach(value)].flatMap((object) => Reflect.ownKeys(object).map((key) => `${String(key)}=${attempted(() => Object.getOwnPropertyDescriptor(object, key).value)}`)).join('\n'),
}

test('the marks would be found', () => {
  const error = Object.assign(new Error('x', { cause: { token: SECRETS.apiKey } }), { list: [{ code: SECRETS.pin }] })
  for (const [name, write] of Object.entries(WRITERS)) {
    if (name === 'String') continue
    assert.ok(MARKS.some((mark) => mark.test(write(error))), name)
  }
})

for (const [way, run] of Object.entries(WAYS)) {
  test(`no secret: ${way}`, async (t) => {
    const written = []
    for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace']) t.mock.method(console, name, (...given) => written.push(given))
    const warned = (warning) => written.push(warning)
    process.on('warning', warned)
    const told = await run(t)
    process.off('warning', warned)
    assert.deepEqual(written, [], 'nothing is logged')
    for (const value of Array.isArray(told) ? told.flat() : [told]) {
      for (const [name, write] of Object.entries(WRITERS)) {
        const text = attempted(() => write(value))
        for (const mark of MARKS) assert.doesNotMatch(text, mark, `${way}, ${name}`)
      }
    }
  })
}
