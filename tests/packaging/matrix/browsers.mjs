// A page in a browser: served from a folder, opened, and asked for what it has found.

import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { extname, join, normalize } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { launch as launchChromium } from '../../e2e/browser.mjs'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
}

/** Each takes the environment's folder, whose own driver it may use, and gives a browser of Playwright's or Puppeteer's kind. */
const LAUNCH = {
  chromium: launchChromium,
  firefox: (place) =>
    driver(place, 'puppeteer-core').launch({ browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr' }),
  async 'old-chromium'(place) {
    const chromium = driver(place, '@sparticuz/chromium')
    const [major] = driver(place, '@sparticuz/chromium/package.json').version.split('.')
    process.env.PUPPETEER_DISABLE_HEADLESS_WARNING = 'true'
    const browser = await driver(place, 'puppeteer-core').launch({
      args: chromium.args,
      executablePath: await chromium.executablePath(),
      headless: true,
    })
    const version = await browser.version()
    // The package unpacks its program into the system's folder for temporary files, unless one is there already.
    if (!version.includes(`/${major}.`)) throw new Error(`this is ${version}, not ${major}`)
    return browser
  },
}
const driver = (place, name) => createRequire(join(place, 'package.json'))(name)

/** Serves a folder while it is used. */
export async function withFiles(folder, csp, use) {
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://localhost')
    const file = join(folder, normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname))
    try {
      const body = await readFile(file)
      const headers = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }
      response.writeHead(200, csp ? { ...headers, 'content-security-policy': csp } : headers).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await use(`http://127.0.0.1:${server.address().port}`)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

/** Opens an address, and gives what its script left in `globalThis.report`. */
export async function reportOf(address, place, name = 'chromium', seconds = 60) {
  const browser = await LAUNCH[name](place)
  const late = wait(seconds * 1000, undefined, { ref: false }).then(() => {
    throw new Error(`the page reported nothing within ${seconds} s`)
  })
  try {
    return await Promise.race([report(browser, address), late])
  } finally {
    await Promise.race([browser.close(), wait(5000)])
    browser.process?.()?.kill('SIGKILL')
  }
}

async function report(browser, address) {
  const page = await browser.newPage()
  const errors = []
  page.on('pageerror', ({ message }) => errors.push(message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.goto(address)
  for (;;) {
    const hasFailed = errors.length > 0
    await wait(hasFailed ? 1000 : 100)
    // A framework's development server may reload the page while it is asked.
    const found = await page.evaluate(() => globalThis.report).catch(() => undefined)
    if (found) return found
    if (hasFailed) throw new Error(errors.join('\n'))
  }
}
