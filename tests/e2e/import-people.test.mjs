import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { cell, errorOf, HEADER, importing, paste, plan, steps } from './import-page.mjs'
import { demo } from './page.mjs'

const open = demo()

const STAYS = [
  HEADER,
  'Ada Lovelace;ada@example.com;Room 104;2026-07-01;2026-07-03;;R-1',
  'Ada Lovelace;ada@example.com;Room 107;2026-07-01;2026-07-03;;R-2',
  'Ada Lovelace;ada@example.com;Room 110;2026-07-21;2026-07-23;;R-4',
]

test('a new guest of several rows gets all of them', async (t) => {
  const page = await importing(open, t)
  await paste(page, STAYS)
  await page.getByText('3 good, 0 with problems, 0 left out', { exact: true }).waitFor()
  await plan(page)
  await page.getByText('3 new', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('Done: all 3 went through.').waitFor()
  assert.equal(await steps(page).getByText('done', { exact: true }).count(), 3)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the report' }).click()])
  assert.equal(readFileSync(await file.path(), 'utf8').match(/,done,/g).length, 3)
  await page.getByRole('button', { name: 'Plan again' }).click()
  await page.getByText('3 as they are', { exact: true }).waitFor()
})

const OTHERS = [
  HEADER,
  STAYS[1],
  'Byron Lovelace;ada@example.com;Room 106;2026-07-01;2026-07-03;;R-5',
  'John Doe;jane@example.com;Room 107;2026-07-01;2026-07-03;;R-6',
  'DOE Jane;Jane@example.com;Room 109;2026-07-01;2026-07-03;;R-7',
]

test('an email of somebody of another name is told, whether of another row or of a guest', async (t) => {
  const page = await importing(open, t)
  await paste(page, OTHERS)
  await page.getByText('4 good, 0 with problems, 0 left out, 2 with a warning').waitFor()
  assert.equal(await errorOf(page, cell(page, 'Email', 3)), 'Row 2, Ada Lovelace, has this as well. Only one of them can.')
  assert.equal(await errorOf(page, cell(page, 'Email', 4)), 'This belongs to Jane Doe, who would get this access.')
  assert.equal(await cell(page, 'Email', 5).count(), 0, 'the same name in another order')
  await plan(page)
  await page.getByText('2 rows with the email or phone number of a guest of another name').waitFor()
})

test('whoever comes again with a phone number alone is the same guest', async (t) => {
  const page = await importing(open, t)
  const header = 'Guest;Phone;Room;Arrival;Departure;Reservation'
  await paste(page, [header, 'Ada Lovelace;+33 6 12 34 56 78;Room 104;2026-07-01;2026-07-03;R-1'])
  await plan(page)
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('Done: all 1 went through.').waitFor()
  await page.getByRole('button', { name: 'Another file' }).click()
  await paste(page, [
    header,
    'Ada Lovelace;0033612345678;Room 104;2026-08-01;2026-08-03;R-2',
    'Alan Turing;+33612345678;Room 106;2026-08-01;2026-08-03;R-3',
  ])
  await page.getByText('2 good, 0 with problems, 0 left out, 1 with a warning').waitFor()
  assert.equal(await errorOf(page, cell(page, 'Phone', 3)), 'This belongs to Ada Lovelace, who would get this access.')
  await page.getByLabel('Leave out: Row 3').check()
  await plan(page)
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('Done: all 1 went through.').waitFor()
})

test('German: an email of somebody of another name', async (t) => {
  const page = await importing(open, t, { locale: 'de-DE' })
  await paste(page, OTHERS)
  await page.getByText('Zeile 2, Ada Lovelace, hat das auch. Nur einer kann es haben.').waitFor()
  await page.getByText('Das gehört Jane Doe, und dieser Gast bekäme den Zugang.').waitFor()
})
