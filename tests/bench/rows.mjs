// C: a hundred thousand CSV rows checked, and the overlaps of as many windows on one space.

import { createAccessGrantSchema, findOverlaps } from '../../pkg/index.js'
import { checkByHand } from './by-hand.mjs'
import { ratio } from './measure.mjs'

const uuid = (n) => `1a2b3c4d-5e6f-7a8b-9c0d-${n.toString(16).padStart(12, '0')}`
const day = 86_400_000
const start = Date.parse('2040-01-01T15:00:00Z')
const header = 'user_identity.full_name,user_identity.email_address,space_ids,starts_at,ends_at,access_grant_key,requested_access_methods.0.mode,requested_access_methods.0.code'

/** Stays behind each other on one space; one in fifty begins before the one before has ended. */
function stays(count) {
  return Array.from({ length: count }, (_, n) => {
    const from = start + n * day
    const starts_at = new Date(n % 50 === 49 ? from - day / 2 : from).toISOString()
    return { starts_at, ends_at: new Date(from + day - 14_400_000).toISOString(), space_ids: [uuid(1)] }
  })
}

const table = (grants) =>
  new TextEncoder().encode(
    [header, ...grants.map(({ starts_at, ends_at, space_ids }, n) => `"Doe, Jane",guest-${n}@example.com,${space_ids},${starts_at},${ends_at},stay-${n},code,${String(1000 + (n % 9000))}`)].join('\n'),
  )

function ours(bytes, grants) {
  const { invalid } = createAccessGrantSchema.validateMany(bytes, { now: '2030-01-01T00:00:00Z' })
  return [invalid, findOverlaps(grants).length]
}

/** What one would write without the package: a split of lines and cells, checks by hand, a sort and a sweep. */
function byHand(bytes, grants) {
  const [, ...lines] = new TextDecoder().decode(bytes).split('\n')
  let invalid = 0
  for (const line of lines) {
    const [full_name, email_address, space_ids, starts_at, ends_at, access_grant_key, mode, code] = cells(line)
    const row = { user_identity: { full_name, email_address }, space_ids: space_ids.split(';'), starts_at, ends_at, access_grant_key, requested_access_methods: [{ mode, code }] }
    if (checkByHand(row).length > 0) invalid++
  }
  return [invalid, overlaps(grants)]
}

function cells(line) {
  const cells = []
  for (let at = 0; at <= line.length; ) {
    if (line[at] === '"') {
      const end = line.indexOf('"', at + 1)
      cells.push(line.slice(at + 1, end))
      at = end + 2
    } else {
      const end = line.indexOf(',', at)
      cells.push(line.slice(at, end < 0 ? undefined : end))
      at = end < 0 ? line.length + 1 : end + 1
    }
  }
  return cells
}

function overlaps(grants) {
  const spaces = new Map()
  for (const { starts_at, ends_at, space_ids } of grants) {
    for (const space of space_ids) {
      if (!spaces.has(space)) spaces.set(space, [])
      spaces.get(space).push([Date.parse(starts_at), Date.parse(ends_at)])
    }
  }
  let count = 0
  for (const windows of spaces.values()) {
    windows.sort(([a], [b]) => a - b)
    let open = []
    for (const [from, to] of windows) {
      open = open.filter((end) => end > from)
      count += open.length
      open.push(to)
    }
  }
  return count
}

const contenders = { 'JavaScript by hand': byHand, 'seam-access-grants': ours }
const medians = {}
for (const count of [10_000, 100_000]) {
  const grants = stays(count)
  const bytes = table(grants)
  const answers = Object.values(contenders).map((run) => String(run(bytes, grants)))
  if (new Set(answers).size > 1) throw new Error(`they disagree: ${answers.join(' and ')}`)
  for (const [name, run] of Object.entries(contenders)) {
    const times = Array.from({ length: 9 }, () => {
      const start = performance.now()
      run(bytes, grants)
      return performance.now() - start
    })
    medians[`${name} ${count}`] = times.sort((a, b) => a - b)[4]
  }
  console.log(`\nC. ${count} rows checked, and their overlaps (x = time / JavaScript by hand)`)
  for (const name of Object.keys(contenders)) {
    const time = medians[`${name} ${count}`]
    console.log(`  ${name.padEnd(28)} ${(time / medians[`JavaScript by hand ${count}`]).toFixed(2).padStart(6)}   ${time.toFixed(1)} ms`)
  }
}
console.log(`  ten times the rows: ${(medians['seam-access-grants 100000'] / medians['seam-access-grants 10000']).toFixed(1)} times the time`)
ratio('C 100,000 rows and overlaps / JavaScript by hand', medians['seam-access-grants 100000'] / medians['JavaScript by hand 100000'])
