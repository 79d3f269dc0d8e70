// The page at `/`.

import assert from 'node:assert/strict'
import test from 'node:test'
import { launch, settings } from '../e2e/browser.mjs'
import { grantOf, start } from './start.mjs'

test('the page tells what is here and what was asked for last, and nothing that is secret', async (t) => {
  const secretUrl = 'http://user:word@127.0.0.1:9/hook?token=hidden'
  const server = await start(t, ['--seed', 'demo', '--webhook', secretUrl])
  await server.post('/access_grants/create', grantOf('mine-1', { requested_access_methods: [{ mode: 'code', code: '493827' }] }))
  await fetch(`${server.address}/%3Cscript%3Ealert(1)%3C/script%3E<img>`)
  await server.control('faults', { operations: ['/<b>"&\''], outage: true })
  const response = await fetch(server.address)
  const html = await response.text()
  const policy = response.headers.get('content-security-policy')
  assert.match(policy, /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/)
  for (const secret of ['493827', 'hidden', 'word@', 'whsec_']) assert.ok(!html.includes(secret), secret)
  assert.doesNotMatch(html, /<script|<img|<b>/)

  const browser = await launch()
  t.after(() => browser.close())
  const page = await browser.newPage(settings)
  const complaints = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(server.address)
  const text = await page.locator('body').innerText()
  for (const part of [server.address, server.apiKey, '/access_grants/create', '/access_methods/delete', 'POST /_sandbox/advance', 'http://127.0.0.1:9/hook', 'demo']) {
    assert.ok(text.includes(part), part)
  }
  const first = page.getByRole('table').last().locator('tbody tr')
  assert.match(await first.nth(1).innerText(), /POST \/access_grants\/create\s+200/)
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('table')).borderCollapse), 'collapse', 'the style is allowed')
  assert.deepEqual(complaints.filter((text) => !text.includes('favicon')), [])
})
