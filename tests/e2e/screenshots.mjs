// The main states of the page as small pictures in www/screenshots: `cargo xtask demo --screenshots`.

import { mkdirSync, writeFileSync } from 'node:fs'
import { launch, settings } from './browser.mjs'
import { choosePerson, fillNew, listed, NOW, panel, pin, place, story } from './page.mjs'
import { serve } from './serve.mjs'

const FOLDER = new URL('../../www/screenshots/', import.meta.url)
const DESK = { width: 1280, height: 860 }
const PHONE = { width: 390, height: 844 }
const QUALITY = 0.85

const shut = (page) => page.getByRole('complementary').getByRole('button', { name: 'Close' }).click()
const code = (page) => page.getByRole('button', { name: 'Code', exact: true }).click()

async function filled(page) {
  await choosePerson(page)
  await place(page, 'Room 102').check()
  await page.getByRole('radio', { name: '2 nights' }).check()
}

async function guestPage(page, name) {
  await story(page, name)
  await shut(page)
}

/** Each has a name, where it begins, how it looks, and what is done before the picture. */
const PICTURES = [
  { name: 'tonight', act: listed },
  { name: 'tonight-dark', colorScheme: 'dark', act: listed },
  { name: 'timeline', at: 'guests?show=timeline', act: (page) => page.locator('.bar').first().waitFor() },
  { name: 'grant', at: 'new', act: filled },
  {
    name: 'grant-refused',
    at: 'new',
    async act(page) {
      await filled(page)
      await pin(page).fill('1200')
      await page.locator('.send [type=submit]').click()
      await code(page)
    },
  },
  { name: 'guest', act: (page) => guestPage(page, 'PIN was taken') },
  { name: 'guest-key-dark', colorScheme: 'dark', act: (page) => guestPage(page, 'Instant key') },
  {
    name: 'import',
    at: 'import',
    async act(page) {
      await page.getByRole('button', { name: 'Try an example' }).click()
      await page.getByText('8 good').waitFor()
    },
  },
  {
    name: 'outage',
    async act(page) {
      await listed(page)
      await panel(page, 'Outage (503)')
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'phone-tonight-dark', viewport: PHONE, colorScheme: 'dark', act: listed },
  { name: 'phone-grant', viewport: PHONE, at: 'new', act: fillNew },
]

/** The browser itself writes WebP, at a third of the size of PNG. */
async function webp(page, png) {
  const address = await page.evaluate(
    async ([data, quality]) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob())
      const canvas = new OffscreenCanvas(image.width, image.height)
      canvas.getContext('2d').drawImage(image, 0, 0)
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality })).arrayBuffer())
      return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))
    },
    [png.toString('base64'), QUALITY],
  )
  return Buffer.from(address, 'base64')
}

const server = await serve()
const browser = await launch()
const plain = await browser.newPage()
mkdirSync(FOLDER, { recursive: true })
for (const { name, at = '', viewport = DESK, colorScheme = 'light', act } of PICTURES) {
  const context = await browser.newContext({ ...settings, viewport, colorScheme, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${server.address}?now=${NOW}#/${at}`)
  await page.locator('main:not([aria-busy])').waitFor()
  await act(page)
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(() => scrollTo(0, 0))
  writeFileSync(new URL(`${name}.webp`, FOLDER), await webp(plain, await page.screenshot()))
  if (process.env.PNG) writeFileSync(`${process.env.PNG}/${name}.png`, await page.screenshot())
  await context.close()
}
await browser.close()
await server.close()
