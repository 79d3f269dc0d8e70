import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importing, paste, plan, steps } from './import-page.mjs'
import { assertAccessible, demo } from './page.mjs'

const open = demo()
const chosen = (page) =>
  page
    .locator('.mapping select')
    .evaluateAll((all) =>
      Object.fromEntries(all.filter(({ value }) => value !== '-1').map((one) => [one.id.slice(4), one.selectedOptions[0].text])),
    )

/** Headers as booking systems write them, and what each column should be taken for. */
const EXPORTS = [
  [
    'Guest name;Check-in;Check-out;Unit;Door code;Notes',
    { guest: 'Guest name', arrival: 'Check-in', departure: 'Check-out', room: 'Unit', pin: 'Door code' },
    'Not used: Notes.',
  ],
  [
    'Confirmation code;Status;Guest name;Contact;# of adults;Start date;End date;# of nights;Booked;Listing;Earnings',
    {
      key: 'Confirmation code',
      guest: 'Guest name',
      phone: 'Contact',
      arrival: 'Start date',
      departure: 'End date',
      room: 'Listing',
      status: 'Status',
    },
    'Not used: # of adults, # of nights, Booked and Earnings.',
  ],
  [
    'Id,Type,Source,Name,DateArrival,DateDeparture,Nights,HouseName,Status',
    { key: 'Id', guest: 'Name', arrival: 'DateArrival', departure: 'DateDeparture', room: 'HouseName', status: 'Status' },
    'Not used: Type, Source and Nights.',
  ],
  [
    'Name,Email,Reservation Number,Room Type,Room Number,Check in Date,Check out Date,Postal Code',
    {
      guest: 'Name',
      email: 'Email',
      key: 'Reservation Number',
      room: 'Room Number',
      arrival: 'Check in Date',
      departure: 'Check out Date',
    },
    'Not used: Room Type and Postal Code.',
  ],
  [
    'Room name;Guests;First name;Last name;Mobile;Arival;Departue;Hotel;Booking date',
    { room: 'Room name', guest: 'First name', surname: 'Last name', phone: 'Mobile', arrival: 'Arival', departure: 'Departue' },
    'Not used: Guests, Hotel and Booking date.',
  ],
  [
    'Buchungsnummer;Name;Vorname;E-Mail-Adresse;Zimmer-Nr.;Anreise;Abreise;Zugangscode;;Preis',
    {
      key: 'Buchungsnummer',
      guest: 'Vorname',
      surname: 'Name',
      email: 'E-Mail-Adresse',
      room: 'Zimmer-Nr.',
      arrival: 'Anreise',
      departure: 'Abreise',
      pin: 'Zugangscode',
    },
    'Not used: column 9 without a name and Preis.',
  ],
]

test('columns are guessed from what exports call them, and the others are said', async (t) => {
  const page = await importing(open, t)
  for (const [header, mapping, unused] of EXPORTS) {
    await paste(page, [header, header.replaceAll(/[^;,]+/g, 'x')])
    await page.getByText(unused, { exact: true }).waitFor()
    assert.deepEqual(await chosen(page), mapping, header)
    await page.getByRole('button', { name: 'Another file' }).click()
  }
})

test('a column that is needed is asked for once, and a name of two columns is one', async (t) => {
  const page = await importing(open, t)
  await paste(page, [
    'First name;Last name;Where;Arrival;Departure',
    'Ada;Lovelace;Room 104;2026-07-01;2026-07-03',
    'Alan;Turing;Room 106;;2026-07-03',
  ])
  await page.getByText('0 good, 2 with problems').waitFor()
  assert.equal(await page.getByLabel('Room', { exact: true }).getAttribute('aria-invalid'), 'true')
  assert.equal(await page.getByText('Choose a column: without it no row can be imported.').count(), 1)
  assert.equal(await page.locator('.sheet .error').count(), 1)
  await page.locator('.sheet').getByText('Enter the day of arrival.').waitFor()
  await assertAccessible(page)
  await page.getByLabel('Room', { exact: true }).selectOption('Where')
  await page.getByText('1 good, 1 with problems').waitFor()
  await plan(page)
  await steps(page).getByText('Ada Lovelace').waitFor()
})

test('German: columns', async (t) => {
  const page = await importing(open, t, { locale: 'de-DE' })
  await paste(page, ['Gast;Zimmer;Anreise;Bemerkung', 'Ada Lovelace;Room 104;2026-07-01;x'])
  await page.getByText('Nicht verwendet: Bemerkung.').waitFor()
  await page.getByText('Bitte eine Spalte wählen: Ohne sie ist keine Zeile importierbar.').waitFor()
  assert.deepEqual(await chosen(page), { guest: 'Gast', room: 'Zimmer', arrival: 'Anreise' })
})
