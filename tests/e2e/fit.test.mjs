import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, assertFits, choosePerson, demo, fillNew, focused, give, listed, panel, place } from './page.mjs'

const open = demo()

for (const [name, width] of [
  ['640', 640],
  ['768', 768],
  ['1024', 1024],
  ['1100', 1100],
  ['2560', 2560],
]) {
  test(`nothing scrolls sideways at ${name} px`, async (t) => {
    const page = await open(t, { viewport: { width, height: 900 } })
    await listed(page)
    await assertFits(page)
    await page.getByRole('link', { name: 'New access' }).click()
    await choosePerson(page)
    await assertFits(page)
    await panel(page, 'Card to encode')
    await assertFits(page)
  })
}

for (const [width, locale, names] of [
  [390, 'en-GB', ['Guests', 'New access', 'Code', 'Demo']],
  [360, 'de-DE', ['Gäste', 'Neuer Zugang', 'Code', 'Demo']],
  [320, 'en-GB', ['Guests', 'New access', 'Code', 'Demo']],
]) {
  test(`the header is one line on a phone, and everything in it has its name: ${width} px`, async (t) => {
    const page = await open(t, { locale, viewport: { width, height: 640 }, hasTouch: true, isMobile: true })
    const boxes = await page.locator('.top :is(.main-nav a, button)').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()))
    assert.ok((await page.locator('.top').boundingBox()).height <= 64)
    for (const { width, height } of boxes) assert.ok(width >= 44 && height === 44, `${width} × ${height}`)
    const [guests, give, ...buttons] = names
    for (const name of [guests, give]) await page.locator('.top').getByRole('link', { name, exact: true }).waitFor()
    for (const name of buttons)
      await page
        .locator('.top')
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .waitFor()
    await assertFits(page)
  })
}

test('text of twice the size fits, in every part', async (t) => {
  const page = await open(t, {
    prepare: (page) =>
      page.addInitScript(() =>
        addEventListener('DOMContentLoaded', () => {
          document.documentElement.style.fontSize = '200%'
        }),
      ),
  })
  await listed(page)
  await assertFits(page)
  await page.getByRole('link', { name: 'New access' }).click()
  await fillNew(page)
  await assertFits(page)
  await panel(page, 'PIN was taken')
  await page.locator('.big-pin').first().waitFor()
  await assertFits(page)
})

test('one long word in a name does not make the page wider', async (t) => {
  const page = await open(t, { at: 'new' })
  await fillNew(page)
  await page.getByLabel('Full name').fill('W'.repeat(120))
  await assertFits(page)
  await give(page)
  await page.locator('.big-pin, .method').first().waitFor()
  await assertFits(page)
  await page.getByRole('link', { name: 'Guests', exact: true }).first().click()
  await listed(page)
  await assertFits(page)
})

test('with the colours of the reader, states and choices still have edges', async (t) => {
  const page = await open(t, { forcedColors: 'active' })
  await listed(page)
  const width = await page
    .locator('.chip')
    .first()
    .evaluate((chip) => Number.parseFloat(getComputedStyle(chip).borderTopWidth))
  assert.ok(width >= 1)
  await assertAccessible(page)
})

test('controls are edged with 3 to 1 at least, and as high as a finger on a phone', async (t) => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await open(t, { colorScheme, at: 'new', hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })
    const { border, ground, heights } = await page.evaluate(() => {
      const input = document.querySelector('input[type=date]')
      const controls = [
        ...document.querySelectorAll('main button, main input:not([type=checkbox], [type=radio]), main select, main .option, main .tile'),
      ]
      const shown = controls.filter((control) => control.checkVisibility())
      return {
        border: getComputedStyle(input).borderTopColor,
        ground: getComputedStyle(input).backgroundColor,
        heights: shown.map((control) => control.getBoundingClientRect().height),
      }
    })
    const light = (color) => {
      const [r, g, b] = color
        .match(/[\d.]+/g)
        .map((part) => Number(part) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const [dark, bright] = [light(border), light(ground)].sort((a, b) => a - b)
    assert.ok((bright + 0.05) / (dark + 0.05) >= 3, `${colorScheme}: ${border} on ${ground}`)
    assert.ok(Math.min(...heights) >= 44, `${Math.min(...heights)} px`)
  }
})

for (const [name, options] of [
  ['a desk', {}],
  ['a phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
]) {
  test(`choosing rooms moves nothing below the pointer, and their line can be emptied: ${name}`, async (t) => {
    const page = await open(t, { at: 'new', ...options })
    const placed = () => page.locator('.tile, .search, input[type=date]').evaluateAll((all) => all.map(({ offsetTop }) => offsetTop))
    const before = await placed()
    for (const room of ['Room 108', 'Room 101', 'Room 203', 'Room 204', 'Room 205', 'Room 206']) {
      await place(page, room).check()
      assert.deepEqual(await placed(), before, room)
    }
    await page.locator('.chips button').first().click()
    assert.equal(await focused(page), 'places')
    assert.equal(await place(page, 'Room 108').isChecked(), false)
    assert.deepEqual(await placed(), before)
    await assertFits(page)
  })
}

test('what is chosen looks otherwise than what is under the pointer, and not by its colour alone', async (t) => {
  const page = await open(t, { at: 'new' })
  await place(page, 'Room 101').check()
  const tile = (name) => page.locator('.tile').filter({ hasText: name }).first()
  await tile('Room 103').hover()
  const look = (locator) =>
    locator.evaluate((at) => (({ backgroundColor, boxShadow }) => ({ backgroundColor, boxShadow }))(getComputedStyle(at)))
  const [chosen, hovered, other] = await Promise.all(['Room 101', 'Room 103', 'Room 104'].map((name) => look(tile(name))))
  assert.deepEqual(hovered, other)
  assert.notEqual(chosen.backgroundColor, hovered.backgroundColor)
  assert.match(chosen.boxShadow, /inset/)
})

test('the first look does not jump', async (t) => {
  const page = await open(t)
  await listed(page)
  const shift = await page.evaluate(
    () =>
      new Promise(
        (resolve) =>
          new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0))).observe({
            type: 'layout-shift',
            buffered: true,
          }) ?? setTimeout(() => resolve(0), 300),
      ),
  )
  assert.ok(shift < 0.1, `layout shift of ${shift}`)
})
