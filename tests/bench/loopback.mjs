// F: whole calls over loopback, against raw fetch and the official SDK.

import { SeamHttp } from '@seamapi/http'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { Seam } from '../../pkg/index.js'
import { list, request } from './fixtures.mjs'
import { clearAway, ratio } from './measure.mjs'

const [grant] = JSON.parse(list(1)).access_grants
const answers = {
  '/access_grants/create': JSON.stringify({ access_grant: grant, ok: true }),
  '/access_grants/list': list(500),
}
const server = createServer(async (request, response) => {
  for await (const _ of request);
  const path = request.url.split('?')[0]
  response.writeHead(200, { 'content-type': 'application/json' }).end(answers[path])
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const endpoint = `http://127.0.0.1:${server.address().port}`

const apiKey = 'seam_test_key'
const official = new SeamHttp({ apiKey, endpoint })
const ours = new Seam({ apiKey, endpoint })
const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
const raw = (path, body) => async () => (await fetch(endpoint + path, { method: 'POST', headers, body: JSON.stringify(body) })).json()

const create = await compare('F. create over loopback', 1500, {
  'raw fetch + json': raw('/access_grants/create', request),
  '@seamapi/http': () => official.accessGrants.create(request),
  'seam-access-grants': () => ours.accessGrants.create(request),
})
const page = await compare('F. list of 500 over loopback', 120, {
  'raw fetch + json': raw('/access_grants/list', {}),
  '@seamapi/http': () => official.accessGrants.list(),
  'seam-access-grants': async () => ours.accessGrants.list(),
})
const over = (name) => create[name] - create['raw fetch + json']
ratio('F create over raw fetch / the official SDK over it', over('seam-access-grants') / over('@seamapi/http'))
ratio('F list of 500, checked / the official SDK, unchecked', page['seam-access-grants'] / page['@seamapi/http'])
server.close()
server.closeAllConnections()

/** All contenders take turns; what counts is the ratio of medians. */
async function compare(title, rounds, contenders) {
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      clearAway()
      const start = process.hrtime.bigint()
      await run()
      times[name].push(Number(process.hrtime.bigint() - start) / 1000)
    }
  }
  const median = (values) => values.slice(rounds / 4).sort((a, b) => a - b)[Math.floor(rounds * 0.375)]
  const medians = Object.entries(times).map(([name, values]) => [name, median(values)])
  const [[, base], [, sdk]] = medians
  console.log(`\n${title} (x = time / @seamapi/http)`)
  for (const [name, time] of medians) {
    const over = name === 'raw fetch + json' ? '' : `   ${(time - base).toFixed(0)} µs over raw fetch`
    console.log(`  ${name.padEnd(24)} ${(time / sdk).toFixed(2).padStart(6)}   ${time.toFixed(0)} µs${over}`)
  }
  return Object.fromEntries(medians)
}
