import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { demo, fillNew, give, listed, title } from './page.mjs'

/** Nothing but the page itself: no inline style, no data: address, and WebAssembly. */
const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'"
const open = demo({ 'content-security-policy': STRICT })

test('a strict policy stops nothing: every part, without a violation', async (t) => {
  const page = await open(t)
  await listed(page)
  await page.getByRole('link', { name: '14 days' }).click()
  const widths = await page.locator('.bar').evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width))
  assert.ok(new Set(widths.map(Math.round)).size > 3, 'bars have their places')
  await page.getByRole('link', { name: 'New access' }).click()
  await fillNew(page)
  await give(page)
  await title(page).getByText('Ada Lovelace').waitFor()
  await page.getByRole('button', { name: /^Demo/ }).click()
  await page.getByRole('button', { name: 'Instant key' }).click()
  await page.getByRole('img', { name: 'QR code of the link' }).waitFor()
  await page.getByRole('link', { name: 'Import' }).click()
  await page.getByRole('button', { name: 'Try an example' }).click()
  await page.getByText('8 good').waitFor()
})

test('the built page carries its policy itself', () => {
  const html = readFileSync(new URL('../../www/dist/index.html', import.meta.url), 'utf8')
  const [, written] = /Content-Security-Policy" content="([^"]+)"/.exec(html)
  const policy = written.replaceAll('&#39;', "'")
  for (const part of STRICT.split('; ')) assert.ok(policy.includes(part), part)
  assert.ok(!/unsafe-inline|data:|\*(?!\b)(?!;|$| )/.test(policy.replaceAll(':*', '')))
  assert.ok(!/<(script|style)[^>]*>[^<]/.test(html), 'no inline script, no inline style')
})

test('the sandbox comes after the first paint', async (t) => {
  const asked = []
  const page = await open(t, { prepare: (page) => page.on('request', (request) => asked.push(request.url())) })
  await listed(page)
  const html = readFileSync(new URL('../../www/dist/index.html', import.meta.url), 'utf8')
  assert.ok(!/sandbox-[\w-]+\.js/.test(html), 'the document does not ask for it')
  assert.equal(asked.filter((url) => /sandbox-[\w-]+\.js/.test(url)).length, 1)
  const { paint, sandbox } = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    sandbox: performance.getEntriesByType('resource').find(({ name }) => /sandbox-/.test(name)).responseEnd,
  }))
  assert.ok(paint < sandbox, `${paint} < ${sandbox}`)
})
