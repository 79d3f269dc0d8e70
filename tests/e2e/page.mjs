import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before } from 'node:test'
import { launch, settings } from './browser.mjs'
import { serve } from './serve.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A Wednesday afternoon at the hotel, 16:00 in Paris. Its clock stands. */
export const NOW = '2026-06-10T14:00:00Z'

/**
 * Starts server and browser for the tests of one file; gives the function that opens the page with a clean memory. `now` is where the
 * hotel's clock stands; null lets it run.
 */
export function demo(headers) {
  let server, browser
  before(async () => {
    server = await serve(undefined, headers)
    browser = await launch()
  })
  after(async () => {
    await browser?.close()
    await server?.close()
  })
  return async function open(t, { at = '', now = NOW, seed = '', prepare, context, ...options } = {}) {
    const home =
      context ?? (await browser.newContext({ ...settings, viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options }))
    home.setDefaultTimeout(10_000)
    const page = await home.newPage()
    const errors = []
    const violations = []
    const foreign = []
    page.on('pageerror', (error) => errors.push(error))
    page.on('console', (message) => /Content Security Policy/.test(message.text()) && violations.push(message.text()))
    page.on(
      'request',
      (request) => request.url().startsWith(server.address) || request.url().startsWith('blob:') || foreign.push(request.url()),
    )
    t.after(async () => {
      if (!context) await home.close()
      assert.deepEqual(errors, [], 'uncaught errors in the page')
      assert.deepEqual(violations, [], 'the policy holds')
      if (!options.foreign) assert.deepEqual(foreign, [], 'nothing is asked of anybody else')
    })
    if (prepare) await prepare(page)
    const search = new URLSearchParams({ ...(now && { now }), ...(seed && { seed }) })
    await page.goto(`${server.address}?${search}#/${at}`)
    await page.locator('main:not([aria-busy])').waitFor()
    return page
  }
}

export const rows = (page) => page.locator('li.row')
export const title = (page) => page.getByRole('heading', { level: 1 })
export const status = (page) => page.locator('.toast [role=status]')
export const pin = (page) => page.getByRole('textbox', { name: /^PIN/ })
export const give = (page) => page.getByRole('button', { name: 'Give access' }).click()

/** The rows are there, and all of them. */
export async function listed(page) {
  await page.getByText(/\d shown/).waitFor()
}

/** Opens the panel, unless it is open, and presses a button of it. */
export async function panel(page, name) {
  const button = page.getByRole('complementary', { name: 'Demo' }).getByRole('button', { name, exact: true })
  if (!(await button.isVisible())) await page.getByRole('button', { name: /^Demo/ }).click()
  await button.click()
}

/** Opens the page of a grant of the demo that is in a state of its own. */
export async function story(page, name) {
  await panel(page, name)
  await page.getByRole('heading', { name: 'Ways to open', exact: true }).waitFor()
}

export async function choosePerson(page, text = 'jane') {
  await page.getByRole('combobox', { name: 'Guest' }).fill(text)
  await page.getByRole('listbox').getByRole('option').first().click()
}

export const place = (page, name) =>
  page
    .locator('.tile')
    .filter({ has: page.getByText(name, { exact: true }) })
    .getByRole('checkbox')
export const way = (page, name) => page.locator('.option').filter({ hasText: name }).getByRole('checkbox')

/** A new guest for room 110 and the gym. */
export async function fillNew(page) {
  await page.getByRole('radio', { name: 'Somebody new' }).check()
  await page.getByLabel('Full name').fill('Ada Lovelace')
  await page.getByLabel(/^Email/).fill('ada@example.com')
  await place(page, 'Room 110').check()
}

/** How often the page has called an operation, as its own log tells. */
export async function calls(page, path) {
  const code = page.getByRole('complementary', { name: 'Code' })
  if (!(await code.isVisible())) await page.getByRole('button', { name: 'Code', exact: true }).click()
  return code.locator('.wire .path').getByText(path, { exact: true }).count()
}

export async function assertAccessible(page) {
  await page.evaluate(axe)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations, passes } = await page.evaluate((values) => globalThis.axe.run({ runOnly: values }), tags)
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => `${node.html} ${node.failureSummary}`)
        .slice(0, 3)
        .join('\n')}`,
  )
  assert.deepEqual(found, [])
  assert.ok(passes.length > 15, 'axe looked at the page')
}

export async function assertFits(page) {
  const [content, window] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return [scrollWidth, clientWidth]
  })
  assert.ok(content <= window, `content of ${content} px in a window of ${window} px`)
}

/** What a screen reader says about a control besides its name. */
export function described(page, id) {
  return page.evaluate((name) => {
    const control = document.getElementById(name)
    const ids = control?.getAttribute('aria-describedby')?.split(' ') ?? []
    return ids.map((part) => document.getElementById(part)?.textContent).join(' ')
  }, id)
}

/** The ID or the words of what has the focus; `BODY` is nowhere. */
export const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement
    return at === document.body ? 'BODY' : at.id || at.textContent.trim()
  })
