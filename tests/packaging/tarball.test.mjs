// The packed tarball, installed in a project of its own, as a user does it.

import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after, before } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { serve } from '../e2e/serve.mjs'
import { launch } from '../e2e/browser.mjs'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../', import.meta.url))
const tools = join(root, 'tests/node_modules/.bin')
const project = mkdtempSync(join(tmpdir(), 'seam-access-grants-'))
const write = (name, text) => writeFileSync(join(project, name), text)
const node = async (file) => (await run('node', [file], { cwd: project })).stdout
let tarball

before(async () => {
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', project], { cwd: join(root, 'pkg') })
  tarball = join(project, stdout.trim().split('\n').at(-1))
  write('package.json', '{ "name": "project", "private": true, "type": "module" }')
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: project })
})

after(() => rmSync(project, { recursive: true }))

test('it brings nothing along', async () => {
  const { dependencies } = JSON.parse((await run('npm', ['ls', '--json', '--all'], { cwd: project })).stdout)
  assert.deepEqual(Object.keys(dependencies), ['seam-access-grants'])
  assert.equal(dependencies['seam-access-grants'].dependencies, undefined)
})

test('no path of the machine that built it is inside', async () => {
  const modules = join(root, 'target/package/modules')
  const texts = readdirSync(modules).map((name) => readFileSync(join(modules, name, 'module_bg.wasm'), 'latin1'))
  const { stdout } = await run('tar', ['-xOf', tarball], { maxBuffer: 2 ** 26, encoding: 'latin1' })
  for (const text of [...texts, stdout]) assert.ok(!text.includes(`${process.env.HOME}/`) && !text.includes(root))
})

test('what is thrown in the facade is told by its source', async () => {
  write('throws.mjs', "import { Seam } from 'seam-access-grants'\nnew Seam({ apiKey: 'seam_1', timeout: -1 })")
  const { stderr } = await run('node', ['--enable-source-maps', 'throws.mjs'], { cwd: project }).catch((error) => error)
  assert.match(stderr, /seam-access-grants\/src\/resolve-options\.ts:\d+/)
  assert.match(stderr, /timeout must be a number/)
})

const USE = `
  const grant = { user_identity_id: '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d', space_ids: [], requested_access_methods: [{ mode: 'code', code: '12' }] }
  const { issues } = createAccessGrantSchema.validate(grant)
  console.log(issues.map(({ path }) => path.join('.')).join(' '))`

test('ES modules', async () => {
  write('esm.mjs', `import { createAccessGrantSchema } from 'seam-access-grants'${USE}`)
  assert.equal(await node('esm.mjs'), 'space_ids requested_access_methods.0.code\n')
})

test('CommonJS', async () => {
  write('cjs.cjs', `const { createAccessGrantSchema } = require('seam-access-grants')${USE}`)
  assert.equal(await node('cjs.cjs'), 'space_ids requested_access_methods.0.code\n')
})

test('guards and instanceof know the errors of a second copy', async () => {
  cpSync(join(project, 'node_modules/seam-access-grants/index.cjs'), join(project, 'copy.cjs'))
  write('two.mjs', `
    import { createRequire } from 'node:module'
    import { SeamValidationError, isSeamValidationError } from 'seam-access-grants'
    const copy = createRequire(import.meta.url)('./copy.cjs')
    const error = (() => { try { copy.pinSchema.parse('1') } catch (error) { return error } })()
    console.log(isSeamValidationError(error), error instanceof SeamValidationError)`)
  assert.equal(await node('two.mjs'), 'true true\n')
})

test('classes are the same in every entry and both module systems', async () => {
  write('classes.mjs', `
    import { createRequire } from 'node:module'
    import * as whole from 'seam-access-grants'
    import * as lite from 'seam-access-grants/lite'
    import * as forms from 'seam-access-grants/forms'
    const require = createRequire(import.meta.url)
    const entries = [whole, lite, forms, ...['', '/lite', '/forms'].map((name) => require('seam-access-grants' + name))]
    const errorOf = (call) => { try { call() } catch (error) { return error } }
    const said = new Set()
    for (const one of entries) {
      const error = errorOf(() => one.pinSchema.parse('1'))
      const client = one.Seam && new one.Seam('seam_test_1')
      for (const other of entries) {
        said.add(error instanceof other.SeamValidationError && error instanceof other.SeamError && !(error instanceof other.SeamConfigError))
        if (!client || !other.Seam) continue
        said.add(client instanceof other.Seam && client.accessGrants.list() instanceof other.List && !({} instanceof other.Seam))
      }
    }
    class Own extends whole.SeamError {}
    said.add(new Own('x') instanceof whole.SeamError && !(new whole.SeamError('x') instanceof Own) && new Own('x') instanceof Own)
    console.log(...said)`)
  assert.equal(await node('classes.mjs'), 'true\n')
})

test('the entry for forms checks a form', async () => {
  write('forms.mjs', `
    import { accessGrantFormData, checkPin, constraints, createAccessGrantSchema, toInstant } from 'seam-access-grants/forms'
    import * as forms from 'seam-access-grants/forms'
    const params = accessGrantFormData([['space_ids', 'x'], ['requested_access_methods.0.mode', 'code']])
    const { issues } = createAccessGrantSchema.validate(params)
    console.log(issues.map(({ path }) => path.join('.')).join(' '), constraints().pin.maxLength)
    console.log(checkPin('12')[0].message, toInstant({ date: '2030-07-01', time: '15:00', timeZone: 'Europe/Paris' }))
    console.log(checkPin('1234', { devices: [{ supported_code_lengths: [6] }] }).warnings[0].code, 'Seam' in forms, 'accessGrantSchema' in forms)`)
  assert.equal(await node('forms.mjs'), [
    'user_identity_id space_ids.0 9',
    'Enter 4 to 9 digits. 2030-07-01T13:00:00.000000Z',
    'not_checked false false',
    '',
  ].join('\n'))
})

