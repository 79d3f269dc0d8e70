import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choosePerson, demo, give, listed, place, rows, title } from './page.mjs'
import { answerSeam, connect } from './seam.mjs'

const open = demo()

const browsers = [
  ['Los Angeles', { timezoneId: 'America/Los_Angeles', locale: 'en-US' }, /Jun 10, 4:00 PM/, 'Wed, Jun 10, 3:00 PM'],
  ['Tokyo', { timezoneId: 'Asia/Tokyo', locale: 'en-GB' }, /10 Jun, 16:00/, 'Wed 10 Jun, 15:00'],
  ['Apia', { timezoneId: 'Pacific/Apia', locale: 'en-AU' }, /10 June?, 4:00 pm/, 'Wed 10 June, 3:00 pm'],
]

for (const [name, settings, clock, arrival] of browsers) {
  test(`somebody in ${name} sees and enters the hotel’s own time`, async (t) => {
    const page = await open(t, settings)
    await listed(page)
    assert.match(await page.getByRole('button', { name: /^Demo/ }).innerText(), clock)
    const text = (await rows(page).first().locator('.row-when').innerText()).replace(/\s+/g, ' ')
    assert.ok(text.replaceAll(',', '').startsWith(arrival.replaceAll(',', '')), text)
    await page.getByRole('link', { name: 'New access' }).click()
    await page.getByText('Paris time', { exact: true }).waitFor()
    assert.equal(await page.getByLabel('From, date').inputValue(), '2026-06-10')
    await choosePerson(page)
    await place(page, 'Room 110').check()
    await page.getByLabel('From, time').fill('18:30')
    await give(page)
    await title(page).getByText('Jane Doe').waitFor()
    const id = page.url().split('/').at(-1)
    const kept = await page.evaluate(async () => {
      const database = await new Promise((resolve) => {
        const request = indexedDB.open('seam-access-grants-demo')
        request.onsuccess = () => resolve(request.result)
      })
      const all = database.transaction('sandboxes').objectStore('sandboxes').getAll()
      return new Promise((resolve) => {
        all.onsuccess = () => resolve(all.result[0].snapshot)
      })
    })
    // 18:30 in Paris in June.
    assert.ok(kept.includes(id))
    assert.match(kept, /2026-06-10T16:30:00/)
  })
}

test('an hour that a night does not have is told at its field, and so is one that it has twice', async (t) => {
  const page = await open(t, { at: 'new', now: '2027-03-27T14:00:00Z' })
  await choosePerson(page)
  await place(page, 'Room 110').check()
  await page.getByLabel('To, date').fill('2027-03-28')
  await page.getByLabel('To, time').fill('02:30')
  await give(page)
  await page.locator('#ends-error').getByText('Choose another time; clocks are set forward past this one on that day.').waitFor()
  await page.getByLabel('To, date').fill('2027-10-31')
  await page.locator('#ends-error').getByText(/twice/).waitFor()
  await page.getByLabel('To, time').fill('11:00')
  await page.locator('#ends-error').waitFor({ state: 'detached' })
  await give(page)
  await page.getByText('to Sun 31 Oct, 11:00').first().waitFor()
})

test('a date of another year has its year, before and after', async (t) => {
  const page = await open(t, { at: 'new' })
  await choosePerson(page)
  await place(page, 'Room 110').check()
  await page.getByLabel('To, date').fill('2027-01-02')
  await page.getByText('Jane Doe can open Room 110 from Wed 10 Jun, 16:00 to Sat, 2 Jan 2027, 11:00, Paris time.').waitFor()
  await give(page)
  await page.getByText('Room 110 · Wed 10 Jun, 16:00 to Sat, 2 Jan 2027, 11:00').waitFor()
})

test('one night more over the change of clocks keeps the hour', async (t) => {
  const page = await open(t, { at: 'new', now: '2027-03-27T12:00:00Z' })
  await choosePerson(page)
  await place(page, 'Room 110').check()
  await page.getByLabel('To, date').fill('2027-03-27')
  await page.getByLabel('To, time').fill('20:00')
  await give(page)
  await page.getByRole('button', { name: 'One more night' }).click()
  await page.getByText('to Sun 28 Mar, 20:00').first().waitFor()
})

/** Two houses of one owner: the answers of a Seam with a room in each. */
function twoHouses(request, created) {
  const path = new URL(request.url()).pathname
  const page = { next_page_cursor: null, has_next_page: false, next_page_url: null }
  const space = (id, name, parent_space_id, time_zone) => ({
    space_id: `${id.padEnd(8, '0')}-0000-0000-0000-000000000000`,
    name,
    parent_space_id,
    customer_data: { time_zone },
  })
  const spaces = [
    space('a', 'Casa', undefined, 'Europe/Lisbon'),
    space('b', 'Lisbon Room', 'a0000000-0000-0000-0000-000000000000', 'Europe/Lisbon'),
    space('c', 'Tokyo Room', undefined, 'Asia/Tokyo'),
  ]
  const door = (id, name, at) => ({
    acs_entrance_id: `${id.padEnd(8, '0')}-0000-0000-0000-000000000000`,
    display_name: name,
    can_unlock_with_code: true,
    space_ids: [at.space_id],
  })
  const answers = {
    '/spaces/list': { spaces },
    '/devices/list': { devices: [] },
    '/acs/entrances/list': { acs_entrances: [door('d', 'Lisbon Door', spaces[1]), door('e', 'Tokyo Door', spaces[2])] },
    '/access_grants/list': { access_grants: [] },
  }
  if (path === '/access_grants/create') created.push(JSON.parse(request.postData()))
  const body = answers[path]
  const refusal = { error: { type: 'invalid_input', message: 'not here', request_id: 'r', validation_errors: { _errors: [] } } }
  return { status: body ? 200 : 400, body: JSON.stringify(body ? { ok: true, ...body, pagination: page } : refusal) }
}

test('each property has its own zone: the form follows the chosen room, and says if rooms differ', async (t) => {
  const created = []
  const page = await open(t, {
    foreign: true,
    timezoneId: 'Asia/Tokyo',
    prepare: (page) => answerSeam(page, (request) => twoHouses(request, created)),
  })
  await connect(page, 'A real workspace', 'Client session token', 'seam_cst1_someone')
  await page.getByText('Nobody has access tonight.').waitFor()
  await page.getByRole('link', { name: 'New access' }).click()
  await page.getByRole('radio', { name: 'Somebody new' }).check()
  await page.getByLabel('Full name').fill('Ada Lovelace')
  await place(page, 'Tokyo Room').check()
  await page.getByText('Tokyo time', { exact: true }).waitFor()
  await place(page, 'Lisbon Room').check()
  await page.getByText('These places are in different time zones: Tokyo time and Lisbon time.').waitFor()
  await place(page, 'Tokyo Room').uncheck()
  await page.getByText('Lisbon time', { exact: true }).waitFor()
  await page.getByLabel('From, date').fill('2030-07-01')
  await page.getByLabel('From, time').fill('15:00')
  await page.getByLabel('To, date').fill('2030-07-03')
  await page.getByLabel('To, time').fill('11:00')
  await page.getByText('Ada Lovelace can open Lisbon Room from Mon, 1 Jul 2030, 15:00 to Wed, 3 Jul 2030, 11:00, Lisbon time.').waitFor()
  await give(page)
  await page.getByRole('heading', { name: 'Seam did not take this' }).waitFor()
  assert.deepEqual([created[0].starts_at, created[0].ends_at], ['2030-07-01T14:00:00.000000Z', '2030-07-03T10:00:00.000000Z'])
})
