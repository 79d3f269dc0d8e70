// What must hold in the places where clients break: browsers, minified bundles, other realms, bodies of any kind and size.

import assert from 'node:assert/strict'
import { constants } from 'node:buffer'
import { createRequire } from 'node:module'
import test from 'node:test'
import { createContext, runInContext } from 'node:vm'
import * as pkg from '../../pkg/index.js'
import { createSandbox } from '../../pkg/sandbox.js'
import { ID, failure, fakeFetch, granted, refused, reply, row } from './fake-fetch.mjs'

const { Seam } = pkg
const make = (fetch, options) => new Seam({ apiKey: 'seam_1', fetch, maxRetries: 0, ...options }).accessGrants

/** Runs with a global that is there for as long. */
function withGlobal(t, name, value) {
  const before = Object.getOwnPropertyDescriptor(globalThis, name)
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  t.after(() => (before ? Object.defineProperty(globalThis, name, before) : delete globalThis[name]))
}

test('API keys and personal access tokens are refused in a page and in a web worker', async (t) => {
  const kinds = { apiKey: 'seam_1', personalAccessToken: 'seam_at1', consoleSessionToken: 'ey1', clientSessionToken: 'seam_cst1' }
  const guarded = () => {
    for (const [name, token] of Object.entries(kinds)) {
      const options = { [name]: token, ...(/personal|console/.test(name) ? { workspaceId: 'w' } : {}) }
      if (/apiKey|personal/.test(name)) {
        assert.throws(() => new Seam(options), (error) => error.name === 'SeamConfigError' && error.message.includes('clientSessionToken'))
        assert.ok(new Seam({ ...options, dangerouslyAllowBrowser: true }))
      } else {
        assert.ok(new Seam(options))
      }
    }
    // Everybody may know the sandbox's key.
    const { options } = createSandbox()
    assert.ok(new Seam(options))
    assert.throws(() => new Seam({ ...options, apiKey: 'seam_1' }), { name: 'SeamConfigError' })
  }
  await t.test('a page', (t) => {
    withGlobal(t, 'window', globalThis)
    withGlobal(t, 'document', {})
    guarded()
  })
  await t.test('a web worker', (t) => {
    class WorkerGlobalScope {}
    withGlobal(t, 'WorkerGlobalScope', WorkerGlobalScope)
    withGlobal(t, 'self', new WorkerGlobalScope())
    guarded()
  })
  assert.ok(new Seam('seam_1'), 'and nowhere else')
})

test('a workspace goes with the tokens that span several', () => {
  for (const options of [{ apiKey: 'seam_1' }, { clientSessionToken: 'seam_cst1' }]) {
    assert.throws(() => new Seam({ ...options, workspaceId: 'w' }), (error) => error.name === 'SeamConfigError' && /workspaceId/.test(error.message))
  }
})

test('SEAM_ENDPOINT goes before SEAM_API_URL, and an option before both', async (t) => {
  const saved = { ...process.env }
  t.after(() => (process.env = saved))
  const asked = []
  const fetch = async (address) => asked.push(new URL(address).host) && granted()
  const ask = (variables, options) => {
    process.env = { SEAM_API_KEY: 'seam_1', ...variables }
    return new Seam({ fetch, ...options }).accessGrants.get({ access_grant_id: ID })
  }
  await ask({ SEAM_API_URL: 'https://old.example' })
  await ask({ SEAM_API_URL: 'https://old.example', SEAM_ENDPOINT: 'https://new.example' })
  await ask({ SEAM_ENDPOINT: 'https://new.example' }, { endpoint: 'https://option.example' })
  assert.deepEqual(asked, ['old.example', 'new.example', 'option.example'])
})

test('only headers that pass a browser’s preflight are sent', async () => {
  const { fetch, sent } = fakeFetch(() => granted())
  await make(fetch).get({ access_grant_id: ID })
  await Seam.fromClientSessionToken('seam_cst1', { fetch }).accessGrants.get({ access_grant_id: ID })
  await Seam.fromPersonalAccessToken('seam_at1', 'w', { fetch }).accessGrants.get({ access_grant_id: ID })
  const allowed = ['authorization', 'client-session-token', 'content-type', 'seam-sdk-name', 'seam-sdk-version', 'seam-workspace']
  const names = new Set(sent.flatMap(({ init }) => Object.keys(init.headers)))
  assert.deepEqual([...names].sort(), allowed)
})

