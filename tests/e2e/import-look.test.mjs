import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cell, HEADER, importing, paste, plan, steps } from './import-page.mjs'
import { assertAccessible, assertFits, demo, focused } from './page.mjs'

const open = demo()
const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true }
const another = (page) => page.getByRole('button', { name: 'Another file' })
const example = (page) => page.getByRole('button', { name: 'Try an example' })

for (const [name, options] of [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['a phone', PHONE],
]) {
  test(`every step is accessible and fits: ${name}`, async (t) => {
    const page = await importing(open, t, options)
    const judge = async () => {
      await assertAccessible(page)
      await assertFits(page)
    }
    await judge()
    await example(page).click()
    await page.getByText('8 good, 4 with problems').waitFor()
    await judge()
    await plan(page)
    await page.getByRole('button', { name: 'Do it' }).waitFor()
    await judge()
    await page.getByRole('button', { name: 'Do it' }).click()
    await page.getByText('Done: all 8 went through.').waitFor()
    await judge()
  })
}

test('on a phone each row is a card: nothing to scroll sideways, cells that say what they are, and room for a finger', async (t) => {
  const page = await importing(open, t, PHONE)
  await example(page).click()
  await page.getByText('8 good, 4 with problems').waitFor()
  const { widths, heights, labels } = await page.locator('.sheet').evaluate((sheet) => ({
    widths: [sheet.scrollWidth, sheet.clientWidth],
    heights: [...sheet.querySelectorAll('tbody input:not([type=checkbox])')].map((input) => input.getBoundingClientRect().height),
    labels: [...sheet.querySelectorAll('tbody tr:first-child td')].map((td) => getComputedStyle(td, '::before').content),
  }))
  assert.ok(widths[0] <= widths[1], `${widths[0]} px in ${widths[1]} px`)
  assert.ok(Math.min(...heights) >= 44)
  assert.deepEqual(labels, ['"Leave out"', '"Guest"', '"Email"', '"Room"', '"Arrival"', '"Departure"', '"PIN"', '"Reservation"'])
  assert.equal(await page.getByRole('row').first().getByRole('columnheader').count(), 9, 'it is still a table to a screen reader')
  await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded()
  const next = await page.getByRole('button', { name: /^See what/ }).boundingBox()
  assert.ok(next.y + next.height <= PHONE.viewport.height, 'what comes next is in sight')
  await cell(page, 'Room', 10).fill('Room 106')
  await cell(page, 'Room', 10).blur()
  await page.getByText('9 good, 3 with problems').waitFor()
})

test('the file is chosen with a button like the others, by keyboard as well', async (t) => {
  const page = await importing(open, t)
  const look = (of) =>
    of.evaluate((one) => ((style) => [style.backgroundColor, style.borderRadius, style.minHeight])(getComputedStyle(one)))
  const button = page.locator('label.file')
  assert.deepEqual(await look(button), await look(page.getByRole('link', { name: 'New access' })))
  // Long before the key: a chooser that opens before the browser was told to hand it over is lost.
  const opened = page.waitForEvent('filechooser')
  await page.getByRole('heading', { level: 1 }).focus()
  const outline = () => button.evaluate((one) => getComputedStyle(one).outlineStyle)
  assert.equal(await outline(), 'none')
  for (let presses = 0; presses < 5 && (await outline()) === 'none'; presses += 1) await page.keyboard.press('Tab')
  assert.equal(await outline(), 'solid', 'the focus shows')
  await page.keyboard.press('Enter')
  const chooser = await opened
  await chooser.setFiles({ name: 'r.csv', mimeType: 'text/csv', buffer: Buffer.from(HEADER) })
  await page.getByText('There are no rows in it.').waitFor()
  const row = 'Ada Lovelace;ada@example.com;Room 104;2026-07-01;2026-07-03;;R-1'
  await page.getByLabel('CSV file').setInputFiles({ name: 'r.csv', mimeType: 'text/csv', buffer: Buffer.from(`${HEADER}\n${row}`) })
  await page.getByText('1 good, 0 with problems').waitFor()
})

test('another file can be taken at every step, and corrections are not thrown away without a word', async (t) => {
  const page = await importing(open, t)
  await example(page).click()
  await another(page).click()
  assert.equal(await focused(page), 'title')
  await example(page).click()
  await page.getByLabel('Leave out: Row 10').check()
  await another(page).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('8 good, 3 with problems, 1 left out').waitFor()
  await plan(page)
  await another(page).click()
  await page.getByRole('button', { name: 'Throw it away' }).click()
  await example(page).click()
  await page.getByText('8 good, 4 with problems, 0 left out').waitFor()
  await page.getByLabel('Leave out: Row 10').check()
  await plan(page)
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByText('Done: all 8 went through.').waitFor()
  await another(page).click()
  await example(page).waitFor()
})

test('a row without a name is told by what it has', async (t) => {
  const page = await importing(open, t)
  await paste(page, [
    'Phone;Room;Arrival;Departure;Reservation;Guest',
    '+14155550199;Room 104;2026-07-01;2026-07-03;R-1;',
    ';Room 104;2026-07-02;2026-07-03;R-2;Ada Lovelace',
  ])
  await page.getByText('Row 2, +14155550199, has this room as well').waitFor()
  await plan(page)
  await steps(page).getByText('+14155550199', { exact: true }).waitFor()
})
