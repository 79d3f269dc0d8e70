// B: a list response, from bytes to objects.

import { Seam } from '../../pkg/index.js'
import { before } from '../../target/before.mjs'
import { list } from './fixtures.mjs'
import { clearAway, print, ratio } from './measure.mjs'
import { zodList } from './peers.mjs'

const decoder = new TextDecoder()
const OURS = 'seam-access-grants: whole call, checked'

for (const [count, name, text] of [
  [500, 'ASCII', list(500)],
  [500, 'with accents', list(500).replaceAll('Stay of guest', 'Séjour de Zoë')],
  [5000, 'ASCII', list(5000)],
]) {
  const bytes = new TextEncoder().encode(text)
  const headers = new Headers({ 'content-type': 'application/json' })
  const response = { status: 200, headers, arrayBuffer: async () => bytes.buffer.slice(0) }
  const parse = async () => JSON.parse(decoder.decode(await response.arrayBuffer()))
  const times = await compare(100_000 / count + 20, {
    'parse alone': async () => (await parse()).access_grants,
    'parse + zod': async () => zodList.parse(await parse()).access_grants,
    [OURS]: callOf(Seam, response),
    ...(before && { 'seam-access-grants, before': callOf(before.Seam, response) }),
  }, count)
  print(`B. list of ${count}, ${name}, ${bytes.length} bytes (x = time / parse alone)`, times, 'parse alone')
  ratio(`B list of ${count}, ${name}, checked / parse alone`, times[OURS] / times['parse alone'])
  ratio(`B list of ${count}, ${name}, checked / parse and zod`, times[OURS] / times['parse + zod'])
}

function callOf(Client, response) {
  const seam = new Client({ apiKey: 'seam_test', fetch: async () => response, timeout: 0, dangerouslyAllowBrowser: true })
  return async () => seam.accessGrants.list()
}

/** All contenders take turns; what counts is the ratio of medians. */
async function compare(rounds, contenders, count) {
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      clearAway()
      const start = performance.now()
      const grants = await run()
      times[name].push((performance.now() - start) * 1e6)
      if (grants.length !== count) throw new Error('lost a grant')
    }
  }
  const median = (values) => values.slice(rounds / 4).sort((a, b) => a - b)[Math.floor(rounds * 0.375)]
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]))
}
