import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calls, create, demo, fillMistakes, mistakes, rows, snapshot } from './page.mjs'

const open = demo()

/** What a screen reader says about the control: its errors come from `aria-describedby`. */
function described(page, id) {
  return page.evaluate((name) => {
    const control = document.getElementById(name)
    const ids = control?.getAttribute('aria-describedby')?.split(' ') ?? []
    const inputs = control?.matches('fieldset') ? [...control.querySelectorAll('[type=checkbox]')] : [control]
    return {
      text: ids.map((part) => document.getElementById(part)?.textContent).join(' '),
      invalid: inputs.every((input) => input?.getAttribute('aria-invalid') === 'true'),
    }
  }, id)
}

test('every mistake stands at its field and in the summary, and nothing is sent', async (t) => {
  const page = await open(t)
  await rows(page).nth(9).waitFor()
  await fillMistakes(page)
  assert.equal(await page.locator('[aria-invalid]').count(), 0, 'no complaints before the first attempt')
  await create(page)

  const links = page.getByRole('alert').getByRole('link')
  assert.deepEqual(await links.allInnerTexts(), mistakes.map(([field, message]) => `${field}: ${message}`))
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'summary')

  const ids = ['full_name', 'email_address', 'phone_number', 'places', 'ends_at', 'code', 'max_uses']
  for (const [index, [field, message]] of mistakes.entries()) {
    const { text, invalid } = await described(page, ids[index])
    assert.ok(text.includes(message), `${field} is described by “${text}”`)
    assert.ok(invalid, `${field} is marked`)
  }
  assert.equal(await calls(page, '/access_grants/create'), 0)
  assert.ok((await calls(page, '/access_grants/list')) > 0, 'calls are counted')
  assert.equal(await snapshot(page), null)
})

test('what the chosen lock does not take is told at the field, for the lock by itself and for one of a space', async (t) => {
  const page = await open(t)
  for (const place of ['Room 102 Lock', 'Room 102']) {
    await page.getByLabel('New person').check()
    await page.getByLabel('Full name').fill('Ada Lovelace')
    await page.getByLabel(place, { exact: true }).check()
    await page.getByLabel('No end').check()
    await page.getByLabel('PIN code').check()
    await page.getByLabel('PIN (optional)').fill('0420')
    await create(page)
    await page.getByRole('alert').waitFor()
    assert.match((await described(page, 'code')).text, /Room 102 Lock takes 6 digits\./)
    await page.getByLabel('PIN (optional)').fill('345678')
    await create(page)
    await page.locator('form').getByRole('status').getByText('was created').waitFor()
  }
  assert.equal(await calls(page, '/access_grants/create'), 2)
})

test('the entries stay', async (t) => {
  const page = await open(t)
  await fillMistakes(page)
  await create(page)
  await page.getByRole('alert').waitFor()
  const entries = { Email: 'ada@', Phone: '4155552671', Start: '2090-07-02T15:00', 'PIN (optional)': '12a', 'Number of uses': 'many' }
  for (const [label, entry] of Object.entries(entries)) assert.equal(await page.getByLabel(label).inputValue(), entry)
})

test('a link of the summary puts the focus on the field', async (t) => {
  const page = await open(t)
  await fillMistakes(page)
  await create(page)
  const links = page.getByRole('alert').getByRole('link')
  const targets = ['full_name', 'email_address', 'phone_number', 'spaces', 'ends_at', 'code', 'max_uses']
  for (const [index, name] of targets.entries()) {
    await links.nth(index).press('Enter')
    assert.equal(await page.evaluate(() => document.activeElement?.name), name)
  }
})

test('after the first attempt a corrected field is at peace at once, and leaves the summary', async (t) => {
  const page = await open(t)
  await fillMistakes(page)
  await create(page)
  const links = page.getByRole('alert').getByRole('link')
  await page.getByLabel('PIN (optional)').fill('1234')
  await page.getByLabel('Gym').check()
  const left = mistakes.filter(([field]) => field !== 'PIN' && field !== 'Where')
  assert.deepEqual(await links.allInnerTexts(), left.map(([field, message]) => `${field}: ${message}`))
  assert.equal(await page.locator('#code[aria-invalid], #code-error, #places-error').count(), 0)

  // A new mistake shows at the field, and waits with the summary for the next attempt.
  await page.getByLabel('PIN (optional)').fill('1')
  assert.equal(await page.locator('#code-error').innerText(), 'Enter 4 to 9 digits.')
  assert.equal(await links.count(), left.length)
})

test('an empty form says what is missing', async (t) => {
  const page = await open(t)
  await create(page)
  assert.deepEqual(await page.getByRole('alert').getByRole('link').allInnerTexts(), [
    'Person: Choose a person, or enter a new one.',
    'Where: Choose at least one space, entrance or device.',
    'End: Enter a whole date and time, or tick “No end”.',
    'How: Choose at least one way to open the doors.',
  ])
})

test('a start that was only begun does not pass for no start', async (t) => {
  const page = await open(t)
  await page.getByLabel('Start').focus()
  await page.keyboard.type('07')
  await create(page)
  await page.getByRole('link', { name: 'Start: Enter a whole date and time, or nothing to start now.' }).waitFor()
})
