import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cell, HEADER, importing } from './import-page.mjs'
import { assertAccessible, demo } from './page.mjs'

const open = demo()
const choose = (page, bytes, name = 'reservations.csv') =>
  page.getByLabel('CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) })
const row = (name, room = 'Room 104') => `${name};;${room};2026-07-01;2026-07-03;;`

/** Files as spreadsheet programs write them: the bytes, and in which row the guest stands. */
const FILES = {
  'a byte order mark and the ends of lines of Windows': [`\uFEFF${HEADER}\r\n${row('Zoë Müller')}\r\n`, 2],
  'Windows-1252': [Buffer.from(`${HEADER}\n${row('Zoë Müller')}\n`, 'latin1'), 2],
  'UTF-16 with tabs': [
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${HEADER}\n${row('Zoë Müller')}`.replaceAll(';', '\t'), 'utf16le')]),
    2,
  ],
  'a line that tells what separates': [`sep=|\r\n${`${HEADER}\r\n${row('Zoë Müller')}`.replaceAll(';', '|')}`, 3],
  'a title above and empty lines between': [`Arrivals in July;;;;;;\n\n${HEADER}\n;;;;;;\n\n${row('Zoë Müller')}\n\n`, 6],
}

for (const [name, [bytes, number]] of Object.entries(FILES)) {
  test(`a file with ${name}`, async (t) => {
    const page = await importing(open, t)
    await choose(page, bytes)
    await page.getByText('1 good, 0 with problems').waitFor()
    await page.getByLabel('Only rows to look at').uncheck()
    assert.equal(await cell(page, 'Guest', number).inputValue(), 'Zoë Müller')
    assert.equal(await cell(page, 'Room', number).inputValue(), 'Room 104')
  })
}

test('a spreadsheet that is none of text, and a file without anything, say what to do', async (t) => {
  const page = await importing(open, t)
  await choose(page, [0x50, 0x4b, 0x03, 0x04, 0, 0], 'reservations.xlsx')
  await page.getByText('This is a spreadsheet. Save it as CSV in your spreadsheet program, and choose that file.').waitFor()
  await assertAccessible(page)
  await choose(page, [])
  await page.getByText('There are no rows in it. The first line names the columns.').waitFor()
  await choose(page, `${HEADER}\n${row('Ada Lovelace')}`)
  await page.getByText('1 good, 0 with problems').waitFor()
})

test('German: a spreadsheet', async (t) => {
  const page = await importing(open, t, { locale: 'de-DE' })
  await page
    .getByLabel('CSV-Datei wählen')
    .setInputFiles({ name: 'a.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) })
  await page.getByText('Das ist eine Tabelle. Bitte im Tabellenprogramm als CSV speichern und jene Datei wählen.').waitFor()
})
