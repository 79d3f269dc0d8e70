import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, calls, demo, fillNew, give, listed, panel, rows, title } from './page.mjs'

const open = demo()
const alert = (page) => page.getByRole('alert')

test('while it reads, the page says so and shows where things will be', async (t) => {
  const page = await open(t)
  await panel(page, 'Slow network')
  await page.getByRole('link', { name: 'New access' }).click()
  await page.getByRole('link', { name: 'Guests', exact: true }).click()
  await page.getByText(/^\s*Reading the list…/).waitFor()
  await assertAccessible(page)
  await page.getByText(/\d shown/).waitFor()
})

const failures = [
  ['No connection', 'No answer', /Try again; nothing you typed is lost/, false],
  ['Outage (503)', 'Seam is having trouble', /The fault is on their side/, true],
  ['Proxy page (502)', 'Seam is having trouble', /The fault is on their side/, false],
  ['Cut answers', 'An answer that makes no sense', /changed the answer/, true],
  ['Signed out', 'Signed out', /new client session/, true],
]

for (const [name, heading, advice, hasId] of failures) {
  test(`the list fails and comes back: ${name}`, async (t) => {
    const page = await open(t)
    await listed(page)
    await panel(page, name)
    await alert(page).getByRole('heading', { name: heading }).waitFor()
    assert.match(await alert(page).innerText(), advice)
    assert.equal(await alert(page).locator('code').count(), hasId ? 1 : 0, 'the ID of the request')
    assert.ok((await rows(page).count()) > 0, 'what was read stays')
    await assertAccessible(page)
    await panel(page, 'Nothing')
    await alert(page).waitFor({ state: 'detached' })
    await listed(page)
  })
}

test('the browser is offline', async (t) => {
  const page = await open(t)
  await listed(page)
  await page.context().setOffline(true)
  await page.getByText('You are offline.', { exact: true }).waitFor()
  await panel(page, 'No connection')
  await alert(page).getByRole('heading', { name: 'You are offline' }).waitFor()
  await page.context().setOffline(false)
  await page.getByText('You are offline.', { exact: true }).waitFor({ state: 'detached' })
})

test('an answer that got lost: the page looks, finds the guest, and nobody is there twice', async (t) => {
  const page = await open(t, { at: 'new' })
  await fillNew(page)
  await panel(page, 'Answer lost after saving')
  await give(page)
  await title(page).getByText('Ada Lovelace').waitFor()
  await panel(page, 'Nothing')
  await page.getByRole('link', { name: 'Guests', exact: true }).first().click()
  await listed(page)
  assert.equal(await rows(page).filter({ hasText: 'Ada Lovelace' }).count(), 1)
})

test('not sure whether it was saved: the entries stay, and looking again decides', async (t) => {
  const page = await open(t, { at: 'new' })
  await fillNew(page)
  await panel(page, 'No connection')
  await give(page)
  await alert(page).getByRole('heading', { name: 'Not sure whether it was saved' }).waitFor({ timeout: 30_000 })
  await assertAccessible(page)
  assert.equal(await page.getByLabel('Full name').inputValue(), 'Ada Lovelace')
  await panel(page, 'Nothing')
  await page.getByRole('button', { name: 'Look again' }).click()
  await page.getByText('It was not saved. Nothing you typed is lost; try again.').waitFor()
  const before = await calls(page, '/access_grants/create')
  await give(page)
  await title(page).getByText('Ada Lovelace').waitFor()
  assert.equal(await calls(page, '/access_grants/create'), before + 1)
})

test('doors that are never ready are told as on their way', async (t) => {
  const page = await open(t, { at: 'new' })
  await panel(page, 'Doors never ready')
  await fillNew(page)
  await give(page)
  await page.locator('.method .chip').getByText('On its way to the doors…').waitFor()
  await panel(page, '+ 6 hours')
  await page.locator('.method .chip').getByText('On its way to the doors…').waitFor()
})

test('PINs that every lock has already come out as others', async (t) => {
  const page = await open(t, { at: 'new' })
  await panel(page, 'PINs taken')
  await fillNew(page)
  await page.getByRole('textbox', { name: /^PIN/ }).fill('246810')
  await give(page)
  await panel(page, '+ 1 hour')
  await page.getByText('differs from the one you asked for (246810)').waitFor()
})

test('a browser without WebAssembly is told what is missing', async (t) => {
  const page = await open(t, { prepare: (page) => page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly')) })
  await alert(page)
    .getByText(/WebAssembly/)
    .waitFor()
  await title(page).waitFor()
})
