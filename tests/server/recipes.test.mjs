// The recipes of SANDBOX.md, as they stand there.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import test from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { launch, settings } from '../e2e/browser.mjs'
import { serve } from '../e2e/serve.mjs'
import { folder, run, start } from './start.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { build } = createRequire(`${root}xtask/package.json`)('esbuild')
const text = readFileSync(join(root, 'SANDBOX.md'), 'utf8')
const recipes = [...text.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language, code]) => ({ language, code }))

/** The recipe that has some words in it. */
function recipe(words) {
  const found = recipes.filter(({ code }) => code.includes(words))
  assert.equal(found.length, 1, words)
  return found[0].code
}

/** A module of the tests' folder, where packages are found. */
function moduleOf(t, name, code) {
  const path = join(root, 'tests/server', name)
  writeFileSync(path, code)
  t.after(() => rmSync(path))
  return path
}

const node = async (path) => (await promisify(execFile)('node', [path])).stdout

const bundled = (contents, outfile) =>
  build({ stdin: { contents, resolveDir: join(root, 'tests') }, bundle: true, format: 'esm', outfile, logLevel: 'silent' })

/** Opens a folder's page and gives what it writes into its title. */
async function titleOf(t, pages) {
  const server = await serve(pages)
  const browser = await launch()
  t.after(() => Promise.all([browser.close(), server.close()]))
  const page = await browser.newPage(settings)
  const errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(server.address)
  await page.waitForFunction(() => document.title !== '', undefined, { timeout: 20_000 }).catch((error) => errors.push(error.message))
  assert.deepEqual(errors, [])
  return page.title()
}

const html = (script) => `<!doctype html><title></title><script type="module" src="${script}"></script>`
const FIRST = /^[A-Z][^/]* \/access_grants\/list$/

test('a program', async (t) => {
  const printed = await node(moduleOf(t, 'recipe-program.mjs', recipe('new Seam(sandbox.options)')))
  assert.match(printed.trim(), FIRST)
})

test('a page', async (t) => {
  const pages = folder(t)
  await bundled(recipe('new Seam(sandbox.options)').replace('console.log(', 'document.title = [').replace(/\.path\)$/m, ".path].join(' ')"), join(pages, 'page.js'))
  writeFileSync(join(pages, 'index.html'), html('/page.js'))
  assert.match(await titleOf(t, pages), FIRST)
})

test('Mock Service Worker', async (t) => {
  const path = moduleOf(t, 'recipe-msw.mjs', recipe("from 'msw'"))
  const { sandbox, server } = await import(pathToFileURL(path))
  const { Seam } = await import('seam-access-grants')
  const { SeamHttp } = await import('@seamapi/http')
  server.listen({ onUnhandledRequest: 'error' })
  t.after(() => server.close())
  const apiKey = 'seam_test_sandbox'
  assert.equal((await new Seam({ apiKey }).accessGrants.list()).length, 200)
  assert.equal((await new SeamHttp({ apiKey }).accessGrants.list()).length, 200)
  assert.deepEqual(sandbox.requests().map(({ path, status }) => [path, status]), [['/access_grants/list', 200], ['/access_grants/list', 200]])
  sandbox.faults({ drop: true })
  await assert.rejects(new Seam({ apiKey, maxRetries: 0 }).accessGrants.list(), { name: 'SeamConnectionError' })
})

test('a service worker', async (t) => {
  const pages = folder(t)
  await bundled(recipe("addEventListener('fetch'"), join(pages, 'sandbox-worker.js'))
  await bundled(`
    import { Seam } from 'seam-access-grants'
    ${/navigator\.serviceWorker\.register\([^)]*\)/.exec(text)[0]}
    if (!navigator.serviceWorker.controller) await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
    const seam = new Seam({ apiKey: 'seam_test_sandbox' })
    await seam.accessGrants.create({ access_grant_key: 'mine-1', user_identity: {}, space_keys: ['room-101'], requested_access_methods: [] })
    const refused = await fetch('https://connect.getseam.com/access_grants/list', { method: 'POST' })
    document.title = [(await seam.accessGrants.list()).length, refused.status].join(' ')`, join(pages, 'page.js'))
  writeFileSync(join(pages, 'index.html'), html('/page.js'))
  assert.equal(await titleOf(t, pages), '201 401')
})

test('a webhook', async (t) => {
  const event = { event_id: '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d', event_type: 'access_method.issued', access_method_id: '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d', workspace_id: '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d', created_at: '2030-01-31T15:00:00Z', occurred_at: '2030-01-31T15:00:00Z' }
  const code = recipe('webhook.settled').replace('sandbox.advance', `webhook.send(${JSON.stringify(event)})\nawait webhook.settled()\nsandbox.advance`)
  const printed = await node(moduleOf(t, 'recipe-webhook.mjs', code))
  assert.deepEqual([...printed.matchAll(/attempt: (\d)[\s\S]*?status: (\d+)/g)].map(([, attempt, status]) => [attempt, status]), [['1', '500'], ['2', '500']])
})

test('the command starts with the options that are told, and all are told', async (t) => {
  const { out } = await run('sandbox', '--help')
  const names = (text) => [...new Set(text.match(/--[a-z]+/g))].sort()
  const told = [...text.matchAll(/^\| `(--[a-z]+)/gm)].map(([, name]) => name).sort()
  assert.deepEqual(told, names(out).filter((name) => name !== '--help'))
  const [, ...args] = recipe('npx seam-access-grants sandbox').trim().split(' ').slice(1)
  const file = join(folder(t), 'sandbox.json')
  const server = await start(t, args.slice(1).map((word) => (word === 'sandbox.json' ? file : word)).filter((word, index, all) => word !== '--port' && all[index - 1] !== '--port'))
  assert.equal((await server.control('state')).body.seed, 'demo')
})

test('every control route and every fault is told', async (t) => {
  const { control } = await start(t)
  const { body } = await control('faults', { unknown: 1 })
  const faults = /Known are (.*)\.$/.exec(body.error.message)[1].split(', ')
  for (const name of faults) assert.match(text, new RegExp(`^\\| \`${name}\` \\|`, 'm'))
  for (const name of ['advance', 'reset', 'faults', 'snapshot', 'restore', 'state', 'requests', 'events']) {
    assert.match(text, new RegExp(`^\\| \`[^|]*/${name}\``, 'm'))
    assert.notEqual((await control(name)).status, 404)
  }
})
