import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cell, errorOf, importing, paste, plan, steps } from './import-page.mjs'
import { assertAccessible, demo } from './page.mjs'

const open = demo()

/** Stays in one room, each from a text to another. */
const stays = (...texts) => ['Guest;Room;Arrival;Departure', ...texts.map(([from, to], at) => `Guest ${at};Room 104;${from};${to}`)]
const order = (page, example) => page.getByLabel(`Dates like ${example}`)
const planned = async (page) => (await steps(page).locator('.faint').allInnerTexts()).map((text) => text.replace('Room 104 · ', ''))

test('a spreadsheet’s dates are read as one of them tells, in another year with the year', async (t) => {
  const page = await importing(open, t)
  await paste(
    page,
    stays(['3/5/2031', '3/7/2031'], ['3/14/2031', '3/16/2031 09:30'], ['4/1/31 2:00 PM', '4/2/31'], ['12-9-2026', '12-10-2026']),
  )
  await page.getByText('4 good, 0 with problems').waitFor()
  assert.equal(await order(page, '3/5/2031').inputValue(), 'month')
  await plan(page)
  await steps(page).first().waitFor()
  assert.deepEqual(await planned(page), [
    'Wed, 5 Mar 2031, 15:00 – Fri, 7 Mar 2031, 11:00',
    'Fri, 14 Mar 2031, 15:00 – Sun, 16 Mar 2031, 9:30',
    'Tue, 1 Apr 2031, 14:00 – Wed, 2 Apr 2031, 11:00',
    'Wed 9 Dec, 15:00 – Thu 10 Dec, 11:00',
  ])
})

test('where the dates do not tell what comes first, nothing is guessed', async (t) => {
  const page = await importing(open, t)
  await paste(page, stays(['3/5/2031', '4/5/2031'], ['2031-06-01', '2031-06-03']))
  await page.getByText('1 good, 1 with problems').waitFor()
  assert.equal(await order(page, '3/5/2031').getAttribute('aria-invalid'), 'true')
  assert.equal(await page.getByText('Choose what comes first, the day or the month.').count(), 1)
  await assertAccessible(page)
  await order(page, '3/5/2031').selectOption('Day first')
  await page.getByText('2 good, 0 with problems').waitFor()
  await plan(page)
  await steps(page).first().waitFor()
  assert.equal((await planned(page))[0], 'Sat, 3 May 2031, 15:00 – Sun, 4 May 2031, 11:00')
})

test('dates that contradict each other are asked for, and those that do not fit say so', async (t) => {
  const page = await importing(open, t)
  await paste(page, stays(['13/5/2031', '14/5/2031'], ['5/13/2031', '5/14/2031']))
  await page.getByText('0 good, 2 with problems').waitFor()
  await order(page, '13/5/2031').selectOption('Month first')
  await page.getByText('1 good, 1 with problems').waitFor()
  assert.equal(await errorOf(page, cell(page, 'Arrival', 2)), 'There is no such day.')
})

const WRONG = [
  ['tbd', '2026-07-03', 'Arrival', 'Enter a day like 2031-05-31, or with a time: 2031-05-31 14:00.'],
  ['2026-02-30', '2026-07-03', 'Arrival', 'There is no such day.'],
  ['2026-07-01 27:00', '2026-07-03', 'Arrival', 'There is no such time of day.'],
  ['2026-07-03', '2026-07-03 10:00', 'Departure', 'The departure is not after the arrival.'],
  ['', '2026-07-03', 'Arrival', 'Enter the day of arrival.'],
  ['2026-07-01', '', 'Departure', 'Enter the day of departure.'],
]

test('each way in which a date is wrong has its sentence', async (t) => {
  const page = await importing(open, t)
  await paste(page, stays(...WRONG))
  await page.getByText('0 good, 6 with problems').waitFor()
  for (const [at, [, , column, sentence]] of WRONG.entries()) assert.equal(await errorOf(page, cell(page, column, at + 2)), sentence)
})

test('German: dates', async (t) => {
  const page = await importing(open, t, { locale: 'de-DE' })
  await paste(page, stays(['3/5/2031', '4/5/2031'], ['unklar', '30.2.2031']))
  await page.getByLabel('Daten wie 3/5/2031').selectOption('Tag zuerst')
  await page.getByText('1 gut, 1 mit Problemen').waitFor()
  await page.getByText('Bitte einen Tag wie 31.5.2031 eingeben, oder mit Uhrzeit: 31.5.2031 14:00.').waitFor()
  await page.getByText('Diesen Tag gibt es nicht.').waitFor()
})
