import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choosePerson, demo, described, focused, give, listed, panel, pin, place, rows, status, title, way } from './page.mjs'

const open = demo()
const form = (t, options = {}) => open(t, { at: 'new', ...options })
const summary = (page) => page.locator('#summary a')
const sentence = async (page) => (await page.locator('.sentence').innerText()).replace(/\s+/g, ' ').trim()

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

test('what the lock does not take is told when the PIN is left, and then while it is put right', async (t) => {
  const page = await form(t)
  await place(page, 'Room 102').check()
  await pin(page).pressSequentially('1200')
  assert.equal(await page.locator('[aria-invalid]').count(), 0, 'nobody is told off while typing')
  await page.keyboard.press('Tab')
  await page.locator('[aria-live] #code-error').getByText('Room 102 Lock takes 6 digits.').waitFor()
  assert.deepEqual(await page.locator('[aria-invalid]').evaluateAll((fields) => fields.map(({ id }) => id)), ['code'], 'the PIN alone')
  await pin(page).fill('34356')
  await page.locator('#code-error').getByText('Room 102 Lock takes 6 digits.').waitFor()
  await page.keyboard.type('7')
  await page.locator('#code-error').waitFor({ state: 'detached' })
  await place(page, 'Room 102').uncheck()
  await place(page, 'Room 101').check()
  await page
    .locator('#code-error')
    .getByText(/^Room 101 Lock takes/)
    .waitFor()
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

test('ways that no chosen door takes cannot be chosen', async (t) => {
  const page = await form(t)
  await page.getByText('Single doors').click()
  await place(page, 'Room 104 Lock').check()
  assert.ok(await way(page, 'Key card').isDisabled())
  assert.ok(await way(page, 'PIN code').isEnabled())
})

test('no sentence promises a door that stays shut, neither before nor after', async (t) => {
  const page = await form(t)
  await choosePerson(page)
  await page.locator('.tile').filter({ hasText: 'Room 108' }).first().getByText('no keypad').waitFor()
  await place(page, 'Room 108').check()
  assert.equal(await sentence(page), 'Jane Doe cannot open Room 108 (no keypad).')
  await place(page, 'Room 101').check()
  assert.equal(
    await sentence(page),
    'Jane Doe can open Room 101 from Wed 10 Jun, 16:00 to Thu 11 Jun, 11:00, Paris time. But not Room 108 (no keypad).',
  )
  await page
    .locator('.option')
    .filter({ hasText: 'PIN code' })
    .getByText(/^Opens .*Room 101 Lock.*, not .*Elevator/)
    .waitFor()
  await give(page)
  await status(page).getByText('Jane Doe has access, but not to Room 108 (no keypad).').waitFor()
  await title(page).getByText('Needs a look').waitFor()
  await panel(page, '+ 1 hour')
  await page.locator('.method').getByText('Opens Room 101 Lock and Main Entrance', { exact: true }).waitFor()
  const troubles = page.locator('.doors li').filter({ has: page.locator('[data-status=trouble]') })
  assert.deepEqual(await troubles.locator('span').first().allInnerTexts(), ['Room 108 Lock'])
  await page.locator('.doors li').filter({ hasText: 'Elevator' }).getByText('only with key card or mobile key').waitFor()
})

test('a room that opens otherwise is no promise either, and the list says so', async (t) => {
  const page = await form(t)
  await choosePerson(page)
  await place(page, 'Room 104').check()
  await way(page, 'Mobile key').check()
  await way(page, 'PIN code').uncheck()
  assert.equal(await sentence(page), 'Jane Doe cannot open Room 104 (only with PIN code).')
  await give(page)
  await status(page).getByText('Saved, but Jane Doe cannot open Room 104 (only with PIN code).').waitFor()
  await panel(page, '+ 1 hour')
  await page.locator('.notice').getByText('Nothing that was given opens Room 104 Lock.').waitFor()
  await page.getByRole('link', { name: 'Guests', exact: true }).first().click()
  await listed(page)
  await rows(page).filter({ hasText: 'Jane Doe' }).filter({ hasText: 'Room 104' }).getByText('Needs a look').waitFor()
})

test('an access that has ended opens nothing, and nothing is on its way', async (t) => {
  const page = await open(t, { at: 'guests?view=past' })
  await rows(page).locator('a').first().click()
  await page.locator('.method .chip').getByText('Ended', { exact: true }).first().waitFor()
  await page.locator('.doors li').first().waitFor()
  assert.equal(await page.locator('.doors .modes, .doors .chip').count(), 0)
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

test('what there is to know is counted beside the button, and nothing that has the focus is below the bar', async (t) => {
  const page = await form(t, { viewport: { width: 1280, height: 760 } })
  await choosePerson(page)
  await place(page, 'Room 101').check()
  await pin(page).fill('1234')
  const count = page.getByRole('button', { name: /^\d things to know$/ })
  await count.getByText(`${await page.locator('#warnings li').count()} things`).waitFor()
  await page.evaluate(() => scrollTo(0, 0))
  const isClear = (locator) =>
    locator.evaluate((at) => at.getBoundingClientRect().bottom <= document.querySelector('.send').getBoundingClientRect().top)
  assert.equal(await isClear(page.locator('#warnings')), false, 'the list begins out of sight')
  await count.click()
  assert.equal(await focused(page), 'warnings')
  assert.ok(await isClear(page.locator('#warnings')))
  for (const control of [pin(page), page.getByText('More', { exact: true }), place(page, 'Room 110')]) {
    await page.evaluate(() => scrollTo(0, 0))
    await control.focus()
    assert.ok(await isClear(control))
  }
})
