import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSandbox } from '../../pkg/sandbox.js'
import { assertAccessible, create, demo, fillGrant, rows } from './page.mjs'

const open = demo()

/** Puts a snapshot where the page looks for one. */
function remember(text) {
  return (page) => page.addInitScript((value) => localStorage.setItem('seam-access-grants-demo', value), text)
}

test('loading more shows every grant once, and then there is nothing more to load', async (t) => {
  const page = await open(t)
  await rows(page).nth(9).waitFor()
  await fillGrant(page)
  await create(page)
  await rows(page).nth(10).waitFor()
  const more = page.getByRole('button', { name: 'Load more' })
  await more.click()
  await page.getByText('21 access grants shown.').waitFor()
  await more.click()
  await page.getByText('31 access grants shown.').waitFor()
  assert.equal(await rows(page).count(), 31)
  assert.equal(await more.count(), 0)
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'grants', 'the focus has a place')
  const texts = await rows(page).allInnerTexts()
  assert.equal(new Set(texts).size, 31)
})

test('the status follows from the times', async (t) => {
  const sandbox = createSandbox({ seed: 'demo', now: '2030-06-15T12:00:00Z' })
  const data = JSON.parse(sandbox.snapshot())
  const window = (index, starts_at, ends_at) => Object.assign(data.grants.at(index).grant, { starts_at, ends_at })
  window(-1, '2090-01-01T00:00:00Z', null)
  window(-2, '2020-01-01T00:00:00Z', null)
  window(-3, '2020-01-01T00:00:00Z', '2090-01-01T00:00:00Z')
  window(-4, '2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z')
  const page = await open(t, { prepare: remember(JSON.stringify(data)) })
  await rows(page).nth(9).waitFor()
  const statuses = await page.locator('[data-status]').allInnerTexts()
  assert.deepEqual(statuses.slice(0, 4), ['Upcoming', 'Active', 'Active', 'Expired'])
})

test('without grants the list says so', async (t) => {
  const page = await open(t, { prepare: remember(createSandbox({ seed: 'empty' }).snapshot()) })
  await page.getByText('No access grants yet.').waitFor()
  assert.equal(await page.getByRole('table').count(), 0)
  await assertAccessible(page)
})

test('a memory that cannot be read gives a fresh start', async (t) => {
  const page = await open(t, { prepare: remember('{"of": "another time"}') })
  await rows(page).nth(9).waitFor()
})

test('a list that fails can be tried again', async (t) => {
  const page = await open(t, { prepare: breakResponses })
  await page.getByRole('alert').getByText('could not be loaded').waitFor()
  await assertAccessible(page)
  await page.evaluate(() => {
    globalThis.broken = false
  })
  await page.getByRole('button', { name: 'Try again' }).click()
  await rows(page).nth(9).waitFor()
  assert.equal(await page.getByRole('alert').count(), 0)
})

/** The sandbox is inside the page, so an outage has to be there too. */
function breakResponses(page) {
  return page.addInitScript(() => {
    globalThis.broken = true
    const Working = globalThis.Response
    globalThis.Response = class extends Working {
      constructor(body, init) {
        super(body, globalThis.broken ? { ...init, status: 503 } : init)
      }
    }
  })
}
