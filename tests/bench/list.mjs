// B: a list response, from bytes to objects.

import { list } from './fixtures.mjs'
import { measure, print } from './measure.mjs'
import { zodList } from './peers.mjs'
import { Seam } from '../../pkg/index.js'

const decoder = new TextDecoder()

for (const count of [500, 5000]) {
  const bytes = new TextEncoder().encode(list(count))
  const headers = new Headers({ 'content-type': 'application/json' })
  const response = { status: 200, headers, arrayBuffer: async () => bytes.buffer.slice(0) }
  const seam = new Seam({ apiKey: 'seam_test', fetch: async () => response, timeout: 0 })
  const parse = () => JSON.parse(decoder.decode(bytes))
  const contenders = {
    'parse alone': parse,
    'parse + zod': () => zodList.parse(parse()),
  }
  const times = measure(contenders, { rounds: 40 })
  times['seam-access-grants: whole call, checked'] = await calls(seam, count)
  times['parse alone, as a call'] = await rawCalls(response, count)
  print(`B. list of ${count}, ${bytes.length} bytes (x = time / parse alone)`, times, 'parse alone')
  const both = times['seam-access-grants: whole call, checked'] / times['parse + zod']
  console.log(`  ours / (parse + zod): ${both.toFixed(2)}`)
}

async function calls(seam, count) {
  return medianOf(count, async () => {
    const page = await seam.accessGrants.list()
    if (page.length !== count) throw new Error('lost a grant')
  })
}

async function rawCalls(response, count) {
  return medianOf(count, async () => JSON.parse(decoder.decode(await response.arrayBuffer())))
}

async function medianOf(count, run) {
  const times = []
  for (let round = 0; round < 60000 / count + 20; round++) {
    const start = process.hrtime.bigint()
    await run()
    times.push(Number(process.hrtime.bigint() - start))
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]
}
