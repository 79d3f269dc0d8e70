// Memory that does not grow: a million bad validations, and a hundred thousand calls that fail or are aborted.
//
//   node --expose-gc bench/memory.mjs [--share 0.01] [--chromium]
//
// Heap and module are measured after a warm-up and after each tenth of the rest. It ends badly if either has grown.

import { parseArgs } from 'node:util'
import { inChromium } from './memory-chromium.mjs'
import { PHASES, runPhases } from './memory-phases.mjs'

const { values } = parseArgs({ options: { share: { type: 'string', default: '1' }, chromium: { type: 'boolean', default: false } } })
const share = Number(values.share)

/** The memories of the modules that are started from now on. */
const memories = []
const { Instance } = WebAssembly
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given)
    memories.push(this.exports.memory)
  }
}

async function inNode() {
  const pkg = await import('../../pkg/index.js')
  const measure = async () => {
    // What a promise held goes with the next turn.
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      globalThis.gc()
    }
    return { heap: process.memoryUsage().heapUsed, module: memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) }
  }
  const results = await runPhases(pkg, PHASES, share, measure)
  if (results[0].module.last === 0) throw new Error('no module was started')
  return results
}

const megabytes = (bytes) => (bytes / 2 ** 20).toFixed(2)
let hasGrown = false
for (const [where, run] of [['Node', inNode], ...(values.chromium ? [['Chromium', () => inChromium(share)]] : [])]) {
  for (const { name, count, heap, module } of await run()) {
    const grew = heap.growth > 2 ** 20 || module.growth > 0
    hasGrown ||= grew
    console.log(
      `${where}: ${count} ${name}: heap ${megabytes(heap.last)} MB, grown by ${megabytes(heap.growth)}; module ${megabytes(module.last)} MB, grown by ${megabytes(module.growth)}${grew ? ' TOO MUCH' : ''}`,
    )
  }
}
process.exitCode = hasGrown ? 1 : 0
