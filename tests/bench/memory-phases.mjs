// What is done over and over while memory is measured, in Node and in a page.

const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const good = { user_identity_id: ID, space_ids: [ID], requested_access_methods: [{ mode: 'code' }] }

/** A request with something wrong in it, another one for each number. */
const bad = (number) => ({
  ...good,
  [`field_${number % 1000}`]: number,
  starts_at: `2100-01-01T00:00:${number}`,
  requested_access_methods: [{ mode: 'code', code: `${number}x` }, { mode: `mode-${number}` }],
})

const device = { device_id: ID, display_name: 'Lock', supported_code_lengths: [6], code_constraints: [{ constraint_type: 'no_zeros' }] }

const validations = [
  ({ createAccessGrantSchema }, number) => createAccessGrantSchema.validate(bad(number)).issues,
  // A value that is not plain goes as text.
  ({ createAccessGrantSchema }, number) => createAccessGrantSchema.validate({ ...bad(number), name: new Map([[number, number]]) }).issues,
  ({ createAccessGrantSchema }, number) => createAccessGrantSchema.validate({ ...good, requested_access_methods: [{ mode: 'code', code: `${number}` }] }, { devices: [{ ...device, display_name: `Lock ${number}` }] }).warnings,
  ({ checkPin }, number) => checkPin(`${number}`, { devices: [device] }).issues,
  ({ createAccessGrantSchema }, number) => createAccessGrantSchema.validateMany(`name,space_ids,x${number}\n"${number}\n`).results,
  ({ toInstant }, number) => {
    try {
      return toInstant({ date: '2100-01-01', time: '15:00', timeZone: `Nowhere/${number}` })
    } catch (error) {
      return error
    }
  },
]

const json = (status, body) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const failures = [
  async () => json(400, { error: { type: 'invalid_input', message: 'No.', validation_errors: { name: { _errors: ['No.'] } } }, ok: false }),
  async () => json(500, { error: { type: 'internal_error', message: 'No.' } }),
  async () => new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } }),
  async () => json(200, { access_grant: { access_grant_id: 1 } }),
  async () => {
    throw new TypeError('fetch failed')
  },
]

const settle = (promise) => promise.then(
  () => {
    throw new Error('it should have failed')
  },
  () => {},
)

/** Answers nothing, and lets go when it is aborted. */
const silent = (_, { signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))

// One signal for a whole program, which no call may hang on to.
const { signal } = new AbortController()

export const PHASES = [
  { name: 'bad validations', count: 1_000_000, step: (pkg, number) => validations[number % validations.length](pkg, number) },
  {
    name: 'failed calls',
    count: 100_000,
    step: ({ Seam }, number) => {
      const { accessGrants } = new Seam({ apiKey: 'seam_1', fetch: failures[number % failures.length], maxRetries: 0, dangerouslyAllowBrowser: true })
      return settle(accessGrants.create({ ...good, name: `${number}` }, { signal }))
    },
  },
  {
    name: 'aborted calls',
    count: 100_000,
    step: ({ Seam }, number) => {
      const controller = new AbortController()
      const { accessGrants } = new Seam({ apiKey: 'seam_1', fetch: silent, dangerouslyAllowBrowser: true })
      const call = settle(accessGrants.get({ access_grant_key: `${number}` }, { signal: controller.signal }))
      controller.abort()
      return call
    },
  },
]

/** How many run at a time. */
const AT_ONCE = 50
const TENTHS = 10

async function repeat(pkg, step, from, count) {
  for (let number = from; number < from + count; number += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, from + count - number) }, (_, index) => step(pkg, number + index))
    await Promise.all(batch)
  }
}

/** How far the smallest of the last measurements lies above the smallest of the first: noise comes and goes, a leak stays. */
const growth = (measured) => Math.max(0, Math.min(...measured.slice(-3)) - Math.min(...measured.slice(0, 3)))

/** Runs each phase so many times as its share says; gives what the memory did. */
export async function runPhases(pkg, phases, share, measure) {
  const results = []
  for (const { name, count, step } of phases) {
    const each = Math.max(AT_ONCE, Math.round((count * share) / (TENTHS + 1)))
    await repeat(pkg, step, 0, each)
    const measured = []
    for (let tenth = 1; tenth <= TENTHS; tenth += 1) {
      await repeat(pkg, step, tenth * each, each)
      measured.push(await measure())
    }
    const told = (key) => ({ last: measured.at(-1)[key], growth: growth(measured.map((one) => one[key])) })
    results.push({ name, count: (TENTHS + 1) * each, heap: told('heap'), module: told('module') })
  }
  return results
}
