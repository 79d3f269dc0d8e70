import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Seam } from '../../pkg/index.js'
import { createSandbox } from '../../pkg/sandbox.js'
import { demo, listed, NOW, panel, rows, title } from './page.mjs'

const open = demo()

const texts = async (locator) => (await locator.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())

test('the list opens with tonight: who arrives, who leaves, who stays', async (t) => {
  const page = await open(t, { now: '2026-06-10T07:00:00Z' })
  await listed(page)
  const groups = await texts(page.locator('.rows h2'))
  assert.deepEqual(
    groups.map((text) => text.replace(/ \d+$/, '')),
    ['Arriving today', 'Leaving today', 'Staying', 'Without an end'],
  )
  const arriving = await page.locator('.rows ul').first().locator('li').first().innerText()
  assert.match(arriving.replace(/\s+/g, ' '), /Room \d+ Wed 10 Jun, 15:00 to .* 11:00 \d nights?/)
})

test('whoever has left is not among those of tonight', async (t) => {
  const page = await open(t)
  await listed(page)
  const states = await texts(rows(page).locator('.chip'))
  assert.ok(states.length > 10 && !states.includes('Ended'), states.join())
  await page.getByRole('link', { name: `Tonight ${states.length}` }).waitFor()
})

test('each view has the rows that the times say, and its number', async (t) => {
  const sandbox = createSandbox({ seed: 'demo', now: NOW, random: 1 })
  const grants = await new Seam(sandbox.options).accessGrants.list().toArray({ limit: Infinity })
  const expected = {
    Upcoming: grants.filter(({ starts_at }) => starts_at > '2026-06-10T22').length,
    Past: grants.filter(({ ends_at }) => ends_at !== null && ends_at <= '2026-06-10T14:00:00.000000Z').length,
    All: grants.length,
  }
  const page = await open(t)
  for (const [name, count] of Object.entries(expected)) {
    await page.getByRole('link', { name: new RegExp(`^${name} `) }).click()
    await page.getByText(`${count} shown`, { exact: true }).waitFor()
    assert.equal(await rows(page).count(), count)
  }
  const names = await texts(rows(page).locator('.row-name'))
  assert.equal(names.length, grants.length)
})

test('search is the API’s, and the address keeps it with the filters', async (t) => {
  const page = await open(t)
  await listed(page)
  await page.getByRole('searchbox').fill('jane@example.com')
  await page.waitForURL(/q=jane/)
  await page.getByRole('link', { name: /^All / }).click()
  await listed(page)
  const found = await texts(rows(page).locator('.row-name'))
  assert.ok(found.length > 0 && found.every((name) => name === 'Jane Doe'), found.join())
  await page.getByLabel('Status').selectOption('Ended')
  assert.match(page.url(), /q=jane%40example.com/)
  assert.match(page.url(), /status=over/)
  await page.reload()
  await listed(page)
  assert.equal(await page.getByRole('searchbox').inputValue(), 'jane@example.com')
  const statuses = await texts(rows(page).locator('.chip'))
  assert.ok(statuses.length > 0 && statuses.every((text) => text === 'Ended'), statuses.join())
})

