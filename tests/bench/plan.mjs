// D: ten thousand rows against ten thousand access grants, of which one in a hundred differs.

import { planAccessGrants } from '../../pkg/index.js'
import { checkByHand } from './by-hand.mjs'
import { measure, print, ratio } from './measure.mjs'

const COUNT = 10_000
const uuid = (n) => `1a2b3c4d-5e6f-7a8b-9c0d-${n.toString(16).padStart(12, '0')}`
const day = 86_400_000
const start = Date.parse('2040-01-01T15:00:00Z')
const at = '2030-06-16T16:54:17.946606Z'

const desired = Array.from({ length: COUNT }, (_, n) => ({
  access_grant_key: `stay-${n}`,
  user_identity_id: uuid(n),
  space_ids: [uuid(n % 200)],
  starts_at: new Date(start + n * day).toISOString(),
  ends_at: new Date(start + (n + (n % 100 === 0 ? 3 : 2)) * day).toISOString(),
  requested_access_methods: n % 100 === 1 ? [{ mode: 'code' }, { mode: 'card' }] : [{ mode: 'code' }],
}))

/** As the API lists them: with more members, and times in its own spelling. */
const existing = Array.from({ length: COUNT }, (_, n) => ({
  workspace_id: uuid(0),
  access_grant_id: uuid(n),
  access_grant_key: `stay-${n}`,
  user_identity_id: uuid(n),
  name: null,
  display_name: `Guest ${n}`,
  display_status: 'Upcoming',
  space_ids: [uuid(n % 200)],
  location_ids: [],
  requested_access_methods: [{ display_name: 'PIN Code Credential', mode: 'code', created_at: at, created_access_method_ids: [uuid(n)] }],
  access_method_ids: [uuid(n)],
  created_at: at,
  starts_at: new Date(start + n * day).toISOString().replace('Z', '000Z'),
  ends_at: new Date(start + (n + 2) * day).toISOString().replace('Z', '000Z'),
  warnings: [],
  errors: [],
  pending_mutations: [],
})).reverse()

const ours = () => {
  const { summary } = planAccessGrants(desired, existing, { now: '2030-01-01T00:00:00Z' })
  return [summary.create, summary.update, summary.request_access_methods, summary.unchanged, summary.invalid]
}

/** What one would write without the package: checks by hand, a map by key, and comparisons of what differs here. */
function byHand() {
  const grants = new Map(existing.map((grant) => [grant.access_grant_key, grant]))
  const steps = []
  const keys = new Set()
  for (const [row, params] of desired.entries()) {
    const { access_grant_key, user_identity_id, space_ids, starts_at, ends_at, requested_access_methods } = params
    if (checkByHand(params).length > 0 || keys.has(access_grant_key)) {
      steps.push({ kind: 'invalid', row })
      continue
    }
    keys.add(access_grant_key)
    const grant = grants.get(access_grant_key)
    if (!grant) {
      steps.push({ kind: 'create', row, params })
      continue
    }
    const { access_grant_id } = grant
    const about = { row, access_grant_key, access_grant_id }
    if (grant.user_identity_id !== user_identity_id || [...grant.space_ids].sort().join() !== [...space_ids].sort().join()) {
      steps.push({ kind: 'blocked', ...about })
      continue
    }
    const changes = {}
    if (Date.parse(grant.starts_at) !== Date.parse(starts_at)) changes.starts_at = starts_at
    if (Date.parse(grant.ends_at) !== Date.parse(ends_at)) changes.ends_at = ends_at
    const rest = grant.requested_access_methods.map(({ mode }) => mode)
    const missing = requested_access_methods.filter(({ mode }) => {
      const place = rest.indexOf(mode)
      if (place >= 0) rest.splice(place, 1)
      return place < 0
    })
    const isChanged = Object.keys(changes).length > 0
    if (isChanged) steps.push({ kind: 'update', ...about, params: { access_grant_id, ...changes } })
    if (missing.length > 0) steps.push({ kind: 'request_access_methods', ...about, params: { access_grant_id, requested_access_methods: missing } })
    if (!isChanged && missing.length === 0) steps.push({ kind: 'unchanged', ...about })
  }
  return ['create', 'update', 'request_access_methods', 'unchanged', 'invalid'].map((kind) => steps.filter((step) => step.kind === kind).length)
}

const contenders = { 'JavaScript by hand': byHand, 'seam-access-grants': ours }
const answers = Object.values(contenders).map((run) => String(run()))
if (new Set(answers).size > 1) throw new Error(`they disagree: ${answers.join(' and ')}`)
const times = measure(contenders, { rounds: 20 })
print(`D. a plan of ${COUNT} rows against ${COUNT} access grants (x = time / JavaScript by hand)`, times, 'JavaScript by hand')
ratio(`D a plan of ${COUNT} / JavaScript by hand`, times['seam-access-grants'] / times['JavaScript by hand'])
