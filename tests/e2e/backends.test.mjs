import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Seam } from '../../pkg/index.js'
import { createSandbox } from '../../pkg/sandbox.js'
import { assertAccessible, demo, fillNew, give, listed, NOW, panel, rows, title } from './page.mjs'
import { answerSeam, connect } from './seam.mjs'

const open = demo()

/** The sandbox of the command line, on a free port; gives its address. */
function serveSandbox(t, ...more) {
  const cli = fileURLToPath(new URL('../../pkg/cli.js', import.meta.url))
  const child = spawn(process.execPath, [cli, 'sandbox', '--port', '0', '--seed', 'demo', ...more])
  t.after(() => child.kill())
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? []
      if (address) resolve(address)
    })
    child.on('exit', () => reject(new Error(`the sandbox ended: ${said}`)))
  })
}

test('the sandbox of the command line: the same page, over HTTP', async (t) => {
  const address = await serveSandbox(t, '--now', NOW)
  const page = await open(t, { foreign: true })
  await connect(page, 'Sandbox of the command line', 'Address', address)
  await page.getByRole('radio', { name: 'Sandbox of the command line' }).and(page.locator(':checked')).waitFor()
  await listed(page)
  await page.getByRole('link', { name: 'New access' }).click()
  await fillNew(page)
  await give(page)
  await title(page).getByText('Ada Lovelace').waitFor()
  const seam = new Seam({ apiKey: 'seam_test_sandbox', endpoint: address })
  const [found] = await seam.accessGrants.list({ search: 'ada@example.com' })
  assert.equal(found.display_name, 'Ada Lovelace')
  await panel(page, '+ 1 hour')
  await page.locator('.method .chip').getByText('On the doors').waitFor()
  await panel(page, 'Outage (503)')
  await page.getByRole('alert').getByText('Seam is having trouble').first().waitFor()
})

test('an address where nobody answers', async (t) => {
  const page = await open(t, { foreign: true })
  await connect(page, 'Sandbox of the command line', 'Address', 'http://127.0.0.1:9')
  await page.getByRole('alert').waitFor()
})

for (const [name, token] of [
  ['an API key', 'seam_someApiKey_0123456789'],
  ['a personal access token', 'seam_at1_0123456789'],
]) {
  test(`${name} is refused, with the reason`, async (t) => {
    const page = await open(t)
    await connect(page, 'A real workspace', 'Client session token', token)
    const alert = page.getByRole('alert')
    await alert.getByText('This token does not belong here.').waitFor()
    assert.match(await alert.innerText(), /clientSessionToken from your server/)
    await assertAccessible(page)
    assert.equal(await page.getByText('Reading the list').count(), 0)
  })
}

test('a workspace with a client session token, which stays in memory alone', async (t) => {
  const sandbox = createSandbox({ seed: 'demo', now: NOW })
  const headers = { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' }
  const made = await sandbox.fetch(`${sandbox.endpoint}/client_sessions/create`, {
    method: 'POST',
    headers,
    body: '{"customer_key":"hotel-lumiere"}',
  })
  const { token } = (await made.json()).client_session
  const tokens = new Set()
  const page = await open(t, {
    foreign: true,
    prepare: (page) =>
      answerSeam(page, async (request) => {
        tokens.add(await request.headerValue('authorization'))
        const address = request.url().replace('https://connect.getseam.com', sandbox.endpoint)
        const answer = await sandbox.fetch(address, {
          method: request.method(),
          headers: await request.allHeaders(),
          body: request.postData(),
        })
        return { status: answer.status, body: await answer.text() }
      }),
  })
  await connect(page, 'A real workspace', 'Client session token', token)
  await page.getByRole('button', { name: '+ 1 hour' }).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: /^All / }).click()
  await listed(page)
  assert.ok((await rows(page).count()) > 100)
  assert.deepEqual([...tokens], [`Bearer ${token}`])
  await rows(page).locator('a').first().click()
  await page.getByRole('heading', { name: 'Ways to open', exact: true }).waitFor()
  await page.getByRole('link', { name: 'New access' }).click()
  await page.getByRole('combobox', { name: 'Guest' }).fill('jane')
  await page.getByText('This token may not list people. Enter somebody new.').waitFor()
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]))
  assert.ok(!kept.includes(token))
})
