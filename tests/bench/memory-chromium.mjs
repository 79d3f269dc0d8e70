// The same in Chromium: a page that imports the built package.

import { fileURLToPath } from 'node:url'
import { launch } from '../e2e/browser.mjs'
import { serve } from '../e2e/serve.mjs'

/** Runs the phases in a page; the heap is what is left after the garbage is collected. */
export async function inChromium(share) {
  const server = await serve(fileURLToPath(new URL('../../', import.meta.url)))
  const browser = await launch()
  try {
    const page = await browser.newPage()
    const session = await page.context().newCDPSession(page)
    await page.exposeFunction('heapSize', async () => {
      await session.send('HeapProfiler.collectGarbage')
      return (await session.send('Runtime.getHeapUsage')).usedSize
    })
    await page.route(server.address, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Memory</title>' }))
    await page.goto(server.address)
    return await page.evaluate(async (share) => {
      const memories = []
      const { Instance } = WebAssembly
      WebAssembly.Instance = class extends Instance {
        constructor(...given) {
          super(...given)
          memories.push(this.exports.memory)
        }
      }
      const pkg = await import('/pkg/index.js')
      const { PHASES, runPhases } = await import('/tests/bench/memory-phases.mjs')
      const measure = async () => ({ heap: await globalThis.heapSize(), module: memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) })
      return runPhases(pkg, PHASES, share, measure)
    }, share)
  } finally {
    await browser.close()
    await server.close()
  }
}