test('each kind of body has its class, with status and request ID', async () => {
  const id = { 'seam-request-id': 'r1' }
  const raw = (body, status, type) => new Response(body, { status, headers: { ...id, ...(type ? { 'content-type': type } : {}) } })
  const json = JSON.stringify({ access_grant: { access_grant_id: ID }, ok: true })
  for (const [answer, name, status] of [
    [() => raw('<html>Bad Gateway', 502, 'text/html'), 'SeamResponseError', 502],
    [() => raw('', 200, 'application/json'), 'SeamResponseError', 200],
    [() => raw(null, 204), 'SeamResponseError', 204],
    [() => raw(json.slice(0, 30), 200, 'application/json'), 'SeamResponseError', 200],
    [() => raw(json, 200, 'text/html'), 'SeamResponseError', 200],
    [() => raw('{"access_grant":42}', 200, 'application/json'), 'SeamResponseError', 200],
    [() => raw('{"ok":true}', 200, 'application/json'), 'SeamResponseError', 200],
    [() => raw('<html>', 401, 'text/html'), 'SeamUnauthorizedError', 401],
    [() => reply(401, { error: { type: 'client_session_expired', message: 'm' } }, id), 'SeamUnauthorizedError', 401],
    [() => raw('x'.repeat(64 << 20), 200, 'application/json'), 'SeamResponseError', 200],
  ]) {
    const error = await failure(make(async () => answer()).get({ access_grant_id: ID }))
    assert.deepEqual([error.name, error.statusCode, error.requestId], [name, status, 'r1'])
    assert.ok(JSON.stringify(error).length < 2000)
  }
  const expired = await failure(make(async () => reply(401, { error: { type: 'client_session_expired', message: 'm' } })).get({ access_grant_id: ID }))
  assert.equal(expired.code, 'client_session_expired')
  for (const type of [undefined, 'application/json', 'application/problem+json; charset=utf-8']) {
    const bytes = new TextEncoder().encode(json)
    assert.equal((await make(async () => raw(bytes, 200, type)).get({ access_grant_id: ID })).access_grant_id, ID)
  }
})

test('a large answer is checked as any other', async () => {
  const grants = Array.from({ length: 40_000 }, () => ({ access_grant_id: ID, name: 'n'.repeat(500) }))
  const page = await make(async () => reply(200, { access_grants: grants })).list()
  assert.equal(page.length, 40_000)
  grants[39_999].access_grant_id = 7
  const error = await failure(Promise.resolve(make(async () => reply(200, { access_grants: grants })).list()))
  assert.deepEqual(error.issues[0].path, [39_999, 'access_grant_id'])
})

test('messages of the server reach their paths, however deep', async () => {
  const validation_errors = {
    _errors: ['whole'],
    requested_access_methods: { _errors: [], 0: { _errors: [], code: { _errors: ['Must only contain digits'] } } },
  }
  const error = await failure(make(async () => reply(400, { error: { type: 'invalid_input', message: 'm', validation_errors } })).create(row))
  assert.equal(error.name, 'SeamInvalidInputError')
  assert.deepEqual(error.issues.map(({ path, message }) => [path, message]), [[[], 'whole'], [['requested_access_methods', 0, 'code'], 'Must only contain digits']])
  assert.deepEqual(error.getValidationErrorMessages('requested_access_methods.0.code'), ['Must only contain digits'])
})

test('a minified bundle in another realm keeps names, codes, messages and issues', async () => {
  const { build } = createRequire(new URL('../../xtask/package.json', import.meta.url))('esbuild')
  const { outputFiles } = await build({ entryPoints: [new URL('../../pkg/index.js', import.meta.url).pathname], bundle: true, minify: true, format: 'iife', globalName: 'other', write: false, logLevel: 'error' })
  const context = createContext({ TextEncoder, TextDecoder, AbortController, Headers, URL, setTimeout, clearTimeout, WebAssembly, Response })
  const other = runInContext(`${outputFiles[0].text};other`, context)
  const theirs = new other.Seam({ apiKey: 'seam_1', maxRetries: 0, fetch: async () => refused(409) }).accessGrants
  const conflict = await failure(theirs.get({ access_grant_id: ID }))
  assert.ok(conflict instanceof pkg.SeamConflictError && !(conflict instanceof pkg.SeamNotFoundError))
  assert.ok(pkg.isSeamConflictError(conflict) && pkg.isSeamApiError(conflict) && pkg.isSeamError(conflict))
  const { name, message, code, statusCode } = JSON.parse(JSON.stringify(conflict))
  assert.deepEqual([name, message, code, statusCode], ['SeamConflictError', 'words', 'status_409', 409])
  const invalid = await failure(theirs.create({ ...row, space_ids: ['x'] }))
  assert.ok(pkg.isSeamValidationError(invalid))
  assert.deepEqual(JSON.parse(JSON.stringify(invalid)).issues[0].path, ['space_ids', 0])
})

