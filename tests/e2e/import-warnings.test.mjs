import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cell, errorOf, HEADER, importing, paste, plan, steps } from './import-page.mjs'
import { assertAccessible, demo } from './page.mjs'

const open = demo()

const SHUT = [
  HEADER,
  'Ada Lovelace;ada@example.com;Room 108;2026-07-01;2026-07-03;;R-1',
  'Alan Turing;alan@example.com;Common Areas;2026-07-01;2026-07-03;;R-2',
  'Grace Hopper;grace@example.com;Room 104;2026-07-01;2026-07-03;2846;R-3',
  'Tony Hoare;tony@example.com;Floor 1;2026-07-01;2026-07-03;;R-4',
]

test('a door that a PIN does not open is told at the row’s room and in the plan, and does not block', async (t) => {
  const page = await importing(open, t)
  await paste(page, SHUT)
  await page.getByText('3 good, 1 with problems, 0 left out, 2 with a warning').waitFor()
  assert.equal(await errorOf(page, cell(page, 'Room', 2)), 'Room 108 Lock does not open with a PIN code.')
  assert.equal(await errorOf(page, cell(page, 'Room', 3)), 'Gym does not open with a PIN code.')
  assert.equal(await cell(page, 'Room', 2).getAttribute('aria-invalid'), null)
  assert.equal(await cell(page, 'Room', 4).count(), 0, 'there is nothing to look at')
  assert.equal(await cell(page, 'Room', 5).getAttribute('aria-invalid'), 'true', 'no door of it opens')
  await assertAccessible(page)
  await plan(page)
  await page.getByText('2 rows with a PIN at a door that does not open with one').waitFor()
  await steps(page).filter({ hasText: 'Ada Lovelace' }).getByText('Room 108 Lock does not open with a PIN code.').waitFor()
  assert.equal(await steps(page).filter({ hasText: 'Grace Hopper' }).locator('.warning').count(), 0)
  await assertAccessible(page)
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('Done: all 3 went through.').waitFor()
})

test('a row of another room, or one that is left out, has no warning any more', async (t) => {
  const page = await importing(open, t)
  await paste(page, SHUT)
  await page.getByText('2 with a warning').waitFor()
  await page.getByLabel('Leave out: Row 3').check()
  await page.getByText('1 with a warning').waitFor()
  await cell(page, 'Room', 2).fill('Room 110')
  await cell(page, 'Room', 2).blur()
  await page.getByText('2 good, 1 with problems, 1 left out', { exact: true }).waitFor()
  await plan(page)
  await steps(page).first().waitFor()
  assert.equal(await page.locator('.plan .notice').count(), 0)
})

test('German: warnings at the rows and in the plan', async (t) => {
  const page = await importing(open, t, { locale: 'de-DE' })
  await paste(page, SHUT)
  await page.getByText('3 gut, 1 mit Problemen, 0 ausgelassen, 2 mit Hinweis').waitFor()
  await page.getByText('Room 108 Lock lässt sich nicht mit PIN-Code öffnen.').waitFor()
  await page.getByRole('button', { name: 'Zeigen, was 3 Zeilen ändern würden' }).click()
  await page.getByText('2 Zeilen mit einer PIN an einer Tür, die sich damit nicht öffnet').waitFor()
})
