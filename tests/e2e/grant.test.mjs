import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calls, choosePerson, demo, described, fillNew, focused, give, listed, panel, pin, place, rows, status, title } from './page.mjs'

const open = demo()
const form = (t, options = {}) => open(t, { at: 'new', ...options })
const summary = (page) => page.locator('#summary a')

test('an existing guest, two nights: the sentence says it before, and the guest’s page after', async (t) => {
  const page = await form(t)
  await choosePerson(page)
  await place(page, 'Room 110').check()
  await page.getByRole('radio', { name: '2 nights' }).check()
  await page.getByText('Jane Doe can open Room 110 from Wed 10 Jun, 16:00 to Fri 12 Jun, 11:00, Paris time.').waitFor()
  await give(page)
  await title(page).getByText('Jane Doe').waitFor()
  assert.match(page.url(), /#\/guest\/[0-9a-f-]{36}$/)
  assert.equal(await status(page).innerText(), 'Jane Doe has access.')
  await page.getByText('Room 110 · Wed 10 Jun, 16:00 to Fri 12 Jun, 11:00').waitFor()
  assert.equal(await focused(page), 'title')
  await page.getByRole('link', { name: 'Guests', exact: true }).first().click()
  await listed(page)
  await rows(page).filter({ hasText: 'Jane Doe' }).filter({ hasText: 'Room 110' }).waitFor()
})

test('a new guest with an email, a PIN of their own and no end', async (t) => {
  const page = await form(t)
  await fillNew(page)
  await page.getByRole('radio', { name: 'No end' }).check()
  await pin(page).fill(' 2846 ')
  await page.getByText('Ada Lovelace can open Room 110 from Wed 10 Jun, 16:00 on, without an end, Paris time.').waitFor()
  await give(page)
  await title(page).getByText('Ada Lovelace').waitFor()
  await panel(page, '+ 1 hour')
  await page.locator('.big-pin output').getByText('2846').waitFor()
})

test('every problem stands at its field and in the summary, and nothing is sent', async (t) => {
  const page = await form(t)
  await page.getByRole('radio', { name: 'Somebody new' }).check()
  await page.getByLabel(/^Email/).fill('ada@')
  await page.getByLabel(/^Phone/).fill('4155552671')
  await page.getByLabel('To, date').fill('2026-06-09')
  await pin(page).fill('12a')
  assert.equal(await page.locator('[aria-invalid]').count(), 0, 'nobody is told off before the first attempt')
  await give(page)
  const expected = [
    ['Full name', 'Enter a full name.', 'full_name'],
    ['Email', 'Enter an email address like jane@example.com.', 'email_address'],
    ['Phone', 'Enter a phone number with + and country code, like +14155552671.', 'phone_number'],
    ['Rooms and doors', 'Choose at least one room or door.', 'places'],
    ['To', 'Choose a time after the start.', 'ends'],
    ['PIN', 'Enter 4 to 9 digits.', 'code'],
  ]
  const told = await summary(page).allInnerTexts()
  for (const [label, message, id] of expected) {
    assert.ok(told.includes(`${label}: ${message}`), `${label}: ${told.join(' | ')}`)
    assert.ok((await described(page, id)).includes(message), `${id} is described`)
  }
  assert.equal(told.length, expected.length)
  assert.equal(await focused(page), 'summary')
  assert.equal(await calls(page, '/access_grants/create'), 0)
  assert.ok((await calls(page, '/spaces/list')) > 0, 'the log counts')
})

test('a line of the summary leads to its field, and a corrected field leaves it', async (t) => {
  const page = await form(t)
  await page.getByRole('radio', { name: 'Somebody new' }).check()
  await pin(page).fill('1')
  await give(page)
  await page.getByRole('link', { name: /^PIN: / }).press('Enter')
  assert.equal(await focused(page), 'code')
  await page.keyboard.type('234')
  await page.getByRole('link', { name: /^PIN: / }).waitFor({ state: 'detached' })
  assert.equal(await page.locator('#code[aria-invalid], #code-error').count(), 0)
  await pin(page).fill('9')
  await page.locator('#code-error').getByText('Enter 4 to 9 digits.').waitFor()
  assert.equal(await page.getByRole('link', { name: /^PIN: / }).count(), 0, 'the summary waits for the next attempt')
})

test('a guest who is not found is entered anew, and one who is there already is told by the server', async (t) => {
  const page = await form(t)
  await page.getByRole('combobox', { name: 'Guest' }).fill('zzz')
  await page.getByText('Nobody found. Enter somebody new.').waitFor()
  await fillNew(page)
  await page.getByLabel(/^Email/).fill('jane@example.com')
  await give(page)
  await page.getByRole('heading', { name: 'Seam refused this' }).waitFor()
  assert.equal(await focused(page), 'summary')
  assert.equal(await page.getByLabel('Full name').inputValue(), 'Ada Lovelace')
  await page.getByLabel(/^Email/).fill('ada@example.com')
  await give(page)
  await title(page).getByText('Ada Lovelace').waitFor()
})

test('a list that leaves out whoever was just given access says so, and the next form searches no room', async (t) => {
  const page = await open(t)
  await listed(page)
  await page.getByLabel('Place').selectOption('Room 103')
  await page.waitForURL(/place=/)
  await page.getByRole('link', { name: 'New access' }).click()
  const search = page.getByRole('searchbox', { name: 'Find a room or a door' })
  await search.fill('110')
  await fillNew(page)
  await give(page)
  await title(page).getByText('Ada Lovelace').waitFor()
  await page.goBack()
  assert.equal(await search.inputValue(), '')
  await page.goBack()
  const told = page.getByText('Ada Lovelace, who was just given access, is not among these.')
  await told.waitFor()
  await page.getByRole('link', { name: 'Show all guests' }).click()
  await rows(page).filter({ hasText: 'Ada Lovelace' }).waitFor()
  assert.equal(await told.count(), 0)
})

test('what stands in the form survives a reload, but for the PIN, which is said', async (t) => {
  const page = await form(t)
  await fillNew(page)
  await pin(page).fill('4826')
  await page.reload()
  await page.getByLabel('Full name').waitFor()
  assert.equal(await page.getByLabel('Full name').inputValue(), 'Ada Lovelace')
  assert.ok(await place(page, 'Room 110').isChecked())
  assert.equal(await pin(page).inputValue(), '')
  assert.match(await described(page, 'code'), /The PIN that was here is gone: this page keeps no PINs\./)
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
  assert.ok(!kept.includes('4826'), 'a PIN is not written anywhere')
  await pin(page).fill('4827')
  assert.doesNotMatch(await described(page, 'code'), /gone/)
  await page.getByRole('link', { name: 'Guests', exact: true }).first().click()
  await page.getByRole('link', { name: 'New access' }).click()
  assert.equal(await pin(page).inputValue(), '4827', 'without a reload nothing is lost')
})

test('starting over asks first', async (t) => {
  const page = await form(t)
  await fillNew(page)
  await page.getByRole('button', { name: 'Start over' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  assert.equal(await page.getByLabel('Full name').inputValue(), 'Ada Lovelace')
  await page.getByRole('button', { name: 'Start over' }).click()
  await page.getByRole('button', { name: 'Throw it away' }).click()
  await page.getByRole('combobox', { name: 'Guest' }).waitFor()
  assert.equal(await place(page, 'Room 110').isChecked(), false)
})

test('a slow answer does not wipe what is typed meanwhile, and sends once', async (t) => {
  const page = await form(t)
  await fillNew(page)
  await panel(page, 'Slow network')
  const button = page.locator('.send [type=submit]')
  await button.click()
  await button.click({ force: true })
  await page.getByLabel('Full name').fill('Grace Hopper')
  await page.getByLabel(/^Email/).fill('grace@example.com')
  await status(page).getByText('Ada Lovelace has access.').waitFor({ timeout: 15_000 })
  assert.equal(await page.getByLabel('Full name').inputValue(), 'Grace Hopper')
  await panel(page, 'Nothing')
  assert.equal(await calls(page, '/access_grants/create'), 1)
  await give(page)
  await title(page).getByText('Grace Hopper').waitFor()
})