test('strange signals and fetches: every promise settles', async () => {
  for (const signal of [{ addEventListener() {} }, { addEventListener() {}, aborted: true, reason: null }, new Proxy(new EventTarget(), {})]) {
    await make(async () => granted()).get({ access_grant_id: ID }, { signal }).catch((error) => assert.equal(error.name, 'AbortError'))
  }
  for (const fetch of [() => ({ then(_, reject) { reject('no') } }), () => ({ then() { throw 'no' } }), () => new Promise(() => {})]) {
    const error = await failure(make(fetch, { timeout: 20 }).get({ access_grant_id: ID }))
    assert.ok(pkg.isSeamConnectionError(error), String(error))
  }
})

/** What Node warns of while something runs. */
async function warningsOf(run) {
  const warnings = []
  const note = ({ name, message }) => warnings.push(`${name}: ${message}`)
  process.on('warning', note)
  await run()
  await new Promise((resolve) => setTimeout(resolve, 10))
  process.off('warning', note)
  return warnings
}

test('many calls on one signal are no leak, and all of them end with it', async () => {
  const later = () => new Promise((resolve) => setTimeout(() => resolve(granted()), 5))
  const { signal } = new AbortController()
  const many = (call) => Promise.all(Array.from({ length: 40 }, call))
  const rows = Array.from({ length: 40 }, (_, index) => ({ ...row, access_grant_key: `row-${index}` }))
  const asked = () => Promise.resolve(refused(429, { 'retry-after': '0.01' }))
  assert.deepEqual(await warningsOf(() => many(() => make(later).get({ access_grant_id: ID }, { signal }))), [])
  assert.deepEqual(await warningsOf(() => many(() => failure(make(asked).get({ access_grant_id: ID }, { signal, maxRetries: 1 })))), [])
  assert.deepEqual(await warningsOf(() => make(later).createMany(rows, { concurrency: 40, signal })), [])
  assert.deepEqual(await warningsOf(() => make(asked).createMany(rows, { concurrency: 40, signal, maxRetries: 1 })), [])

  const controller = new AbortController()
  const never = () => new Promise(() => {})
  const calls = many(() => failure(make(never).get({ access_grant_id: ID }, { signal: controller.signal })))
  setTimeout(() => controller.abort('enough'), 5)
  assert.ok((await calls).every(({ name, cause }) => name === 'AbortError' && cause === 'enough'))
})

test('a signal is left as it was, and the next call listens anew', async () => {
  const listening = new Set()
  let added = 0
  const signal = new AbortController().signal
  signal.addEventListener = (type, listener) => listening.add(listener) && added++
  signal.removeEventListener = (type, listener) => listening.delete(listener)
  const gets = (count) => Promise.all(Array.from({ length: count }, () => make(async () => granted()).get({ access_grant_id: ID }, { signal })))
  await gets(5)
  assert.deepEqual([added, listening.size], [1, 0])
  const { fetch } = fakeFetch(() => refused(429, { 'retry-after': '0' }), () => granted())
  await make(fetch, { maxRetries: 1 }).get({ access_grant_id: ID }, { signal })
  assert.equal(listening.size, 0)
})

test('a signal whose members throw is refused, or as good as none', async () => {
  const boom = () => {
    throw new Error('boom')
  }
  const signals = [
    Object.defineProperty({ aborted: false }, 'addEventListener', { get: boom }),
    { aborted: false, addEventListener: boom, removeEventListener() {} },
    new Proxy({}, { get: boom }),
  ]
  for (const signal of signals) {
    const { fetch, sent } = fakeFetch(() => granted())
    const error = await failure(make(fetch).get({ access_grant_id: ID }, { signal }))
    assert.deepEqual([error.name, error.message, sent.length], ['SeamConfigError', 'signal must be an AbortSignal.', 0])
    const run = await make(fetch).createMany([row], { signal }).catch((error) => ({ failed: [{ error }] }))
    assert.equal(run.failed[0].error.name, 'SeamConfigError')
  }
  const released = { aborted: false, addEventListener() {}, removeEventListener: boom }
  assert.equal((await make(async () => granted()).get({ access_grant_id: ID }, { signal: released })).access_grant_id, ID)
  const unreasonable = Object.defineProperty({ aborted: true, addEventListener() {} }, 'reason', { get: boom })
  assert.equal((await failure(make(async () => granted()).get({ access_grant_id: ID }, { signal: unreasonable }))).name, 'AbortError')
  const unclear = Object.defineProperty({ addEventListener() {} }, 'aborted', { get: boom })
  assert.equal((await make(async () => granted()).get({ access_grant_id: ID }, { signal: unclear })).access_grant_id, ID)
  const run = await make(async () => granted()).createMany([row, row], { signal: unclear })
  assert.deepEqual([run.created.length, run.aborted], [2, false])
})

