// Stays as rows of a plan.

import { ID } from './fake-fetch.mjs'

export const row = (n, members) => ({
  access_grant_key: `stay-${n}`,
  user_identity_id: ID,
  space_ids: [ID],
  starts_at: '2040-01-01T15:00:00Z',
  ends_at: '2040-01-03T11:00:00Z',
  requested_access_methods: [{ mode: 'code' }],
  ...members,
})
export const rows = (count) => Array.from({ length: count }, (_, n) => row(n))
