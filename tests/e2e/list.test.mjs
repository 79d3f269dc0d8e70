import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Seam } from '../../pkg/index.js'
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
  const total = (await new Seam(createSandbox({ seed: 'demo' }).options).accessGrants.list()).length + 1
  for (let shown = 11; shown < total; ) {
    shown = Math.min(shown + 10, total)
    await more.click()
    await page.getByText(`${shown} access grants shown.`).waitFor()
  }
  assert.equal(await rows(page).count(), total)
  assert.equal(await more.count(), 0)
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'grants', 'the focus has a place')
  const texts = await rows(page).allInnerTexts()
  assert.equal(new Set(texts).size, total)
})

test('the status follows from the times', async (t) => {
  const past = createSandbox({ now: '2020-01-01T00:00:00Z' })
  const seam = new Seam({ apiKey: past.apiKey, endpoint: past.endpoint, fetch: past.fetch, validate: false })
  const windows = [
    ['2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z'],
    ['2020-01-01T00:00:00Z', '2090-01-01T00:00:00Z'],
    ['2020-01-01T00:00:00Z', null],
    ['2090-01-01T00:00:00Z', null],
  ]
  for (const [starts_at, ends_at] of windows) {
    await seam.accessGrants.create({ user_identity: { full_name: 'Ada Lovelace' }, starts_at, ends_at, requested_access_methods: [] })
  }
  const prepare = async (page) => {
    await remember(past.snapshot())(page)
    await rewordStatuses(page)
  }
  const page = await open(t, { prepare })
  await rows(page).nth(3).waitFor()
  const statuses = await page.locator('[data-status]').allInnerTexts()
  assert.deepEqual(statuses, ['Upcoming', 'Active', 'Active', 'Expired'])
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

/** The wording of `display_status` is Seam's to change, so the page must not show it. */
function rewordStatuses(page) {
  return page.addInitScript(() => {
    const Working = globalThis.Response
    globalThis.Response = class extends Working {
      constructor(body, init) {
        super(body.replaceAll(/"display_status":"\w+"/g, '"display_status":"Reworded"'), init)
      }
    }
  })
}

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
