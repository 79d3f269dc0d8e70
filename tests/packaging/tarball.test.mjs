// The packed tarball, installed in a project of its own, as a user does it.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

test('it brings nothing along, and only what a user needs', async () => {
  const { dependencies } = JSON.parse((await run('npm', ['ls', '--json', '--all'], { cwd: project })).stdout)
  assert.deepEqual(Object.keys(dependencies), ['seam-access-grants'])
  assert.equal(dependencies['seam-access-grants'].dependencies, undefined)
  const { stdout } = await run('tar', ['-tf', tarball])
  const files = stdout.trim().split('\n').map((name) => name.replace('package/', '')).sort()
  const entries = ['index', 'lite', 'sandbox'].flatMap((name) => [`${name}.cjs`, `${name}.d.cts`, `${name}.d.ts`, `${name}.js`])
  const types = ['models', 'operations'].flatMap((name) => [`${name}.d.cts`, `${name}.d.ts`])
  assert.deepEqual(files, ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json', ...entries, ...types].sort())
})

test('no path of the machine that built it is inside', async () => {
  for (const name of ['index.js', 'lite.js', 'sandbox.js']) {
    const { default: module } = await import(`../../target/${name === 'lite.js' ? 'package-lite' : 'package'}/generated/${name === 'sandbox.js' ? 'sandbox' : 'core'}_wasm.js`)
    const { decode } = await import('../../pkg-template/src/decode.js')
    const text = Buffer.from(decode(module)).toString('latin1') + readFileSync(join(project, 'node_modules/seam-access-grants', name))
    assert.ok(!text.includes(process.env.HOME + '/') && !text.includes(root), name)
  }
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

test('guards know the errors of a second copy', async () => {
  cpSync(join(project, 'node_modules/seam-access-grants/index.cjs'), join(project, 'copy.cjs'))
  write('two.mjs', `
    import { createRequire } from 'node:module'
    import { SeamValidationError, isSeamValidationError } from 'seam-access-grants'
    const copy = createRequire(import.meta.url)('./copy.cjs')
    const error = (() => { try { copy.pinSchema.parse('1') } catch (error) { return error } })()
    console.log(isSeamValidationError(error), error instanceof SeamValidationError)`)
  assert.equal(await node('two.mjs'), 'true false\n')
})

const examples = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code)

test('the first example of the README', async () => {
  write('readme-1.mjs', examples[0])
  assert.equal(await node('readme-1.mjs'), 'Jane Doe 1\n')
})

test('the second example of the README prints what its comments say', async () => {
  write('readme-2.mjs', examples[1])
  const printed = (await node('readme-2.mjs')).replaceAll(/\s+/g, ' ')
  const said = [...examples[1].matchAll(/\/\/ (.*)/g)].map(([, text]) => text).join(' ').replaceAll(/\s+/g, ' ')
  assert.equal(printed.trim(), said)
})

test('the example with doors gives the sentence that it shows', async () => {
  const example = examples.find((code) => code.includes('generatePin'))
  const id = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
  const params = { user_identity_id: id, device_ids: [id], requested_access_methods: [{ mode: 'code', code: '1234' }] }
  const [imports, rest] = example.split(/\n\n/)
  const before = `const device_id = '${id}', params = ${JSON.stringify(params)}`
  write('readme-doors.mjs', `${imports}\n${before}\n${rest}\nconsole.log(issues[0].message, issues[0].path.join('.'), /^\\d{6}$/.test(pin))`)
  assert.equal(await node('readme-doors.mjs'), 'Front Door takes 6 digits. requested_access_methods.0.code true\n')
})

test('the script of the README creates, lists and refuses', async () => {
  cpSync(join(root, 'www/examples/create-and-list.mjs'), join(project, 'create-and-list.mjs'))
  const printed = await node('create-and-list.mjs')
  assert.match(printed, /^Created [0-9a-f-]{36}\n/)
  assert.match(printed, /│ 'Ada Lovelace'/)
  assert.match(printed, /Refused before it was sent:\n  ends_at: Enter a date.*\n  requested_access_methods\.0\.code: Enter 4 to 9 digits\.\n$/)
  assert.ok(!printed.includes('493827'))
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
    const options = { apiKey: sandbox.apiKey, endpoint: sandbox.endpoint, fetch: sandbox.fetch }
    let refused = ''
    try { new Seam(options) } catch ({ name }) { refused = name }
    const seam = new Seam({ ...options, dangerouslyAllowBrowser: true })
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
