import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demo, focused, listed, status, story, title } from './page.mjs'

const open = demo()

/** Tabs on until the focus is on a control with this name: it fails if Tab does not get there. */
async function tabTo(page, name) {
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const { activeElement: control } = document
      return (control.getAttribute('aria-label') || control.labels?.[0]?.innerText || control.textContent || '').replace(/\s+/g, ' ').trim()
    })
    if (at === name || at.startsWith(`${name} `)) return
  }
  assert.fail(`Tab does not reach “${name}”`)
}

test('the keyboard alone gives access', async (t) => {
  const page = await open(t)
  await listed(page)
  const { keyboard } = page
  await tabTo(page, 'New access')
  await keyboard.press('Enter')
  await page.getByText('Paris time', { exact: true }).waitFor()
  assert.equal(await focused(page), 'title')
  await tabTo(page, 'Guest')
  await keyboard.type('mia')
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  assert.equal(await focused(page), 'person')
  await tabTo(page, 'Room 110')
  await keyboard.press('Space')
  await tabTo(page, 'Tonight')
  await keyboard.press('ArrowRight')
  await tabTo(page, 'Generate')
  await keyboard.press('Enter')
  await page.getByText('Mia Schneider can open Room 110 from Wed 10 Jun, 16:00 to Fri 12 Jun, 11:00, Paris time.').waitFor()
  await tabTo(page, 'Give access')
  await keyboard.press('Enter')
  await title(page).getByText('Mia Schneider').waitFor()
  assert.equal(await focused(page), 'title')
})

test('the keyboard alone lets a guest stay longer, and revokes', async (t) => {
  const page = await open(t)
  await story(page, 'PIN was taken')
  await page.locator('#title').focus()
  await tabTo(page, 'One more night')
  await page.keyboard.press('Enter')
  await status(page).getByText('Hugo Haddad can stay until').waitFor()
  assert.notEqual(await focused(page), 'BODY')
  await tabTo(page, 'Revoke')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  assert.equal(await page.evaluate(() => document.activeElement.closest('dialog') !== null), true, 'the dialog has the focus')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  assert.equal(await focused(page), 'Revoke')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Revoke Hugo Haddad' }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.notice').getByText('Access is being taken from the doors').waitFor()
})

test('the keyboard alone imports', async (t) => {
  const page = await open(t)
  await listed(page)
  await tabTo(page, 'Import')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Try an example' }).waitFor()
  await tabTo(page, 'Try an example')
  await page.keyboard.press('Enter')
  await page.getByText('8 good').waitFor()
  assert.equal(await focused(page), 'rows')
  await tabTo(page, 'Leave out: Row 10')
  await page.keyboard.press('Space')
  await tabTo(page, 'See what 8 rows would change')
  await page.keyboard.press('Enter')
  await page.getByText('8 new', { exact: true }).waitFor()
  assert.equal(await focused(page), 'plan')
  await tabTo(page, 'Do it')
  await page.keyboard.press('Enter')
  await page.getByText('Done: all 8 went through.').waitFor()
  assert.equal(await focused(page), 'plan')
})

test('the content can be jumped to', async (t) => {
  const page = await open(t)
  await listed(page)
  await page.keyboard.press('Tab')
  assert.equal(await focused(page), 'Skip to the content')
  await page.keyboard.press('Enter')
  assert.equal(await focused(page), 'main')
})
