// How the module gets into an engine, and what is said where it does not.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import test from 'node:test'
import { ID } from './fake-fetch.mjs'

const grant = { user_identity_id: ID, space_ids: [ID], requested_access_methods: [{ mode: 'code', code: '4938' }] }
const bytes = readFileSync(new URL('../../pkg/core.wasm', import.meta.url))

let copies = 0
/** A copy of an entry of its own, whose module has not been started. */
const fresh = (entry) => import(`../../pkg/${entry}.js?loading${copies++}`)

/** Puts other members into the place of `WebAssembly`'s until the test ends. */
function replace(t, members) {
  const before = Object.fromEntries(Object.keys(members).map((name) => [name, WebAssembly[name]]))
  t.after(() => Object.assign(WebAssembly, before))
  Object.assign(WebAssembly, members)
}

function errorOf(call) {
  try {
    call()
  } catch (error) {
    return error
  }
}

const isValid = (pkg) => pkg.createAccessGrantSchema.validate(grant).issues === undefined

// The words of Chrome 156, Chrome 95, Firefox 153, Safari 17, workerd and Chrome 110.
const FAILURES = [
  ["WebAssembly.Module(): Compiling or instantiating WebAssembly module violates the following Content Security policy directive because neither 'wasm-eval' nor 'unsafe-eval' is an allowed source of script", /Content-Security-Policy.*'wasm-unsafe-eval'/],
  ["WebAssembly.Module(): Wasm code generation disallowed by embedder", /forbids compiling.*`workerd` or `edge-light`/],
  ['call to WebAssembly.Module() blocked by CSP', /Content-Security-Policy/],
  ["Refused to create a WebAssembly object because 'unsafe-eval' or 'wasm-unsafe-eval' is not an allowed source of script", /Content-Security-Policy/],
  ['WebAssembly.Module(): invalid value type 0x7b @+119', /too old.*Chrome 96/],
  ['WebAssembly.Compile is disallowed on the main thread, if the buffer size is larger than 4KB.', /`await init\(\)`/],
]
for (const [words, advice] of FAILURES) {
  test(`an engine that says "${words.slice(0, 60)}"`, async (t) => {
    const pkg = await fresh('index')
    const cause = new WebAssembly.CompileError(words)
    replace(t, { Module: class { constructor() { throw cause } }, compile: () => Promise.reject(cause) })
    const errors = [errorOf(() => pkg.pinSchema.validate('1')), errorOf(() => new pkg.Seam('seam_1')), await pkg.init().catch((error) => error)]
    for (const error of errors) {
      assert.ok(pkg.isSeamConfigError(error) && error instanceof pkg.SeamConfigError, String(error))
      assert.match(error.message, advice)
      assert.equal(error.cause, cause)
    }
  })
}

test('a runtime without WebAssembly can import the package, and is told what it lacks', async (t) => {
  const { WebAssembly: real } = globalThis
  t.after(() => (globalThis.WebAssembly = real))
  delete globalThis.WebAssembly
  for (const entry of ['index', 'lite', 'forms', 'asset']) {
    const pkg = await fresh(entry)
    const errors = [await pkg.init(new Uint8Array()).catch((error) => error)]
    if (entry !== 'asset') errors.push(errorOf(() => pkg.checkPin('1234')))
    for (const error of errors) {
      assert.ok(pkg.isSeamConfigError(error), `${entry}: ${error}`)
      assert.match(error.message, /no WebAssembly/)
    }
  }
  const { createSandbox } = await fresh('sandbox')
  assert.match(errorOf(createSandbox).message, /no WebAssembly/)
})

/** A browser that compiles and starts only small modules at once, as Chrome did before 114. Gives the sizes of what was compiled. */
function limitCompiling(t) {
  const { compile } = WebAssembly
  const refusing = (name) =>
    class {
      constructor() {
        throw new RangeError(`WebAssembly.${name} is disallowed on the main thread, if the buffer size is larger than 4KB.`)
      }
    }
  const compiled = []
  replace(t, { Module: refusing('Compile'), Instance: refusing('Instance'), compile: (bytes) => (compiled.push(bytes.length), compile(bytes)) })
  return compiled
}

for (const entry of ['index', 'lite', 'forms', 'sandbox']) {
  test(`a browser that limits synchronous compiling uses ${entry} after init`, async (t) => {
    const pkg = await fresh(entry)
    const compiled = limitCompiling(t)
    const use = () => (pkg.createSandbox ? pkg.createSandbox().apiKey !== '' : isValid(pkg))
    assert.match(errorOf(use).message, /`await init\(\)`/)
    await Promise.all([pkg.init(), pkg.init(), pkg.init()])
    await pkg.init()
    // Node compiles a parser of its own at the first look at `Response`.
    const { length } = readFileSync(new URL(`../../pkg/${entry === 'index' ? 'core' : entry}.wasm`, import.meta.url))
    assert.deepEqual(compiled.filter((size) => size === length), [length])
    assert.ok(use())
  })
}

test('init may be repeated after a failure', async (t) => {
  const pkg = await fresh('index')
  const { compile } = WebAssembly
  replace(t, { compile: () => Promise.reject(new WebAssembly.CompileError('invalid opcode')) })
  await assert.rejects(Promise.all([pkg.init(), pkg.init()]), pkg.SeamConfigError)
  WebAssembly.compile = compile
  await pkg.init()
  assert.ok(isValid(pkg))
})

test('init beside calls changes nothing for them', async () => {
  const pkg = await fresh('index')
  const starting = pkg.init()
  const seam = new pkg.Seam({ apiKey: 'seam_1' })
  assert.ok(isValid(pkg))
  await starting
  assert.ok(isValid(pkg) && seam instanceof pkg.Seam)
})

test('the entry that fetches its module, from every kind of source', async (t) => {
  const server = createServer((request, response) => {
    if (request.url === '/none') return response.writeHead(404).end()
    if (request.url === '/page') return response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>')
    response.writeHead(200, { 'content-type': request.url === '/typed' ? 'application/wasm' : 'text/plain' }).end(bytes)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  const address = `http://127.0.0.1:${server.address().port}`
  const sources = {
    address: `${address}/typed`,
    'another type': new URL(`${address}/untyped`),
    'an answer': fetch(`${address}/typed`),
    bytes,
    buffer: new Uint8Array(bytes).buffer,
    module: new WebAssembly.Module(bytes),
  }
  for (const [name, source] of Object.entries(sources)) {
    const pkg = await fresh('asset')
    assert.match(errorOf(() => isValid(pkg)).message, /`await init\(\)`/)
    await pkg.init(source)
    assert.ok(isValid(pkg), name)
  }
  const pkg = await fresh('asset')
  const refusals = { [`${address}/none`]: /\/none \(status 404\)/, [`${address}/page`]: /\/page \(something else/, 'http://127.0.0.1:1/': /no answer/ }
  for (const [url, message] of Object.entries(refusals)) {
    await assert.rejects(pkg.init(url), (error) => pkg.isSeamConfigError(error) && message.test(error.message))
  }
  await pkg.init(`${address}/typed`)
  assert.ok(isValid(pkg))
})
