import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before } from 'node:test'
import { launch, settings } from './browser.mjs'
import { serve } from './serve.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Starts server and browser for the tests of one file; gives the function that opens the page with a clean memory. */
export function demo() {
  let server, browser
  before(async () => {
    server = await serve()
    browser = await launch()
  })
  after(async () => {
    await browser?.close()
    await server?.close()
  })
  return async function open(t, { prepare, ...options } = {}) {
    const context = await browser.newContext({ ...settings, reducedMotion: 'reduce', ...options })
    const page = await context.newPage()
    const errors = []
    page.on('pageerror', (error) => errors.push(error))
    t.after(async () => {
      await context.close()
      assert.deepEqual(errors, [], 'uncaught errors in the page')
    })
    if (prepare) await prepare(page)
    await page.goto(server.address)
    await page.getByRole('heading', { name: 'Granted access' }).waitFor()
    return page
  }
}

export const rows = (page) => page.locator('tbody tr')

export const create = (page) => page.getByRole('button', { name: 'Create access grant' }).click()

/** A grant in a year that no test run will see. */
export async function fillGrant(page) {
  await page.getByLabel('New person').check()
  await page.getByLabel('Full name').fill('Ada Lovelace')
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByLabel('Common Areas').check()
  await page.getByLabel('Storage Room Lock').check()
  await page.getByLabel('Start').fill('2090-07-01T15:00')
  await page.getByLabel('End', { exact: true }).fill('2090-12-24T11:30')
  await page.getByLabel('PIN code').check()
  await page.getByLabel('PIN (optional)').fill('0420')
  await page.getByLabel('Mobile key').check()
  await page.getByLabel('Number of uses').fill('3')
}

/** Every mistake that the form can hold at once, as field and message. */
export const mistakes = [
  ['Full name', 'Enter a full name.'],
  ['Email', 'Enter an email address like jane@example.com.'],
  ['Phone', 'Enter a phone number with + and country code, like +14155552671.'],
  ['Where', 'Choose at least one space, entrance or device.'],
  ['End', 'Choose a time after the start.'],
  ['PIN', 'Enter 4 to 9 digits.'],
  ['Number of uses', 'Enter a whole number.'],
]

export async function fillMistakes(page) {
  await page.getByLabel('New person').check()
  await page.getByLabel('Email').fill('ada@')
  await page.getByLabel('Phone').fill('4155552671')
  await page.getByLabel('Start').fill('2090-07-02T15:00')
  await page.getByLabel('End', { exact: true }).fill('2090-07-01T15:00')
  await page.getByLabel('PIN code').check()
  await page.getByLabel('PIN (optional)').fill('12a')
  await page.getByLabel('Mobile key').check()
  await page.getByLabel('Number of uses').fill('many')
}

/** How often the page has called an operation of the sandbox. */
export function calls(page, path) {
  return page.evaluate((name) => performance.getEntriesByName(name, 'mark').length, path)
}

/** What the page remembers; null for nothing. */
export function snapshot(page) {
  return page.evaluate(() => localStorage.getItem('seam-access-grants-demo'))
}

export async function assertAccessible(page) {
  await page.evaluate(axe)
  const { violations, passes } = await page.evaluate(() => globalThis.axe.run())
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
  assert.deepEqual(found, [])
  assert.ok(passes.length > 20, 'axe looked at the page')
}

export async function assertFits(page) {
  const [content, window] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return [scrollWidth, clientWidth]
  })
  assert.ok(content <= window, `content of ${content} px in a window of ${window} px`)
}
