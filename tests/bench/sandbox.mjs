// G: the sandbox as it grows. What a person waits for should stay the same; each time is a median.

import { createSandbox } from '../../pkg/sandbox.js'

const SIZES = [1_000, 10_000, 30_000, 100_000]
const ROUNDS = 30

const headers = (sandbox) => ({ authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' })

async function ask(sandbox, path, params) {
  const response = await sandbox.fetch(sandbox.endpoint + path, { method: 'POST', headers: headers(sandbox), body: JSON.stringify(params) })
  const text = await response.text()
  if (response.status !== 200) throw new Error(text)
  return JSON.parse(text)
}

const spaceOf = (number) => `00000000-0000-4000-8000-${String(number % 997).padStart(12, '0')}`
const grant = (number) => ({
  user_identity: { full_name: `Guest ${number}`, user_identity_key: `guest-${number}` },
  space_ids: [spaceOf(number)],
  requested_access_methods: [{ mode: 'code' }],
  access_grant_key: `stay-${number}`,
  ends_at: '2090-01-01T00:00:00Z',
})

async function median(run) {
  const times = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    await run(round)
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1].toFixed(2)
}

const sandbox = createSandbox({ seed: 'empty', random: 1, issuance: 'at once' })
const before = process.memoryUsage().rss
let count = 0
let last
console.log('\nG. The sandbox: milliseconds, and kilobytes of memory for each access grant')
for (const size of SIZES) {
  for (; count < size; count++) last = (await ask(sandbox, '/access_grants/create', grant(count))).access_grant
  const { access_grant_id, user_identity_id } = last
  const row = {
    create: await median(() => ask(sandbox, '/access_grants/create', grant(count++))),
    get: await median(() => ask(sandbox, '/access_grants/get', { access_grant_id })),
    'by key': await median((round) => ask(sandbox, '/access_grants/list', { access_grant_key: `stay-${round * 7}` })),
    'by person': await median(() => ask(sandbox, '/access_grants/list', { user_identity_id })),
    'by space, 20': await median((round) => ask(sandbox, '/access_grants/list', { space_id: spaceOf(round), limit: 20 })),
    'methods of a grant': await median(() => ask(sandbox, '/access_methods/list', { access_grant_id })),
    'kB a grant': ((process.memoryUsage().rss - before) / count / 1024).toFixed(1),
  }
  console.log(`  ${String(size).padStart(7)}  ${Object.entries(row).map(([name, value]) => `${name} ${value}`).join('   ')}`)
}
