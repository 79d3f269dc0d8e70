import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cell, errorOf, HEADER, importing, paste, plan, steps } from './import-page.mjs'
import { assertAccessible, demo, panel } from './page.mjs'

const open = demo()

/** Two rows for one room, one that begins when they have left, one beside a guest who is there, and one for a shared place. */
const FILE = [
  HEADER,
  'Ada Lovelace;ada@example.com;Room 104;2026-07-01;2026-07-03;;R-1',
  'Alan Turing;alan@example.com;Room 104;2026-07-02;2026-07-04;;R-2',
  'Grace Hopper;grace@example.com;Room 104;2026-07-04;2026-07-05;;R-3',
  'Tony Hoare;tony@example.com;Room 110;2026-06-26;2026-06-27;;R-4',
  'Ken Thompson;ken@example.com;Common Areas;2026-07-01;2026-07-03;;R-5',
]

test('double bookings are told at both rows with whom and when, and do not block', async (t) => {
  const page = await importing(open, t)
  await paste(page, FILE)
  await page.getByText('Hugo Abara has this room already').waitFor()
  assert.equal(
    await errorOf(page, cell(page, 'Room', 2)),
    'Row 3, Alan Turing, has this room as well: Thu 2 Jul, 15:00 – Sat 4 Jul, 11:00.',
  )
  assert.equal(
    await errorOf(page, cell(page, 'Room', 3)),
    'Row 2, Ada Lovelace, has this room as well: Wed 1 Jul, 15:00 – Fri 3 Jul, 11:00.',
  )
  assert.equal(await cell(page, 'Room', 4).count(), 0, 'whoever comes when others leave overlaps with nobody')
  assert.equal(await errorOf(page, cell(page, 'Room', 5)), 'Hugo Abara has this room already: Thu 25 Jun, 15:00 – Sun 28 Jun, 11:00.')
  assert.equal(await errorOf(page, cell(page, 'Room', 6)), 'Gym does not open with a PIN code.', 'a shared place is nobody’s')
  await assertAccessible(page)
  await plan(page)
  await page.getByText('3 rows for a room that somebody else has at that time').waitFor()
  await steps(page).filter({ hasText: 'Tony Hoare' }).getByText('Hugo Abara has this room already').waitFor()
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('Done: all 5 went through.').waitFor()
})

test('a row that is left out or of another room is in nobody’s way', async (t) => {
  const page = await importing(open, t)
  await paste(page, FILE.slice(0, 4))
  await page.getByText('2 with a warning').waitFor()
  await page.getByLabel('Leave out: Row 3').check()
  await page.getByText('2 good, 0 with problems, 1 left out', { exact: true }).waitFor()
  await page.getByLabel('Leave out: Row 3').uncheck()
  await page.getByText('2 with a warning').waitFor()
  await cell(page, 'Room', 3).fill('Room 110')
  await cell(page, 'Room', 3).blur()
  await page.getByText('3 good, 0 with problems, 0 left out', { exact: true }).waitFor()
})

test('a room that a row gets later has its guests looked up, and a file that comes again does not overlap with itself', async (t) => {
  const page = await importing(open, t)
  await paste(page, [FILE[0], FILE[1], FILE[3], 'Tony Hoare;tony@example.com;Room 104;2026-06-26;2026-06-27;;R-4'])
  await page.getByText('Ben Eriksen has this room already').waitFor()
  await cell(page, 'Room', 4).fill('Room 110')
  await cell(page, 'Room', 4).blur()
  await page.getByText('Hugo Abara has this room already').waitFor()
  await plan(page)
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('Done: all 3 went through.').waitFor()
  await page.getByRole('button', { name: 'Another file' }).click()
  await paste(page, [FILE[0], FILE[1], FILE[3]])
  await page.getByText('2 good, 0 with problems, 0 left out', { exact: true }).waitFor()
  await plan(page)
  await page.getByText('2 as they are', { exact: true }).waitFor()
  assert.equal(await page.locator('.warning').count(), 0)
})

test('guests who cannot be read are said, and the rest goes on', async (t) => {
  const page = await importing(open, t)
  await panel(page, 'Outage (503)')
  await paste(page, FILE.slice(0, 3))
  await page
    .getByText('Whether others have these rooms at the same time could not be looked up for every row.')
    .waitFor({ timeout: 20_000 })
  await page.getByText('2 good, 0 with problems, 0 left out, 2 with a warning').waitFor()
  await panel(page, 'Nothing')
  await plan(page)
  await page.getByText('2 new', { exact: true }).waitFor()
})

test('German: double bookings', async (t) => {
  const page = await importing(open, t, { locale: 'de-DE' })
  await paste(page, FILE)
  await page.getByText(/^Zeile 3, Alan Turing, hat dieses Zimmer auch: Do\.?, 2\. Juli, 15:00 – Sa\.?, 4\. Juli, 11:00\.$/).waitFor()
  await page.getByText(/^Hugo Abara hat dieses Zimmer schon: /).waitFor()
  await page.getByRole('button', { name: 'Zeigen, was 5 Zeilen ändern würden' }).click()
  await page.getByText('3 Zeilen für ein Zimmer, das zu dieser Zeit schon jemand hat').waitFor()
})
