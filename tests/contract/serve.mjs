// A sandbox behind a real HTTP server, for clients that bring their own transport.

import { once } from 'node:events'
import { createServer } from 'node:http'
import { createSandbox } from '../../pkg/sandbox.js'

/** Serves a sandbox on a free port of the loopback; `requests` are what it was asked, as "GET /access_grants/list?…". */
export async function serve(t, options = {}) {
  const sandbox = createSandbox({ random: 7, now: new Date('2030-01-01T12:00:00Z'), ...options })
  const requests = []
  const server = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    requests.push(`${request.method} ${request.url}`)
    const body = chunks.length > 0 ? Buffer.concat(chunks) : undefined
    const { method, headers } = request
    const answer = await sandbox.fetch(`${sandbox.endpoint}${request.url}`, { method, headers, body, ...(body && { duplex: 'half' }) })
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { sandbox, requests, apiKey: sandbox.apiKey, endpoint: `http://127.0.0.1:${server.address().port}` }
}