for (const [text, isPlace] of [
  ['room 103', (name) => name === 'Room 103'],
  ['ROOM', (name) => /^Room /.test(name)],
]) {
  test(`a search finds the guests of a room by its name: ${text}`, async (t) => {
    const sandbox = createSandbox({ seed: 'demo', now: NOW, random: 1 })
    const seam = new Seam(sandbox.options)
    const headers = { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' }
    const answer = await sandbox.fetch(`${sandbox.endpoint}/spaces/list`, { method: 'POST', headers, body: '{}' })
    const ids = (await answer.json()).spaces.filter(({ name }) => isPlace(name)).map(({ space_id }) => space_id)
    const all = await seam.accessGrants.list().toArray({ limit: Infinity })
    const expected = all.filter(({ space_ids }) => space_ids.some((id) => ids.includes(id)))
    const page = await open(t, { at: 'guests?view=all' })
    await listed(page)
    await page.getByRole('searchbox', { name: 'Search by name, email, key or room' }).fill(text)
    await page.getByText(`${expected.length} shown`, { exact: true }).waitFor()
    const names = await texts(rows(page).locator('.row-place'))
    assert.ok(names.length > 5 && names.every(isPlace), names.join())
  })
}

test('a place shows its own guests', async (t) => {
  const page = await open(t, { at: 'guests?view=all' })
  await listed(page)
  await page.getByLabel('Place').selectOption('Room 103')
  await page.getByText(/\d shown/).waitFor()
  await page.waitForFunction(() => document.querySelectorAll('li.row').length < 30)
  const places = await texts(rows(page).locator('.row-place'))
  assert.ok(places.length > 5 && places.every((text) => text === 'Room 103'), places.join())
})

test('a PIN is shown alone, and hidden again by the next', async (t) => {
  const page = await open(t)
  await listed(page)
  assert.equal(await page.locator('.pin').count(), 0)
  const buttons = page.getByRole('button', { name: /^Show the PIN of/ })
  await buttons.nth(0).click()
  await page
    .locator('.pin')
    .getByText(/^\d{4,9}$/)
    .waitFor()
  await buttons.nth(2).click()
  await page
    .locator('.pin')
    .getByText(/^\d{4,9}$/)
    .waitFor()
  assert.equal(await page.locator('.pin').count(), 1)
  await page.getByRole('button', { name: 'Hide' }).click()
  assert.equal(await page.locator('.pin').count(), 0)
})

test('without anybody the list says so, and offers the first', async (t) => {
  const page = await open(t, { seed: 'empty' })
  await page.getByText('Nobody has access tonight.').waitFor()
  await page.getByRole('link', { name: 'Give the first guest access' }).click()
  await title(page).getByText('New access').waitFor()
})

test('a search without a result can be cleared', async (t) => {
  const page = await open(t)
  await page.getByRole('searchbox').fill('nobody of this name')
  await page.getByText('Nobody fits the search and the filters.').waitFor()
  await page.getByRole('link', { name: 'Clear search and filters' }).click()
  await rows(page).first().waitFor()
})

test('the timeline shows who overlaps with whom at one place', async (t) => {
  const page = await open(t, { at: 'guests?show=timeline' })
  await page.getByText(/places with overlapping stays/).waitFor()
  const room = page.locator('.line').filter({ has: page.getByRole('heading', { name: 'Room 101', exact: true }) })
  const overlapping = room.locator('[data-overlap]')
  assert.ok((await overlapping.count()) >= 2)
  const boxes = await overlapping.evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().top))
  assert.equal(new Set(boxes).size, boxes.length, 'each is on a line of its own')
  const days = await texts(page.locator('.days .track span'))
  assert.equal(days.length, 14)
  assert.deepEqual(days.slice(0, 2), ['Tue 9 Jun', 'Wed 10'])
  const edges = (boxes) => boxes.map((box) => box.getBoundingClientRect()).map(({ left, right }) => `${left} ${right}`)
  const tracks = await page.locator('.timeline .track').evaluateAll(edges)
  assert.equal(new Set(tracks).size, 1, 'bars stand below their days')
})

test('ten thousand guests: few rows are there, and every one can be reached', async (t) => {
  const page = await open(t, { seed: 'large', at: 'guests?view=all' })
  await page.getByText('10,000 shown', { exact: true }).waitFor({ timeout: 60_000 })
  assert.ok((await rows(page).count()) < 80)
  assert.equal(await rows(page).first().getAttribute('aria-setsize'), '10000')
  await page.keyboard.press('End')
  await page.locator('li.row[aria-posinset="10000"]').waitFor()
  await page.getByText('With 10,000 guests nothing is kept').waitFor()
})

test('time goes by: whoever was to come has come', async (t) => {
  const page = await open(t)
  await listed(page)
  for (let times = 0; times < 3; times += 1) await panel(page, '+ 6 hours')
  await page.getByText('Thu 11 Jun, 10:00').first().waitFor()
  const leaving = page.getByRole('heading', { name: /^Leaving today/ })
  await leaving.waitFor()
  await panel(page, '+ 1 hour')
  await leaving.waitFor({ state: 'detached' })
})