const examples = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code)

test('the first example of the README', async () => {
  write('readme-1.mjs', examples[0])
  assert.equal(await node('readme-1.mjs'), 'Jane Doe 1\n')
})

/** Runs an example, and holds what it prints against its comments. */
async function printsItsComments(file, example) {
  write(file, example)
  const printed = (await node(file)).replaceAll(/\s+/g, ' ')
  const said = [...example.matchAll(/\/\/ (.*)/g)].map(([, text]) => text).join(' ').replaceAll(/\s+/g, ' ')
  assert.equal(printed.trim(), said)
}

test('the second example of the README prints what its comments say', () => printsItsComments('readme-2.mjs', examples[1]))

test('the example with a JSON Schema prints what its comments say', async () => {
  await printsItsComments('readme-json-schema.mjs', examples.find((code) => code.includes('jsonSchema')))
})

test('the example of a booking prints what its comments say', async () => {
  const example = examples.find((code) => code.includes('waitUntilIssued'))
  write('readme-booking.mjs', example)
  const said = [...example.matchAll(/^\/\/ (.*)/gm)].map(([, text]) => `${text}\n`).join('')
  assert.equal(await node('readme-booking.mjs'), said)
})

test('the example with doors gives the sentence that it shows', async () => {
  write('readme-doors.mjs', examples.find((code) => code.includes('generatePin')))
  assert.equal(await node('readme-doors.mjs'), 'requested_access_methods.0.code\nFront Door takes 6 digits.\nundefined\n1\n')
})

test('the script of the README creates, lists and refuses', async () => {
  cpSync(join(root, 'www/examples/create-and-list.mjs'), join(project, 'create-and-list.mjs'))
  const printed = await node('create-and-list.mjs')
  assert.match(printed, /^Created [0-9a-f-]{36}\n/)
  assert.match(printed, /│ 'Ada Lovelace'/)
  assert.match(printed, /Refused before it was sent:\n  ends_at: Enter a date.*\n  requested_access_methods\.0\.code: Enter 4 to 9 digits\.\n$/)
  assert.ok(!printed.includes('493827'))
})

test('npx starts the sandbox, which needs nothing but the tarball', async () => {
  const { stdout } = await run('npx', ['--offline', 'seam-access-grants', '--help'], { cwd: project })
  assert.match(stdout, /^Usage: seam-access-grants COMMAND/)
  const server = spawn(join(project, 'node_modules/.bin/seam-access-grants'), ['sandbox', '--port', '0', '--seed', 'demo'], { cwd: project })
  try {
    const [printed] = await once(server.stdout, 'data')
    const [, endpoint, apiKey] = /SEAM_ENDPOINT=(\S+) SEAM_API_KEY=(\S+)/.exec(printed)
    write('asks.mjs', `
      import { Seam } from 'seam-access-grants'
      console.log((await new Seam({ apiKey: '${apiKey}', endpoint: '${endpoint}' }).accessGrants.list()).length)`)
    assert.equal(await node('asks.mjs'), '200\n')
  } finally {
    server.kill()
  }
  assert.deepEqual(await once(server, 'exit'), [0, null])
})

test('no entry takes the command line along', () => {
  const files = readdirSync(join(root, 'pkg'), { recursive: true }).filter((name) => /\.c?js$/.test(name) && name !== 'cli.js')
  for (const name of files) assert.ok(!/['"]node:http['"]/.test(readFileSync(join(root, 'pkg', name), 'utf8')), name)
})

test('publint and Are The Types Wrong find nothing', async () => {
  await run(join(tools, 'publint'), ['--strict', 'node_modules/seam-access-grants'], { cwd: project })
  await run(join(tools, 'attw'), [tarball, '--profile', 'node16'])
})

test('Vite, with no configuration, in a browser', async () => {
  write('index.html', '<!doctype html><title>t</title><script type="module" src="/main.js"></script>')
  write('main.js', `
    import { Seam, createAccessGrantSchema } from 'seam-access-grants'
    import { createSandbox } from 'seam-access-grants/sandbox'
    const console = { log: (text) => (document.title = text) }
    ${USE}
    const sandbox = createSandbox()
    let refused = ''
    try { new Seam({ ...sandbox.options, apiKey: 'seam_real' }) } catch ({ name }) { refused = name }
    const seam = new Seam(sandbox.options)
    await seam.accessGrants.create({ user_identity: {}, space_keys: ['a'], requested_access_methods: [] })
    document.title += ' ' + refused + ' ' + (await seam.accessGrants.list()).length`)
  await run(join(tools, 'vite'), ['build', '--logLevel', 'warn'], { cwd: project })
  const server = await serve(join(project, 'dist'))
  const browser = await launch()
  try {
    const page = await browser.newPage()
    const errors = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(server.address)
    await page.waitForFunction(() => / \d+$/.test(document.title), undefined, { timeout: 10_000 })
    assert.equal(await page.title(), 'space_ids requested_access_methods.0.code SeamConfigError 1')
    assert.deepEqual(errors, [])
  } finally {
    await browser.close()
    await server.close()
  }
})