test('a fetch that takes no signal of a foreign AbortController is called without one, once', async (t) => {
  const Native = AbortSignal
  /** As Node 24 says it, and Node 20 and the browsers; the others refuse the same. */
  for (const words of ['RequestInit: Expected signal ("AbortSignal {}") to be an instance of AbortSignal.', "Failed to construct 'Request': member signal is not of type AbortSignal."]) {
    const sent = []
    const strict = async (address, init) => {
      if (init.signal !== undefined && !(init.signal instanceof Native)) throw new TypeError(words)
      sent.push(init)
      return sent.length > 1 ? new Promise(() => {}) : granted()
    }
    assert.equal((await make(strict).get({ access_grant_id: ID })).access_grant_id, ID)
    assert.ok(sent[0].signal instanceof Native)
    sent.length = 0
    await t.test(words, async (t) => {
      withGlobal(t, 'AbortController', class { signal = Object.assign(new EventTarget(), { aborted: false }); abort() { this.signal.aborted = true } })
      const api = make(strict)
      assert.equal((await api.get({ access_grant_id: ID })).access_grant_id, ID)
      assert.deepEqual([sent.length, sent[0].signal], [1, undefined])
      assert.equal((await failure(api.get({ access_grant_id: ID }, { timeout: 20 }))).name, 'SeamTimeoutError')
      const theirs = Object.assign(new EventTarget(), { aborted: false, reason: 'enough' })
      const call = failure(api.get({ access_grant_id: ID }, { signal: theirs }))
      setTimeout(() => theirs.dispatchEvent(new Event('abort')), 5)
      assert.deepEqual([(await call).name, sent.length], ['AbortError', 3])
    })
  }
})

test('without a signal and a time limit, fetch gets no signal', async () => {
  const { fetch, sent } = fakeFetch(() => granted())
  await make(fetch).get({ access_grant_id: ID }, { timeout: 0 })
  assert.ok(!('signal' in sent[0].init))
})

test('answers are not kept by a framework’s cache, where the platform knows of caches and is no browser', async (t) => {
  const cacheIn = async () => {
    const { fetch, sent } = fakeFetch(() => reply(200, { access_grants: [] }))
    await new Seam({ apiKey: 'seam_1', fetch, dangerouslyAllowBrowser: true }).accessGrants.list()
    return 'cache' in sent[0].init ? sent[0].init.cache : 'absent'
  }
  assert.equal(await cacheIn(), 'no-store')
  for (const [name, value] of [['Request', class {}], ['Request', undefined], ['Request', () => {}]]) {
    await t.test(`${name} is ${value}`, async (t) => {
      withGlobal(t, name, value)
      assert.equal(await cacheIn(), 'absent')
    })
  }
  await t.test('a page', async (t) => {
    withGlobal(t, 'window', globalThis)
    withGlobal(t, 'document', {})
    assert.equal(await cacheIn(), 'absent')
  })
})

test('an error by which a framework ends a rendering is known to it again, and nothing is sent again', async () => {
  const cause = Object.assign(new Error('Dynamic server usage'), { digest: 'DYNAMIC_SERVER_USAGE' })
  const { fetch, sent } = fakeFetch(() => Promise.reject(cause))
  const error = await failure(Promise.resolve(make(fetch, { maxRetries: 2 }).list()))
  assert.deepEqual([error.name, error.digest, error.cause, error.retryable, sent.length], ['SeamConnectionError', cause.digest, cause, false, 1])
})

// Node 20 has no such array.
test('a length beyond 32 bits does not break the module', { skip: constants.MAX_LENGTH <= 2 ** 32 }, () => {
  const { createAccessGrantSchema: schema } = pkg
  for (const more of [10, 5000, 50_000]) {
    assert.throws(() => schema.validateMany(new Uint8Array(2 ** 32 + more)))
    assert.equal(schema.validateMany('[{},{}]').invalid, 2)
  }
})
