import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, assertFits, choosePerson, demo, listed, pin, place, story, title } from './page.mjs'

const open = demo()

test('German: the page’s words, the package’s sentences, and the dates', async (t) => {
  const page = await open(t, { locale: 'de-DE', at: 'new' })
  await title(page).getByText('Neuer Zugang').waitFor()
  assert.equal(await page.locator('html').getAttribute('lang'), 'de')
  await page.getByRole('radio', { name: 'Jemand Neues' }).check()
  await place(page, 'Room 102').check()
  await pin(page).fill('1200')
  await page.getByRole('button', { name: 'Zugang geben' }).click()
  await page.locator('#full_name-error').getByText('Bitte den vollen Namen eingeben.').waitFor()
  const told = await page.locator('#summary').innerText()
  assert.ok(!/(Enter|Choose|takes)/.test(told), told)
  await page.getByLabel('Voller Name').fill('Ada Lovelace')
  await page.getByText(/Ada Lovelace kann Room 102 öffnen, von Mi\.?,? 10\. Juni?,? /).waitFor()
  await place(page, 'Room 108').check()
  await page.getByText('Aber nicht Room 108 (keine Tastatur).').waitFor()
  await assertAccessible(page)
  await assertFits(page)
})

test('the language is chosen in the page, and kept', async (t) => {
  const page = await open(t)
  await listed(page)
  await page.getByLabel('Language').selectOption('Deutsch')
  await title(page).getByText('Gäste').waitFor()
  await page.reload()
  await title(page).getByText('Gäste').waitFor()
  await page.getByLabel('Sprache').selectOption('English')
  await title(page).getByText('Guests').waitFor()
})

test('nothing that is told stays in the language before: problems, notices of what was done, times', async (t) => {
  const page = await open(t, { at: 'new' })
  const speak = (language) => page.locator('.foot select').first().selectOption(language)
  await page.getByRole('radio', { name: 'Somebody new' }).check()
  await pin(page).fill('1')
  await page.getByRole('button', { name: 'Give access' }).click()
  await page.locator('#summary').getByText('Full name: Enter a full name.').waitFor()
  await speak('de')
  await page.locator('#summary').getByText('Voller Name: Bitte den vollen Namen eingeben.').waitFor()
  await page
    .locator('#summary')
    .getByText(/^PIN: .*4 bis 9 Ziffern/)
    .waitFor()
  await page.getByLabel('Voller Name').fill('Ada Lovelace')
  await page.locator('#summary').getByText('Voller Name').waitFor({ state: 'detached' })
  await speak('en')
  await story(page, 'PIN was taken')
  await page.getByRole('button', { name: 'Change times' }).click()
  await page.locator('#change-ends_at').fill('2026-06-01')
  await page.getByRole('button', { name: 'Save times' }).click()
  await page.locator('.times .error').getByText('Choose a time').waitFor()
  await page.getByRole('button', { name: 'One more night' }).click()
  await page.locator('.toast').getByText('Hugo Haddad can stay until').waitFor()
  await speak('de')
  await page.locator('.toast').getByText('Hugo Haddad kann bis').waitFor()
  await page.locator('.toast').getByRole('button', { name: 'Rückgängig' }).waitFor()
  await page.locator('.times .error').getByText('Bitte einen Zeitpunkt').waitFor()
})

test('the words for states and notices are there in German', async (t) => {
  const page = await open(t)
  await story(page, 'PIN was taken')
  await page.getByLabel('Language').selectOption('Deutsch')
  await page.getByText('Room 101 Lock hatte die gewünschte PIN schon').waitFor()
  await page.getByText('anders als gewünscht (4716)').waitFor()
  await page.getByRole('button', { name: 'Eine Nacht mehr' }).waitFor()
})

test('a light or dark look is chosen in the page, and kept', async (t) => {
  const page = await open(t)
  const lightness = () =>
    page.evaluate(() => Math.max(...getComputedStyle(document.body).backgroundColor.match(/\d+/g).slice(0, 3).map(Number)))
  assert.ok((await lightness()) > 200)
  await page.getByLabel('Appearance').selectOption('Dark')
  assert.ok((await lightness()) < 60)
  await page.reload()
  await listed(page)
  assert.ok((await lightness()) < 60)
})

test('the system’s dark is the page’s', async (t) => {
  const page = await open(t, { colorScheme: 'dark', at: 'new' })
  await choosePerson(page)
  const [red] = await page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number))
  assert.ok(red < 60)
})
