import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demo, focused, listed, panel, rows, status, story, title } from './page.mjs'

const open = demo()
const chips = (page) => page.locator('.method .chip')

test('the page begins at its top, wherever the list was left', async (t) => {
  const page = await open(t)
  await listed(page)
  for (const from of [19, 300]) {
    await page.evaluate((top) => scrollTo(0, top), from)
    await rows(page)
      .locator('a')
      .first()
      .evaluate((link) => link.click())
    await page.getByRole('heading', { name: 'Ways to open', exact: true }).waitFor()
    assert.equal(await focused(page), 'title')
    assert.equal(await page.evaluate(() => scrollY), 0)
    await page.getByRole('link', { name: 'Guests', exact: true }).first().click()
    await listed(page)
  }
})

test('methods appear as they get issued', async (t) => {
  const page = await open(t)
  await story(page, 'On its way')
  await chips(page).getByText('On its way to the doors…').waitFor()
  await page.getByText('The lock has not set a PIN yet.').waitFor()
  await panel(page, '+ 1 hour')
  await chips(page).getByText('On the doors').waitFor()
  await page
    .locator('.big-pin output')
    .getByText(/^\d{4,9}$/)
    .waitFor()
})

test('the PIN that was really set, and that it differs from the one that was asked for', async (t) => {
  const page = await open(t, { permissions: ['clipboard-read', 'clipboard-write'] })
  await story(page, 'PIN was taken')
  await page.getByText('Room 101 Lock had the PIN you asked for already').waitFor()
  const card = page.locator('.method').filter({ hasText: 'differs from the one you asked for (4716)' })
  const shown = await card.locator('output').innerText()
  await card.getByText('Opens Room 101 Lock', { exact: true }).waitFor()
  assert.match(shown, /^\d{4,6}$/)
  assert.notEqual(shown, '4716')
  await card.getByRole('button', { name: 'Copy' }).click()
  await status(page).getByText('Copied.').waitFor()
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), shown)
})

test('the instant key: a link, and the same as a QR code', async (t) => {
  const page = await open(t)
  await story(page, 'Instant key')
  const link = page.getByRole('link', { name: 'Link for the guest’s phone' })
  assert.match(await link.getAttribute('href'), /^https:\/\/ik\.seam\.co\//)
  const path = await page.getByRole('img', { name: 'QR code of the link' }).locator('path').getAttribute('d')
  assert.ok(path.length > 1000)
})

const troubles = [
  ['Door without keypad', /Room 108 Lock has no keypad\. Give a mechanical key/],
  ['Refused by a lock', /Room 105 Lock does not take these times\. Give it an end\./],
  ['PIN was taken', /Room 101 Lock had the PIN you asked for already/],
  ['Nothing could be made', /Some ways to open could not be made/, /Room 108 Lock has no keypad/],
  ['Times changing', /The new times are on their way to the doors/],
  ['Being revoked', /Access is being taken from the doors/],
]

for (const [name, ...sentences] of troubles) {
  test(`what it means and what to do, once: ${name}`, async (t) => {
    const page = await open(t)
    await story(page, name)
    for (const sentence of sentences) await page.locator('.notice').getByText(sentence).waitFor()
    assert.equal(await page.locator('.notices .notice').count(), sentences.length)
  })
}

test('a door is marked as a trouble where nothing opens it, and not on the way of everybody', async (t) => {
  const page = await open(t)
  await story(page, 'PIN was taken')
  await page.locator('.doors').getByText('only with key card or mobile key').waitFor()
  assert.equal(await page.locator('.doors [data-status=trouble]').count(), 0)
  await story(page, 'Door without keypad')
  const trouble = page.locator('.doors li').filter({ has: page.locator('[data-status=trouble]') })
  await trouble.getByText('Room 108 Lock').waitFor()
  assert.equal(await trouble.count(), 1)
})

test('a card waits for the encoder, and is issued by it', async (t) => {
  const page = await open(t)
  await story(page, 'Card to encode')
  await chips(page).getByText('Lay a card on the encoder').waitFor()
  await page.getByRole('button', { name: 'Encode card' }).click()
  await page.getByRole('button', { name: 'Encoding…' }).waitFor()
  await panel(page, '+ 1 hour')
  await chips(page).getByText('On the doors').waitFor()
})

test('what happened, the newest first', async (t) => {
  const page = await open(t)
  await story(page, 'PIN was taken')
  const lines = await page.locator('.history li').allInnerTexts()
  assert.match(lines.at(-1), /Access was given/)
  assert.ok(lines.some((line) => /Every door that can take it knows it/.test(line)))
})

test('an address of nobody says so', async (t) => {
  const page = await open(t, { at: 'guest/00000000-0000-0000-0000-000000000000' })
  await title(page).getByText('There is no such access.').waitFor()
  await page.getByRole('alert').getByText('Not there any more').waitFor()
})

test('the card for the guest is what is printed', async (t) => {
  const page = await open(t)
  await story(page, 'PIN was taken')
  await page.getByText('Opens Room 101 Lock', { exact: true }).waitFor()
  await page.emulateMedia({ media: 'print' })
  const text = (await page.locator('body').innerText()).replace(/\s+/g, ' ')
  assert.match(text, /^Hotel Lumière.*Welcome, Hugo Haddad Room 101/i)
  assert.match(text, /Your PIN · Room 101 Lock \d{4,6} Your PIN · Main Entrance 4716/i)
  assert.ok(!/One more night|History/.test(text))
})
