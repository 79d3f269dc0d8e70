// A stay, from its access grant to the end, with this package. `scenario.py` is the same in Python. The arguments are the command that
// starts the sandbox, without its port and its webhook.

import { SeamWebhook } from '@seamapi/webhook'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Seam, isSeamConflictError, isSeamNotFoundError, isSeamRateLimitError, verifyWebhook } from 'seam-access-grants'

const [program, ...args] = process.argv.slice(2)
const received = []
const receiver = createServer(async (request, response) => {
  let payload = ''
  for await (const piece of request.setEncoding('utf8')) payload += piece
  received.push({ payload, headers: request.headers })
  response.writeHead(204).end()
})
await once(receiver.listen(0, '127.0.0.1'), 'listening')
const hook = `http://127.0.0.1:${receiver.address().port}/hook`

async function start(port) {
  const server = spawn(program, [...args, '--port', port, '--webhook', hook], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  const ended = once(server, 'exit').then(([status]) => Promise.reject(new Error(`The sandbox ended with ${status}.`)))
  ended.catch(() => {})
  while (!printed.includes('signed with')) printed += (await Promise.race([once(server.stdout, 'data'), ended]))[0]
  const [, endpoint, apiKey] = /SEAM_ENDPOINT=(\S+) SEAM_API_KEY=(\S+)/.exec(printed)
  return { server, endpoint, apiKey, secret: /whsec_\S+/.exec(printed)[0] }
}

const first = await start('0')
const { endpoint, apiKey, secret } = first
const control = async (name, body) => {
  const response = await fetch(`${endpoint}/_sandbox/${name}`, body && { method: 'POST', body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${name}: ${response.status}`)
  return response.json()
}
const MINUTE = { ms: 60_000 }
const { accessGrants, accessMethods } = new Seam({ apiKey, endpoint, maxRetries: 0 })
const stay = {
  access_grant_key: 'mine-1',
  user_identity: { full_name: 'Zoë Müller', email_address: 'zoe@example.com' },
  space_keys: ['room-101'],
  starts_at: '2100-01-01T15:00:00Z',
  ends_at: '2100-01-04T11:00:00Z',
  requested_access_methods: [{ mode: 'code' }],
}

try {
  const before = (await control('events')).events.length
  const { access_grant_id } = await accessGrants.create(stay)
  console.log('created', (await accessGrants.get({ access_grant_key: 'mine-1' })).access_grant_id === access_grant_id)

  let method
  for (let minutes = 0; minutes < 30 && !method?.is_issued; minutes++) {
    if (method) await control('advance', MINUTE)
    ;[method] = await accessMethods.list({ access_grant_id })
  }
  console.log('issued', /^\d{4,9}$/.test(method.code))

  await accessGrants.update({ access_grant_id, ends_at: '2100-01-05T11:00:00Z' })
  console.log('extended', (await accessGrants.get({ access_grant_id })).ends_at)

  const conflict = await accessGrants.create({ ...stay, user_identity: { full_name: 'Somebody else' } }).catch((error) => error)
  console.log('taken', isSeamConflictError(conflict), conflict.statusCode)

  await control('faults', { operations: ['/access_grants/list'], rateLimit: 1 })
  await accessGrants.list()
  const limited = await accessGrants.list().then(() => undefined, (error) => error)
  console.log('limited', isSeamRateLimitError(limited), limited.statusCode, limited.retryAfter)
  await control('advance', MINUTE)
  console.log('answered', (await accessGrants.list()).some((grant) => grant.access_grant_id === access_grant_id))
  await control('faults', {})

  const events = (await control('events')).events.slice(before)
  for (let tries = 0; tries < 100 && received.length < events.length; tries++) await sleep(100)
  const verified = []
  for (const webhook of received) {
    new SeamWebhook(secret).verify(webhook.payload, webhook.headers)
    verified.push((await verifyWebhook({ ...webhook, secret })).event_id)
  }
  const isIssued = events.some(({ event_type, access_grant_ids }) => event_type === 'access_method.issued' && access_grant_ids.includes(access_grant_id))
  console.log('told', isIssued && verified.sort().join() === events.map(({ event_id }) => event_id).sort().join())

  first.server.kill('SIGKILL')
  await once(first.server, 'exit')
  const second = await start(new URL(endpoint).port)
  console.log('kept', (await accessGrants.get({ access_grant_key: 'mine-1' })).ends_at, second.secret === secret)

  await accessGrants.delete({ access_grant_id })
  let gone
  for (let minutes = 0; minutes < 30 && !gone; minutes++) {
    await control('advance', MINUTE)
    gone = await accessGrants.get({ access_grant_id }).then(() => undefined, (error) => error)
  }
  console.log('revoked', isSeamNotFoundError(gone), gone.statusCode)
  second.server.kill('SIGTERM')
  console.log('stopped', (await once(second.server, 'exit'))[0])
} finally {
  receiver.close()
  receiver.closeAllConnections()
}
