// A sandbox behind a real HTTP server, for clients that bring their own transport.

import { once } from 'node:events'
import { createServer } from 'node:http'
import { createSandbox } from '../../pkg/sandbox.js'
import { operations } from './openapi.mjs'

// Kinds of a batch that are another part of the API. The sandbox has of them what an access grant needs.
const FOREIGN = ['spaces', 'devices', 'acs_entrances', 'acs_systems', 'user_identities', 'instant_keys', 'client_sessions']

/** What the official OpenAPI has against an answer. */
function wrong(path, answer) {
  const operation = operations.find((known) => known.path === path)
  if (operation === undefined) return undefined
  const batch = answer.batch && Object.fromEntries(Object.entries(answer.batch).filter(([kind]) => !FOREIGN.includes(kind)))
  const { isValidResponse } = operation
  return isValidResponse({ ...answer, ...(batch && { batch }) }) ? undefined : JSON.stringify(isValidResponse.errors)
}

/**
 * Serves a sandbox on a free port of the loopback; `requests` are what it was asked, as "GET /access_grants/list?…". An
 * answer that the official OpenAPI does not allow is given as an error instead.
 */
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
    const text = await answer.text()
    const message = answer.status === 200 ? wrong(new URL(request.url, sandbox.endpoint).pathname, JSON.parse(text)) : undefined
    if (message === undefined) response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(text)
    else
      response
        .writeHead(501, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error: { type: 'not_the_api', message }, ok: false }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { sandbox, requests, apiKey: sandbox.apiKey, endpoint: `http://127.0.0.1:${server.address().port}` }
}
