import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { choosePerson, demo, fillNew, listed, pin, place, story } from './page.mjs'

const open = demo()

test('the code says what the form is about to do, with its values and without the PIN', async (t) => {
  const page = await open(t, { at: 'new' })
  await page.getByRole('button', { name: 'Code', exact: true }).click()
  const code = page.locator('.snippet code')
  await fillNew(page)
  await pin(page).fill('2846')
  const text = await code.innerText()
  for (const part of [
    "full_name: 'Ada Lovelace'",
    "email_address: 'ada@example.com'",
    "code: '••••'",
    "starts_at: '2026-06-10T14:00:00.000000Z'",
    'seam.accessGrants.create(params)',
  ]) {
    assert.ok(text.includes(part), `${part} in ${text}`)
  }
  assert.ok(!text.includes('2846'))
  assert.ok(!/apiKey|dangerously/.test(text), 'a token for browsers is the first thing to copy')
})

test('the code that is shown is code: it runs against the sandbox', async (t) => {
  const { Seam, createAccessGrantSchema, flattenIssues } = await import('../../pkg/index.js')
  const { createSandbox } = await import('../../pkg/sandbox.js')
  const page = await open(t, { at: 'new' })
  await page.getByRole('button', { name: 'Code', exact: true }).click()
  await choosePerson(page)
  await place(page, 'Room 110').check()
  const text = (await page.locator('.snippet code').innerText()).replace(/^import .*\n/, '').replace(/^const seam = .*\n/m, '')
  const sandbox = createSandbox({ seed: 'demo', now: '2026-06-10T14:00:00Z', random: 1 })
  const seam = new Seam({ ...sandbox.options, context: { now: sandbox.now } })
  const AsyncFunction = (async () => {}).constructor
  const run = new AsyncFunction(
    'seam',
    'createAccessGrantSchema',
    'flattenIssues',
    'devices',
    'entrances',
    'spaces',
    `${text}\nreturn grant`,
  )
  const grant = await run(seam, createAccessGrantSchema.with({ now: sandbox.now }), flattenIssues, [], [], [])
  assert.equal(grant.display_name, 'Jane Doe')
})

test('what went over the wire: operation, status, time and ID, and no secrets', async (t) => {
  const page = await open(t)
  await story(page, 'PIN was taken')
  const shown = await page.locator('.big-pin output').allInnerTexts()
  await page.getByRole('button', { name: 'Code', exact: true }).click()
  const lines = await page.locator('.wire li').allInnerTexts()
  assert.ok(
    lines.some((line) => /^200\s+\/access_methods\/list\s+[0-9a-f-]{18}\s+\d+ ms$/.test(line)),
    lines.join('\n'),
  )
  const text = await page.getByRole('complementary', { name: 'Code' }).innerText()
  for (const code of shown) assert.ok(!text.includes(code))
})

test('every part leads to its source and to the README, on this very site', async (t) => {
  const page = await open(t)
  for (const at of ['guests', 'new', 'import']) {
    await page.goto(page.url().replace(/#.*/, `#/${at}`))
    const [source, readme] = await Promise.all(
      [0, 1].map((index) =>
        page
          .locator('.title-line .learn-links a')
          .nth(index)
          .evaluate((link) => link.href),
      ),
    )
    const answer = await page.request.get(source)
    const file = source.replace(/.*\/source\//, '').replace(/\.txt$/, '')
    assert.equal(await answer.text(), readFileSync(new URL(`../../www/src/${file}`, import.meta.url), 'utf8'))
    const text = await (await page.request.get(readme.replace(/#.*/, ''))).text()
    assert.ok(text.includes(`id="${readme.split('#')[1]}"`), readme)
  }
})

test('the drawer closes with Escape and gives the focus back', async (t) => {
  const page = await open(t)
  await listed(page)
  await page.getByRole('button', { name: 'Code', exact: true }).press('Enter')
  await page.getByRole('heading', { name: 'Code', exact: true }).waitFor()
  await page.keyboard.press('Escape')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'open-code')
})
