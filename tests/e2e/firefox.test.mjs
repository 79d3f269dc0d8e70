import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import puppeteer from 'puppeteer-core'
import { NOW } from './page.mjs'
import { serve } from './serve.mjs'

// Playwright drives Firefox by a protocol that only its own build speaks; Debian's is driven by WebDriver BiDi.
let server, browser
before(async () => {
  server = await serve()
  browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr' })
})
after(async () => {
  await browser?.close()
  await server?.close()
})

test('Firefox: the list, a new guest, one night more, the code', async (t) => {
  const page = await browser.newPage()
  const errors = []
  page.on('pageerror', (error) => errors.push(error))
  t.after(() => assert.deepEqual(errors, []))
  await page.setViewport({ width: 1280, height: 900 })
  const press = (text) => page.locator(`::-p-text(${text})`).click()
  await page.goto(`${server.address}?now=${NOW}#/`)
  await page.locator('li.row').wait()
  assert.ok((await page.$$('li.row')).length > 20)
  await page.locator('a[href="#/new"]').click()
  await page.locator('::-p-aria([name="Somebody new"][role="radio"])').click()
  await page.locator('#full_name').fill('Ada Lovelace')
  await page.locator('::-p-aria(Room 110 opens with PIN code)').click()
  await page.locator('.sentence::-p-text(Ada Lovelace can open Room 110)').wait()
  await page.locator('.send [type=submit]').click()
  await page.locator('.method').wait()
  await press('One more night')
  await page.locator('::-p-text(can stay until)').wait()
  await page.locator('#open-code').click()
  await page.locator('.snippet code').wait()
  await page.locator('.wire li').wait()
})
