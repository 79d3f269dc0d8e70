// Benchmarks in a page: each named file is bundled, run in Chromium, and its lines are printed here.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { launchWith } from '../e2e/browser.mjs'
import { serve } from '../e2e/serve.mjs'

/** A page that shares its process with no other is told time to five microseconds, any other to a tenth of a millisecond. */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }

const folder = fileURLToPath(new URL('../../target/bench/', import.meta.url))

async function run(browser, file) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const script = fileURLToPath(new URL(file, import.meta.url))
  writeFileSync(`${folder}index.html`, '<!doctype html><title></title><link rel="icon" href="data:,"><script type="module" src="main.js"></script>')
  writeFileSync(`${folder}main.js`, `await import(${JSON.stringify(script)})\ndocument.title = 'done'`)
  await build({ root: folder, base: './', logLevel: 'error', build: { target: 'es2022', chunkSizeWarningLimit: 5000 } })
  const server = await serve(`${folder}dist/`, ISOLATED)
  const page = await browser.newPage()
  page.on('console', (message) => console.log(message.text()))
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(server.address)
  await page.waitForFunction(() => document.title === 'done', undefined, { timeout: 300_000 })
  await page.close()
  await server.close()
}

// As in Node: what one contender leaves behind is cleared away before the next one's turn.
const browser = await launchWith('--js-flags=--expose-gc')
for (const file of process.argv.slice(2)) await run(browser, file)
await browser.close()
