// The request and the responses that the benchmarks run on.

const uuid = (n) => `1a2b3c4d-5e6f-7a8b-9c0d-${n.toString(16).padStart(12, '0')}`

/** A create request with 16 checked strings. */
export const request = {
  user_identity: {
    full_name: 'Jane Doe',
    email_address: 'jane.doe@example.com',
    phone_number: '+14155552671',
    user_identity_key: 'guest-4711',
  },
  space_ids: [uuid(1), uuid(2)],
  device_ids: [uuid(3), uuid(4)],
  acs_entrance_ids: [uuid(5), uuid(6)],
  starts_at: '2030-06-16T16:54:17.946606Z',
  ends_at: '2030-06-18T16:54:17.946606Z',
  requested_access_methods: [
    { mode: 'code', code: '493827' },
    { mode: 'card' },
    { mode: 'mobile_key', instant_key_max_use_count: 3 },
  ],
  name: 'Stay 4711',
  access_grant_key: 'stay-4711',
}

/** The same with characters beyond ASCII. */
export const accented = {
  ...request,
  user_identity: { ...request.user_identity, full_name: 'Zoë Müller-Łukasz' },
  name: 'Séjour nº 4711',
}

/** The same with four problems. */
export const broken = {
  ...request,
  user_identity: { ...request.user_identity, email_address: 'jane.doe' },
  device_ids: [uuid(3), 'front-door'],
  ends_at: '2030-06-18',
  requested_access_methods: [{ mode: 'code', code: '49' }, { mode: 'card' }],
}

const at = '2025-06-16T16:54:17.946606Z'

/** A list response of so many grants, as JSON text. */
export function list(count) {
  const grants = Array.from({ length: count }, (_, n) => ({
    workspace_id: uuid(9),
    access_grant_id: uuid(n * 8),
    access_grant_key: `stay-${n}`,
    user_identity_id: uuid(n * 8 + 1),
    location_ids: [],
    space_ids: [uuid(1), uuid(2)],
    requested_access_methods: [
      { display_name: 'PIN Code Credential', mode: 'code', created_at: at, created_access_method_ids: [uuid(n * 8 + 2)] },
      { display_name: 'Card Credential', mode: 'card', created_at: at, created_access_method_ids: [uuid(n * 8 + 3)] },
    ],
    access_method_ids: [uuid(n * 8 + 2), uuid(n * 8 + 3)],
    name: null,
    display_name: `Stay of guest ${n}`,
    display_status: 'Active',
    created_at: at,
    starts_at: at,
    ends_at: '2025-06-18T16:54:17.946606Z',
    warnings: n % 10 ? [] : [{ warning_code: 'underprovisioned_access', created_at: at, message: 'Some doors are not ready yet.' }],
    errors: [],
    pending_mutations: [],
  }))
  const pagination = { has_next_page: false, next_page_cursor: null, next_page_url: null }
  return JSON.stringify({ access_grants: grants, pagination, ok: true })
}
