import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choosePerson, demo, described, give, pin, place, title, way } from './page.mjs'

const open = demo()
const form = (t, options = {}) => open(t, { at: 'new', ...options })
const summary = (page) => page.locator('#summary a')

test('the lock’s own rules: as a hint before, as sentences at the field, and kept by the button', async (t) => {
  const page = await form(t)
  await choosePerson(page)
  await place(page, 'Room 102').check()
  assert.match(await described(page, 'code'), /6 digits · no 0 · not starting with 12/)
  await pin(page).fill('1200')
  await give(page)
  const told = await summary(page).allInnerTexts()
  assert.deepEqual(told, [
    'PIN: Room 102 Lock takes 6 digits.',
    'PIN: Room 102 Lock takes no 0.',
    'PIN: Room 102 Lock takes no PIN that starts with 12.',
  ])
  await place(page, 'Room 103').check()
  for (let round = 0; round < 5; round += 1) {
    await page.getByRole('button', { name: 'Generate' }).click()
    assert.match(await pin(page).inputValue(), /^(?!12)[1-7]{6}$/)
  }
  await give(page)
  await title(page).getByText('Jane Doe').waitFor()
})

test('a PIN that is easy to guess is told, and does not block', async (t) => {
  const page = await form(t)
  await choosePerson(page)
  await place(page, 'Room 110').check()
  await pin(page).fill('1234')
  await page.getByText('This PIN is easy to guess.').waitFor()
  await give(page)
  await title(page).getByText('Jane Doe').waitFor()
})

test('a lock that makes its own PIN asks for none', async (t) => {
  const page = await form(t)
  await place(page, 'Room 105').check()
  assert.match(await described(page, 'code'), /Room 105 Lock makes its own PIN/)
  assert.ok(await page.getByRole('button', { name: 'Generate' }).isDisabled())
})

test('ways that no chosen door takes cannot be chosen, and a door that stays shut is told', async (t) => {
  const page = await form(t)
  await page.getByText('Single doors').click()
  await place(page, 'Room 104 Lock').check()
  assert.ok(await way(page, 'Key card').isDisabled())
  assert.ok(await way(page, 'PIN code').isEnabled())
  await place(page, 'Room 104 Lock').uncheck()
  await choosePerson(page)
  await place(page, 'Room 108').check()
  await page.getByText('Elevator and Room 108 Lock stays shut').or(page.getByText('Room 108 Lock and Elevator stays shut')).waitFor()
  await give(page)
  await title(page).getByText('Jane Doe').waitFor()
})

test('who is in the room at that time is told, and does not block', async (t) => {
  const page = await form(t)
  await choosePerson(page)
  await place(page, 'Room 101').check()
  await page
    .getByText(/is there from .* to /)
    .first()
    .waitFor()
  await give(page)
  await title(page).getByText('Jane Doe').waitFor()
})
