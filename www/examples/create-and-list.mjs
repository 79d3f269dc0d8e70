// Creates an access grant in the sandbox and lists what is there. Run it with `node create-and-list.mjs`.

import { isSeamValidationError, Seam } from 'seam-access-grants'
import { createSandbox } from 'seam-access-grants/sandbox'

const sandbox = createSandbox({ seed: 'demo' })
const seam = new Seam(sandbox.options)

const stay = {
  user_identity: { full_name: 'Ada Lovelace', email_address: 'ada@example.com' },
  space_keys: ['room-101'],
  starts_at: '2100-06-16T15:00:00+02:00',
  ends_at: '2100-06-18T11:00:00+02:00',
  requested_access_methods: [{ mode: 'code', code: '493827' }, { mode: 'mobile_key' }],
}
const { access_grant_id } = await seam.accessGrants.create(stay)
console.log(`Created ${access_grant_id}`)

const grants = await seam.accessGrants.list({ limit: 5 })
console.table(grants.map(({ display_name, display_status, starts_at, ends_at }) => ({ display_name, display_status, starts_at, ends_at })))

try {
  await seam.accessGrants.create({ ...stay, ends_at: '2100-06-16', requested_access_methods: [{ mode: 'code', code: '12' }] })
} catch (error) {
  if (!isSeamValidationError(error)) throw error
  console.log('Refused before it was sent:')
  for (const { path, message } of error.issues) console.log(`  ${path.join('.')}: ${message}`)
}
