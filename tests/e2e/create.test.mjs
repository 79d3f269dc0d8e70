import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Seam } from '../../pkg/index.js'
import { createSandbox } from '../../pkg/sandbox.js'
import { calls, create, demo, fillGrant, rows, snapshot } from './page.mjs'

const open = demo()

test('a created grant stands on top of the list and is still there after a reload', async (t) => {
  const page = await open(t)
  await rows(page).nth(9).waitFor()
  await fillGrant(page)
  await create(page)

  const status = page.locator('form').getByRole('status')
  await status.getByText('Access for Ada Lovelace was created').waitFor()
  await rows(page).nth(10).waitFor()
  const expected = [
    'Ada Lovelace',
    'Upcoming',
    '1 Jul 2090, 15:00 – 24 Dec 2090, 11:30',
    'PIN code, Mobile key',
    // Common Areas: three entrances. And the one device.
    '4',
  ]
  const cells = async () => (await rows(page).first().locator('th, td').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))
  assert.deepEqual(await cells(), expected)

  await page.reload()
  await rows(page).nth(9).waitFor()
  assert.deepEqual(await cells(), expected)
})

test('the grant holds what was entered, with the times of the browser’s zone', async (t) => {
  const page = await open(t)
  await fillGrant(page)
  await create(page)
  await page.locator('tr[data-new]').waitFor()
  const sandbox = createSandbox()
  sandbox.restore(await snapshot(page))
  const seam = new Seam(sandbox.options)
  const found = await seam.accessGrants.list({ search: 'ada@example.com' })
  assert.equal(found.length, 1)
  const [grant] = found
  // New York: summer time in July, none in December.
  assert.match(grant.starts_at, /^2090-07-01T19:00:00/)
  assert.match(grant.ends_at, /^2090-12-24T16:30:00/)
  const methods = grant.requested_access_methods.map(({ mode, code, instant_key_max_use_count: uses }) => ({ mode, code, uses }))
  assert.deepEqual(methods, [
    { mode: 'code', code: '0420', uses: undefined },
    { mode: 'mobile_key', code: undefined, uses: 3 },
  ])
})

test('the form is empty again afterwards, and offers the new person', async (t) => {
  const page = await open(t)
  await fillGrant(page)
  await create(page)
  await page.locator('tr[data-new]').waitFor()
  assert.equal(await page.locator('input:checked').count(), 1)
  assert.ok(await page.getByLabel('Existing person').isChecked())
  assert.equal(await page.getByLabel('Start').inputValue(), '')
  await page.getByRole('combobox', { name: 'Person' }).selectOption({ label: 'Ada Lovelace' })
})

test('an existing person, no end and a name', async (t) => {
  const page = await open(t)
  await page.getByRole('combobox', { name: 'Person' }).selectOption({ label: 'Jane Doe' })
  await page.getByLabel('Gym').check()
  await page.getByLabel('Start').fill('2090-07-01T15:00')
  await page.getByLabel('No end').check()
  await page.getByLabel('Card').check()
  await page.getByLabel('Name of the grant').fill('Night shift')
  await create(page)
  const row = page.locator('tr[data-new]')
  await row.waitFor()
  const text = (await row.locator('th, td').allInnerTexts()).map((cell) => cell.replace(/\s+/g, ' '))
  assert.deepEqual(text, ['Night shift Jane Doe', 'Upcoming', '1 Jul 2090, 15:00, no end', 'Card', '1'])
})

test('a refusal of the server is told, and the entries stay', async (t) => {
  const page = await open(t)
  await rows(page).nth(9).waitFor()
  await fillGrant(page)
  await page.getByLabel('Email').fill('jane@example.com')
  await create(page)
  const alert = page.getByRole('alert')
  await alert.getByText('The server refused').waitFor()
  assert.match(await alert.innerText(), /exists already/)
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'summary')
  assert.equal(await page.getByLabel('Email').inputValue(), 'jane@example.com')
  assert.equal(await calls(page, '/access_grants/create'), 1)
  assert.equal(await rows(page).count(), 10)

  await page.getByLabel('Email').fill('ada@example.com')
  await create(page)
  await page.locator('tr[data-new]').waitFor()
  assert.equal(await alert.count(), 0)
})

test('starting over brings back the data of the beginning', async (t) => {
  const page = await open(t)
  await fillGrant(page)
  await create(page)
  await page.locator('tr[data-new]').waitFor()
  await page.getByRole('button', { name: 'Start over' }).click()
  await page.getByText('Started over').waitFor()
  await rows(page).nth(9).waitFor()
  assert.equal(await rows(page).filter({ hasText: 'Ada Lovelace' }).count(), 0)
  assert.equal(await snapshot(page), null)
})
