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
/** What runs now. */
let running
const receiver = createServer(async (request, response) => {
  let payload = ''
  for await (const piece of request.setEncoding('utf8')) payload += piece
  received.push({ payload, headers: request.headers })
  response.writeHead(204).end()
})
await once(receiver.listen(0, '127.0.0.1'), 'listening')
const hook = `http://127.0.0.1:${receiver.address().port}/hook`

async function start(port) {
  // In a group of its own, because `npx` starts the server as another process.
  const options = { stdio: ['ignore', 'pipe', 'inherit'], detached: true }
  const server = spawn(program, [...args, '--port', port, '--webhook', hook], options)
  running = { server }
  let printed = ''
  const ended = once(server, 'exit').then(([status]) => Promise.reject(new Error(`The sandbox ended with ${status}.`)))
  ended.catch(() => {})
  while (!printed.includes('signed with')) printed += (await Promise.race([once(server.stdout, 'data'), ended]))[0]
  const [, endpoint, apiKey] = /SEAM_ENDPOINT=(\S+) SEAM_API_KEY=(\S+)/.exec(printed)
  return { server, endpoint, apiKey, secret: /whsec_\S+/.exec(printed)[0] }
}

/** Ends a server and what started it, and waits until nothing of it is left. */
async function end({ server }, signal) {
  const closed = once(server.stdout, 'close')
  process.kill(-server.pid, signal)
  await closed
  running = undefined
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

/** The access method, once the clock has come to where it is issued. */
async function issued() {
  for (let minutes = 0; minutes < 30; minutes++) {
    const [method] = await accessMethods.list({ access_grant_key: 'mine-1' })
    if (method.is_issued) return method
    await control('advance', MINUTE)
  }
  throw new Error('It was not issued.')
}

try {
  const before = (await control('events')).events.length
  const { access_grant_id } = await accessGrants.create(stay)
  console.log('created', (await accessGrants.get({ access_grant_key: 'mine-1' })).access_grant_id === access_grant_id)

  const waiting = await accessMethods.list({ access_grant_id })
  const { code } = await issued()
  console.log('issued', waiting[0].is_issued, /^\d{4,9}$/.test(code))

  await accessGrants.update({ access_grant_id, ends_at: '2100-01-05T11:00:00Z' })
  const extended = await accessGrants.get({ access_grant_id })
  const [{ mutation_code, from, to }] = extended.pending_mutations
  console.log('extended', extended.ends_at, extended.warnings[0].warning_code, mutation_code, from.ends_at, to.ends_at)
  const again = await issued()
  const { pending_mutations } = await accessGrants.get({ access_grant_id })
  console.log('issued again', again.code === code, pending_mutations.length)

  const conflicts = [
    { user_identity: { full_name: 'Somebody else' } },
    { access_grant_key: 'mine-2' },
    { access_grant_key: 'mine-2', user_identity: {}, reservation_key: 'reservation-shared', starts_at: '2101-01-01T15:00:00Z', ends_at: '2101-01-02T15:00:00Z' },
  ]
  for (const other of conflicts) {
    const conflict = await accessGrants.create({ ...stay, ...other }).catch((error) => error)
    console.log('refused', isSeamConflictError(conflict), conflict.statusCode, conflict.code)
  }

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
  const own = events.filter((event) => event.access_grant_id === access_grant_id || event.access_grant_ids?.includes(access_grant_id))
  console.log('events', ...new Set(own.map(({ event_type }) => event_type).filter((type) => !type.includes('door'))))
  const issuedWith = own.find(({ event_type }) => event_type === 'access_method.issued').code
  console.log('told', issuedWith === code && verified.sort().join() === events.map(({ event_id }) => event_id).sort().join())

  await end(first, 'SIGKILL')
  const second = await start(new URL(endpoint).port)
  console.log('kept', (await accessGrants.get({ access_grant_key: 'mine-1' })).ends_at, second.secret === secret)

  await accessGrants.delete({ access_grant_id })
  let gone
  for (let minutes = 0; minutes < 30 && !gone; minutes++) {
    await control('advance', MINUTE)
    gone = await accessGrants.get({ access_grant_id }).then(() => undefined, (error) => error)
  }
  console.log('revoked', isSeamNotFoundError(gone), gone.statusCode)
  await end(second, 'SIGINT')
  console.log('stopped')
} finally {
  if (running) await end(running, 'SIGKILL')
  receiver.close()
  receiver.closeAllConnections()
}
