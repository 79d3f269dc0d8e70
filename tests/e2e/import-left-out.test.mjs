import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { cell, errorOf, importing, paste, plan } from './import-page.mjs'
import { assertAccessible, demo } from './page.mjs'

const open = demo()

const FILE = [
  'Guest;Room;Arrival;Departure;Booking ref;Status',
  'Ada Lovelace;Room 104;2026-07-01;2026-07-03;R-1;Confirmed',
  'Alan Turing;Room 106;2026-07-01;2026-07-03;R-2;Cancelled',
  'Ada Lovelace;Room 104;2026-07-01;2026-07-03;R-1;Confirmed',
  'Grace Hopper;Room 107;2026-07-01;2026-07-03;R-3;Confirmed',
  'Grace Hopper;Room 107;2026-07-01;2026-07-04;R-3;Confirmed',
]
const reason = (page, row) =>
  page
    .getByRole('row')
    .filter({ has: cell(page, 'Guest', row) })
    .locator('.leave .hint')

test('rows that stand there twice and reservations for which nobody comes are left out, and say why', async (t) => {
  const page = await importing(open, t)
  await paste(page, FILE)
  await page.getByText('1 good, 2 with problems, 2 left out').waitFor()
  assert.equal(await reason(page, 3).innerText(), 'Its status is “Cancelled”.')
  assert.equal(await reason(page, 4).innerText(), 'The same as row 2.')
  assert.equal(await errorOf(page, cell(page, 'Reservation', 5)), 'Row 6 is the same reservation.')
  assert.equal(await errorOf(page, cell(page, 'Reservation', 6)), 'Row 5 is the same reservation.')
  await assertAccessible(page)
  await page.getByLabel('Leave out: Row 6').check()
  await page.getByText('2 good, 0 with problems, 3 left out').waitFor()
  await page.getByLabel('Leave out: Row 3').uncheck()
  await page.getByText('3 good, 0 with problems, 2 left out').waitFor()
  await plan(page)
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('Done: all 3 went through.').waitFor()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the report' }).click()])
  const lines = readFileSync(await file.path(), 'utf8').split(/\r?\n/)
  assert.match(lines[2], /,done,$/)
  assert.match(lines[3], /,left out,The same as row 2\.$/)
})

test('another column for the status, and what was left out by hand stays so', async (t) => {
  const page = await importing(open, t)
  await paste(page, [...FILE.slice(0, 2), FILE[2], FILE[4]])
  await page.getByText('2 good, 0 with problems, 1 left out').waitFor()
  await page.getByLabel('Only rows to look at').uncheck()
  await page.getByLabel('Leave out: Row 4').check()
  await page.getByLabel('Status', { exact: true }).selectOption('–')
  await page.getByText('2 good, 0 with problems, 1 left out').waitFor()
  assert.equal(await page.getByLabel('Leave out: Row 4').isChecked(), true)
  assert.equal(await page.getByLabel('Leave out: Row 3').isChecked(), false)
})

test('what the file has besides is said, and can be put right after the import', async (t) => {
  const page = await importing(open, t)
  await paste(page, FILE)
  await page.getByText('1 good, 2 with problems, 2 left out').waitFor()
  await plan(page)
  await page.getByText('Not imported: 2 rows with problems, 2 rows left out.').waitFor()
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('Done: all 1 went through.').waitFor()
  await page.getByRole('heading', { name: 'What has changed' }).waitFor()
  await page.getByText('Not imported: 2 rows with problems, 2 rows left out.').waitFor()
  await page.getByRole('button', { name: 'Back to the rows' }).click()
  await page.getByLabel('Leave out: Row 6').check()
  await plan(page)
  await page.getByText('1 new and 1 as they are', { exact: true }).waitFor()
  await page.getByText('Not imported: 3 rows left out.').waitFor()
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('Done: all 1 went through.').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Back to the rows' }).count(), 0)
})

test('German: rows that are left out', async (t) => {
  const page = await importing(open, t, { locale: 'de-DE' })
  await paste(page, FILE)
  await page.getByText('1 gut, 2 mit Problemen, 2 ausgelassen').waitFor()
  await page.getByText('Ihr Status ist „Cancelled“.').waitFor()
  await page.getByText('Dasselbe wie Zeile 2.').waitFor()
  await page.getByText('Zeile 6 ist dieselbe Reservierung.').waitFor()
  await page.getByRole('button', { name: 'Zeigen, was 1 Zeile ändern würde' }).click()
  await page.getByText('Nicht importiert: 2 Zeilen mit Problemen, 2 Zeilen ausgelassen.').waitFor()
})
