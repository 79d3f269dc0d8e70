import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cell, errorOf, HEADER, importing, paste, plan, steps } from './import-page.mjs'
import { assertAccessible, demo, focused } from './page.mjs'

const open = demo()

test('every row’s problems stand at their cells at once, can be put right, and rows can be left out', async (t) => {
  const page = await importing(open, t)
  await page.getByRole('button', { name: 'Try an example' }).click()
  await page.getByText('8 good, 4 with problems, 0 left out').waitFor()
  assert.equal(await focused(page), 'rows')
  assert.equal(await errorOf(page, cell(page, 'Room', 10)), 'There is no room “Room 9999” here.')
  assert.equal(await errorOf(page, cell(page, 'Email', 11)), 'Enter an email address like jane@example.com.')
  assert.equal(await errorOf(page, cell(page, 'Departure', 12)), 'The departure is not after the arrival.')
  assert.equal(await errorOf(page, cell(page, 'PIN', 13)), 'This PIN does not fit Room 102 Lock: 6 digits · no 0 · not starting with 12.')
  await assertAccessible(page)
  await cell(page, 'Room', 10).fill('Room 106')
  await cell(page, 'PIN', 13).fill('345678')
  await cell(page, 'PIN', 13).blur()
  await page.getByText('10 good, 2 with problems, 0 left out').waitFor()
  assert.equal(await cell(page, 'Room', 10).getAttribute('aria-invalid'), null)
  await page.getByLabel('Leave out: Row 12').check()
  await page.getByText('10 good, 1 with problems, 1 left out').waitFor()
})

test('columns of other names and orders, dates of other forms', async (t) => {
  const page = await importing(open, t)
  await paste(page, ['what;who;in;out;where', 'x;Ada Lovelace;1.7.2026;2026-07-03 10:30;Room 104'])
  await page.getByLabel('Guest', { exact: true }).selectOption('who')
  await page.getByLabel('Room', { exact: true }).selectOption('where')
  await page.getByLabel('Arrival', { exact: true }).selectOption('in')
  await page.getByLabel('Departure', { exact: true }).selectOption('out')
  await page.getByText('1 good, 0 with problems, 0 left out').waitFor()
  await plan(page)
  await steps(page).getByText('Room 104 · Wed 1 Jul, 15:00 – Fri 3 Jul, 10:30').waitFor()
})

test('a file is dropped or chosen', async (t) => {
  const page = await importing(open, t)
  const buffer = Buffer.from(`${HEADER}\nAda Lovelace;ada@example.com;Room 104;2026-07-01;2026-07-03;;R-1\n`)
  await page.getByLabel('CSV file').setInputFiles({ name: 'reservations.csv', mimeType: 'text/csv', buffer })
  await page.getByText('1 good, 0 with problems, 0 left out').waitFor()
})

test('every row of a long file is checked', async (t) => {
  const page = await importing(open, t)
  const rows = Array.from({ length: 1200 }, (_, index) => `Guest ${index};guest${index}@example.com;Room 104;soon;2026-07-03;;R-${index}`)
  const buffer = Buffer.from([HEADER, ...rows].join('\n'))
  await page.getByLabel('CSV file').setInputFiles({ name: 'reservations.csv', mimeType: 'text/csv', buffer })
  await page.getByText('0 good, 1200 with problems, 0 left out').waitFor()
})

test('a file without rows says so', async (t) => {
  const page = await importing(open, t)
  await paste(page, [HEADER])
  await page.getByText('There are no rows in it.').waitFor()
})
