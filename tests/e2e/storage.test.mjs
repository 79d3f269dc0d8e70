import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demo, fillNew, give, listed, panel, place, rows, title } from './page.mjs'

const open = demo()

/** A tab in the background draws once a second at most, so it comes to the front. */
async function giveTo(page, name) {
  await page.bringToFront()
  await page.getByRole('link', { name: 'New access' }).click()
  await page.getByRole('radio', { name: 'Somebody new' }).check()
  await page.getByLabel('Full name').fill(name)
  await place(page, 'Room 110').check()
  await give(page)
  await title(page).getByText(name).waitFor()
}

async function names(page) {
  await page.bringToFront()
  await page.getByRole('link', { name: 'Guests', exact: true }).first().click()
  await listed(page)
  return (await rows(page).locator('.row-name').allInnerTexts()).filter((name) => /^Tab /.test(name)).sort()
}

test('a guest is still there after a reload, under the same address', async (t) => {
  const page = await open(t, { at: 'new' })
  await fillNew(page)
  await give(page)
  await title(page).getByText('Ada Lovelace').waitFor()
  await page.reload()
  await title(page).getByText('Ada Lovelace').waitFor()
})

test('two tabs do not overwrite each other', async (t) => {
  const first = await open(t)
  const second = await open(t, { context: first.context() })
  await giveTo(first, 'Tab One')
  await giveTo(second, 'Tab Two')
  await giveTo(first, 'Tab Three')
  assert.deepEqual(await names(first), ['Tab One', 'Tab Three', 'Tab Two'])
  await second.reload()
  assert.deepEqual(await names(second), ['Tab One', 'Tab Three', 'Tab Two'])
})

test('a tab shows what another has changed', async (t) => {
  const first = await open(t)
  const second = await open(t, { context: first.context() })
  await listed(second)
  await giveTo(first, 'Tab One')
  await rows(second).filter({ hasText: 'Tab One' }).waitFor()
})

test('a storage that is full is said, and the page goes on', async (t) => {
  const full = (page) =>
    page.addInitScript(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no room', 'QuotaExceededError')
      }
    })
  const page = await open(t, { at: 'new', prepare: full })
  await fillNew(page)
  await give(page)
  await title(page).getByText('Ada Lovelace').waitFor()
  await page.getByText('This browser has no room left').waitFor()
})

test('a storage that is refused is said, and the page goes on', async (t) => {
  const refused = (page) =>
    page.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException('refused', 'SecurityError')
      }
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('refused', 'SecurityError')
        },
      })
      Object.defineProperty(globalThis, 'sessionStorage', {
        get: () => {
          throw new DOMException('refused', 'SecurityError')
        },
      })
    })
  const page = await open(t, { at: 'new', prepare: refused })
  await fillNew(page)
  await give(page)
  await title(page).getByText('Ada Lovelace').waitFor()
  await page.getByText('This browser does not let the page keep anything').waitFor()
})

test('a memory that cannot be read gives a fresh start', async (t) => {
  const page = await open(t)
  await listed(page)
  await giveTo(page, 'Tab One')
  await page.evaluate(async () => {
    const database = await new Promise((resolve) => {
      const request = indexedDB.open('seam-access-grants-demo')
      request.onsuccess = () => resolve(request.result)
    })
    const store = database.transaction('sandboxes', 'readwrite').objectStore('sandboxes')
    for (const key of await new Promise((resolve) => {
      const all = store.getAllKeys()
      all.onsuccess = () => resolve(all.result)
    })) {
      store.put({ version: 99, snapshot: '{"of": "another time"}' }, key)
    }
  })
  await page.reload()
  assert.deepEqual(await names(page), [])
})

test('starting over asks, and is the beginning again in every tab', async (t) => {
  const first = await open(t)
  const second = await open(t, { context: first.context() })
  await giveTo(first, 'Tab One')
  await first.bringToFront()
  await panel(first, 'Start over')
  await first.getByRole('button', { name: 'Cancel' }).click()
  assert.deepEqual(await names(first), ['Tab One'])
  await panel(first, 'Start over')
  await first.getByRole('button', { name: 'Forget and start over' }).click()
  await first.getByText('Everything is as at the beginning.').waitFor()
  assert.deepEqual(await names(first), [])
  assert.deepEqual(await names(second), [])
})
