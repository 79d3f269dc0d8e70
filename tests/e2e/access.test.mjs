import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, assertFits, create, demo, fillGrant, fillMistakes, rows } from './page.mjs'

const open = demo()

const views = [
  { name: 'light', colorScheme: 'light' },
  { name: 'dark', colorScheme: 'dark' },
  { name: '320 px', viewport: { width: 320, height: 640 } },
]

for (const { name, ...options } of views) {
  test(`accessible at the start, with errors and after success: ${name}`, async (t) => {
    const page = await open(t, options)
    await rows(page).nth(9).waitFor()
    await assertAccessible(page)
    await assertFits(page)

    await fillMistakes(page)
    await create(page)
    await page.getByRole('alert').waitFor()
    await assertAccessible(page)
    await assertFits(page)

    await page.reload()
    await rows(page).nth(9).waitFor()
    await fillGrant(page)
    await create(page)
    await page.locator('tr[data-new]').waitFor()
    await assertAccessible(page)
    await assertFits(page)
  })
}

test('dark where the system is dark', async (t) => {
  const background = async (colorScheme) => {
    const page = await open(t, { colorScheme })
    const color = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    return Math.max(...color.match(/\d+/g).slice(0, 3).map(Number))
  }
  assert.ok((await background('light')) > 200)
  assert.ok((await background('dark')) < 60)
})

test('the keyboard alone creates a grant', async (t) => {
  const page = await open(t)
  await rows(page).nth(9).waitFor()
  const { keyboard } = page

  /** Tabs on until the focus is on a control with this label: it fails if Tab does not get there. */
  const tabTo = async (label) => {
    for (let steps = 0; steps < 40; steps += 1) {
      await keyboard.press('Tab')
      const name = await page.evaluate(() => {
        const at = document.activeElement
        return (at?.labels?.[0]?.innerText || at?.textContent || '').trim()
      })
      if (name === label) return
    }
    assert.fail(`Tab does not reach “${label}”`)
  }

  await tabTo('Existing person')
  await keyboard.press('ArrowDown')
  await tabTo('Full name')
  await keyboard.type('Grace Hopper')
  await tabTo('Main Entrance')
  await keyboard.press('Space')
  await tabTo('No end')
  await keyboard.press('Space')
  await tabTo('PIN code')
  await keyboard.press('Space')
  await tabTo('PIN (optional)')
  await keyboard.type('190612')
  await tabTo('Create access grant')
  await keyboard.press('Enter')
  await page.locator('tr[data-new]').getByText('Grace Hopper').waitFor()
  assert.match(await rows(page).first().innerText(), /Active.*no end.*PIN code/s)
})
