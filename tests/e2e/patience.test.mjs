import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, demo, fillNew, focused, give, listed, panel, place, title } from './page.mjs'
import { answerSeam, connect } from './seam.mjs'

const open = demo()
const alert = (page) => page.getByRole('alert')
const stop = (page) => page.getByRole('button', { name: 'Stop waiting' })
const refusal = (type) => JSON.stringify({ error: { type, message: 'not now', request_id: 'r' } })
const pagination = { next_page_cursor: null, has_next_page: false, next_page_url: null }
const pathOf = (request) => new URL(request.url()).pathname

/** Connects with a Seam whose answers a test makes. */
async function workspace(t, answer) {
  const page = await open(t, { foreign: true, prepare: (page) => answerSeam(page, answer) })
  await connect(page, 'A real workspace', 'Client session token', 'seam_cst1_someone')
  return page
}

test('a rate limit is waited for, with the seconds that are left', async (t) => {
  const page = await open(t)
  await listed(page)
  await panel(page, 'Rate limit (429)')
  await listed(page)
  await page.getByLabel('Place').selectOption('Room 103')
  const notice = page.getByText(/the request is sent again in \d+ s\./)
  await notice.waitFor()
  const seconds = async () => Number(/\d+/.exec(await notice.innerText())[0])
  const first = await seconds()
  assert.ok(first > 0 && first <= 60)
  await page.getByText(`the request is sent again in ${first - 2} s.`).waitFor()
  await panel(page, 'Nothing')
  await listed(page)
  await notice.waitFor({ state: 'detached' })
})

test('a rate limit need not be waited for: the list and the form can be tried again, with what was typed', async (t) => {
  const page = await open(t)
  await listed(page)
  await panel(page, 'Rate limit (429)')
  await listed(page)
  await page.getByLabel('Place').selectOption('Room 103')
  await stop(page).waitFor()
  await assertAccessible(page)
  await stop(page).click()
  await alert(page).getByRole('heading', { name: 'You stopped waiting' }).waitFor()
  assert.equal(await stop(page).count(), 0)
  await page.getByRole('link', { name: 'New access' }).click()
  await fillNew(page)
  await give(page)
  await stop(page).click()
  await alert(page).getByRole('heading', { name: 'You stopped waiting' }).waitFor()
  assert.equal(await page.getByLabel('Full name').inputValue(), 'Ada Lovelace')
  await panel(page, 'Nothing')
  await page.getByRole('button', { name: 'Try again' }).click()
  await title(page).getByText('Ada Lovelace').waitFor()
})

test('a rate limit that is too long to be waited for counts down, and then the page tries again', async (t) => {
  let limited = true
  const none = { spaces: [], devices: [], acs_entrances: [], access_grants: [] }
  const page = await workspace(t, () =>
    limited
      ? { status: 429, headers: { 'retry-after': '3' }, body: refusal('rate_limit_exceeded') }
      : { status: 200, body: JSON.stringify({ ok: true, ...none, pagination }) },
  )
  const button = alert(page).getByRole('button', { name: /^Try again in \d s$/ })
  await button.waitFor()
  await assertAccessible(page)
  limited = false
  await page.getByText('Nobody has access tonight.').waitFor()
})

test('it need not be waited for either: nothing is asked until somebody tries again', async (t) => {
  let asked = 0
  const page = await workspace(t, () => {
    asked += 1
    return { status: 429, headers: { 'retry-after': '2' }, body: refusal('rate_limit_exceeded') }
  })
  await stop(page).click()
  const before = asked
  assert.equal(await focused(page), 'Try again')
  await page.waitForTimeout(3000)
  assert.equal(asked, before)
  await page.getByRole('button', { name: 'Try again', exact: true }).click()
  await page.getByRole('button', { name: /^Try again in \d s$/ }).waitFor()
  assert.ok(asked > before)
})

/** A Seam with one room, which answers no create, and meanwhile tells who else is in the room to wait. */
function slowSeam(asked) {
  const id = (letter) => `${letter.repeat(8)}-0000-0000-0000-000000000000`
  const lock = { device_id: id('b'), display_name: 'Lock 1', space_ids: [id('a')], can_program_online_access_codes: true, properties: {} }
  const lists = {
    '/spaces/list': { spaces: [{ space_id: id('a'), name: 'Room 1', customer_data: { time_zone: 'Europe/Paris' } }] },
    '/devices/list': { devices: [lock] },
    '/acs/entrances/list': { acs_entrances: [] },
    '/access_grants/list': { access_grants: [] },
  }
  let sent
  const created = new Promise((resolve) => {
    sent = resolve
  })
  return async (request) => {
    const path = pathOf(request)
    asked.push(path)
    if (path === '/access_grants/get') return { status: 404, body: refusal('access_grant_not_found') }
    if (path === '/access_grants/create') {
      sent()
      return new Promise(() => {})
    }
    if (!/space_id/.test(request.postData())) return { status: 200, body: JSON.stringify({ ok: true, ...lists[path], pagination }) }
    await created
    return { status: 429, headers: { 'retry-after': '20' }, body: refusal('rate_limit_exceeded') }
  }
}

test('a create that is stopped on its way is looked for before anybody tries again', async (t) => {
  const asked = []
  const page = await workspace(t, slowSeam(asked))
  await page.getByRole('link', { name: 'New access' }).click()
  await page.getByRole('radio', { name: 'Somebody new' }).check()
  await page.getByLabel('Full name').fill('Ada Lovelace')
  await place(page, 'Room 1').check()
  await give(page)
  await stop(page).click()
  await page.getByText('It was not saved. Nothing you typed is lost; try again.').waitFor()
  assert.deepEqual(asked.slice(-2), ['/access_grants/create', '/access_grants/get'])
})
