import { test } from 'node:test'
import { assertAccessible, assertFits, demo, fillNew, give, listed, place, story } from './page.mjs'

const open = demo()

const looks = [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['a phone', { viewport: { width: 390, height: 844 }, hasTouch: true }],
  ['a small phone, dark', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' }],
]

const states = {
  'the list': async (page) => listed(page),
  'the timeline': async (page) => {
    await page.getByRole('link', { name: '14 days' }).click()
    await page.locator('.bar').first().waitFor()
  },
  'the empty form': async (page) => page.getByRole('link', { name: 'New access' }).click(),
  'the form with every error': async (page) => {
    await page.getByRole('radio', { name: 'Somebody new' }).check()
    await page.getByRole('textbox', { name: /^PIN/ }).fill('1')
    await give(page)
    await page.locator('#summary a').first().waitFor()
  },
  'the form with warnings': async (page) => {
    await fillNew(page)
    await place(page, 'Room 108').check()
    await page.getByText('But not Room 108 (no keypad).').waitFor()
  },
  'the code beside it': async (page) => page.getByRole('button', { name: 'Code', exact: true }).click(),
  'the panel': async (page) => {
    if (await page.getByRole('complementary', { name: 'Code' }).isVisible())
      await page.getByRole('complementary').getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: /^Demo/ }).click()
  },
  'a guest with a warning': async (page) => {
    await story(page, 'PIN was taken')
    await page.getByRole('complementary').getByRole('button', { name: 'Close' }).click()
  },
  'other times': async (page) => page.getByRole('button', { name: 'Change times' }).click(),
  'the question before revoking': async (page) => page.getByRole('button', { name: 'Revoke', exact: true }).click(),
}

for (const [name, options] of looks) {
  test(`WCAG 2.2 AA in ten states, and no scrolling sideways: ${name}`, async (t) => {
    const page = await open(t, options)
    for (const [state, reach] of Object.entries(states)) {
      await t.test(state, async () => {
        await reach(page)
        await assertAccessible(page)
        await assertFits(page)
      })
    }
  })
}
