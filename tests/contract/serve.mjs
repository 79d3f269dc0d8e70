// A sandbox behind a real HTTP server, for clients that bring their own transport. Every answer is judged.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createSandbox } from '../../pkg/sandbox.js'
import { judge } from './judge.mjs'

const WITHOUT_BODY = ['GET', 'HEAD']
/** Methods that no `Request` has. */
const FORBIDDEN = ['CONNECT', 'TRACE', 'TRACK']

async function bodyOf(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  return chunks.length > 0 && !WITHOUT_BODY.includes(request.method) ? { body: Buffer.concat(chunks), duplex: 'half' } : {}
}

function send(response, status, headers, text) {
  response.writeHead(status, headers).end(text)
}

/**
 * Serves a sandbox on a free port of the loopback. `requests` are what it was asked, as "GET /access_grants/list?…".
 * The test fails if anything is wrong with any answer.
 */
export async function serve(t, options = {}) {
  const sandbox = createSandbox({ random: 7, now: new Date('2030-01-01T12:00:00Z'), issuance: 'at once', ...options })
  const requests = []
  const wrong = []
  const server = createServer(async (request, response) => {
    const { method, headers, url } = request
    if (FORBIDDEN.includes(method)) return send(response, 405, { allow: 'GET, POST' })
    requests.push(`${method} ${url}`)
    const address = new URL(url, `http://${headers.host}`)
    const answer = await sandbox.fetch(address, { method, headers, ...(await bodyOf(request)) })
    const text = await answer.text()
    const found = judge(method, address.pathname, answer, text)
    wrong.push(...found.map((sentence) => `${method} ${address.pathname} ${answer.status}: ${sentence}`))
    send(response, answer.status, Object.fromEntries(answer.headers), text)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
    t.diagnostic(`${requests.length} answers judged`)
    assert.deepEqual([...new Set(wrong)].slice(0, 20), [], `${wrong.length} times`)
  })
  return { sandbox, requests, apiKey: sandbox.apiKey, endpoint: `http://127.0.0.1:${server.address().port}` }
}
