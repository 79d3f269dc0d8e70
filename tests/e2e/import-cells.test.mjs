import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cell, errorOf, HEADER, importing, paste } from './import-page.mjs'
import { assertAccessible, demo, focused } from './page.mjs'

const open = demo()

/** Rows for some rooms with some PINs, a day each, so that nobody is in the way of anybody. */
const file = (...rows) => [
  HEADER,
  ...rows.map(([room, pin], at) => `G ${at};g${at}@example.com;${room};2026-08-${10 + at};2026-08-${11 + at};${pin};R-${at}`),
]
const inRooms = (...rooms) => file(...rooms.map((room) => [room, '1200']))
const offers = (page, row) => page.locator(`td:has(#cell-${row - 2}-room)`).getByRole('button')

test('a room that is not there is told by its name alone, with the nearest names to choose', async (t) => {
  const page = await importing(open, t)
  await paste(page, inRooms('Room 99', 'Rom 104', 'Suite 104', 'Ballroom', 'Rom 104'))
  await page.getByText('0 good, 5 with problems').waitFor()
  assert.equal(await errorOf(page, cell(page, 'Room', 2)), 'There is no room “Room 99” here.')
  assert.equal(await cell(page, 'PIN', 2).getAttribute('aria-invalid'), null, 'the locks of other rooms say nothing')
  assert.deepEqual(await offers(page, 2).allInnerTexts(), ['Room 109', 'Room 209'])
  assert.deepEqual(await offers(page, 4).allInnerTexts(), ['Room 104'])
  assert.equal(await offers(page, 5).count(), 0)
  await assertAccessible(page)
  await page.getByRole('button', { name: 'Room 104 instead, row 3 and all that say the same' }).click()
  await page.getByText('2 good, 3 with problems').waitFor()
  assert.equal(await focused(page), 'cell-1-room')
  assert.equal(await cell(page, 'Room', 6).inputValue(), 'Room 104')
  assert.equal(await cell(page, 'Room', 4).inputValue(), 'Suite 104')
})

test('capital letters, spaces and a number alone are no other room, and nothing is no room', async (t) => {
  const page = await importing(open, t)
  await paste(page, inRooms('room-104', '#110', '107', '1', '', 'Hotel Lumière'))
  await page.getByText('3 good, 3 with problems').waitFor()
  assert.equal(await errorOf(page, cell(page, 'Room', 5)), 'There is no room “1” here.')
  assert.equal(await cell(page, 'Room', 6).getAttribute('aria-invalid'), 'true')
  assert.equal(await errorOf(page, cell(page, 'Room', 7)), 'There is no room “Hotel Lumière” here.', 'a place without doors')
})

test('German: a room that is not there', async (t) => {
  const page = await importing(open, t, { locale: 'de-DE' })
  await paste(page, inRooms('Rom 104'))
  await page.getByText('Ein Zimmer „Rom 104“ gibt es hier nicht.').waitFor()
  await page.getByRole('button', { name: 'Room 104 stattdessen, Zeile 2 und alle, in denen dasselbe steht' }).click()
  await page.getByText('1 gut, 0 mit Problemen').waitFor()
})

const PINS = [
  ['Room 102', '12', 'This PIN does not fit Room 102 Lock: 6 digits · no 0 · not starting with 12.'],
  ['Room 102', '1200', 'This PIN does not fit Room 102 Lock: 6 digits · no 0 · not starting with 12.'],
  ['Room 104', '123', 'This PIN does not fit Room 104 Lock: 4–6 digits.'],
  ['Room 105', '1234', 'Room 105 Lock makes its own PIN: leave this empty.'],
  ['Room 105', 'none', 'Room 105 Lock makes its own PIN: leave this empty.'],
  ['Common Areas', '12', 'Enter 4 to 9 digits.'],
]

test('a PIN that does not fit is told in one sentence, the same whatever is wrong with it', async (t) => {
  const page = await importing(open, t)
  await paste(page, file(...PINS, ['Room 102', '345678']))
  await page.getByText('1 good, 6 with problems').waitFor()
  for (const [at, [room, pin, sentence]] of PINS.entries()) {
    assert.equal(await errorOf(page, cell(page, 'PIN', at + 2)), sentence, `${room}, ${pin}`)
  }
})

test('German: a PIN that does not fit', async (t) => {
  const page = await importing(open, t, { locale: 'de-DE' })
  await paste(page, file(...PINS))
  await page.getByText('Diese PIN passt nicht zu Room 102 Lock: 6 Ziffern · keine 0 · nicht mit 12 beginnend.').first().waitFor()
  await page.getByText('Room 105 Lock bildet seine PIN selbst: bitte leer lassen.').first().waitFor()
})

test('what is said of the rows is said in another language at once', async (t) => {
  const page = await importing(open, t)
  await paste(page, file(['Room 99', '1200'], ['Room 102', '12']))
  await page.getByText('There is no room “Room 99” here.').waitFor()
  await page.getByLabel('Language').selectOption('Deutsch')
  await page.getByText('Ein Zimmer „Room 99“ gibt es hier nicht.').waitFor()
  await page.getByText('Diese PIN passt nicht zu Room 102 Lock').waitFor()
  await page.getByText('0 gut, 2 mit Problemen').waitFor()
})

test('spaces in PINs, and phone numbers as people write them', async (t) => {
  const page = await importing(open, t)
  await paste(page, [
    'Guest;Phone;Room;Arrival;Departure;PIN',
    'Ada;0033 (0)6 12 34-56 78;Room 104;2026-07-01;2026-07-03;28 46',
    'Alan;+1 (415) 555-0199;Room 106;2026-07-01;2026-07-03;',
    'Grace;06 12 34 56 78;Room 107;2026-07-01;2026-07-03;',
  ])
  await page.getByText('2 good, 1 with problems').waitFor()
  assert.equal(await errorOf(page, cell(page, 'Phone', 4)), 'Enter a phone number with + and country code, like +14155552671.')
})
