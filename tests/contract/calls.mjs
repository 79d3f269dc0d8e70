// Calls that show how each operation is used, with everything that JavaScript has and JSON has not.

const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const OTHER = '5F4E3D2C-1B0A-9F8E-7D6C-5B4A3C2D1E0F'
const LATER = '2100-01-31T10:00:00+02:00'
const temporal = { epochNanoseconds: 0n, toJSON: () => '2100-01-01T00:00:00.123456789Z' }
const methods = [
  { mode: 'code', code: '0123' },
  { mode: 'card' },
  { mode: 'mobile_key', instant_key_max_use_count: 3 },
  { mode: 'cloud_key', code: undefined },
]

/** The parameters of some calls, by the method's name. A test fails if a method has none. */
export const calls = {
  'accessGrants.create': [
    { user_identity_id: ID, device_ids: [ID, OTHER], requested_access_methods: [{ mode: 'code' }] },
    {
      user_identity: { full_name: 'Zoë O’Hara', email_address: 'zoe@example.com', phone_number: '+14155552671', user_identity_key: 'z' },
      space_ids: new Array(1).fill(ID),
      space_keys: ['room-101'],
      acs_entrance_ids: [OTHER],
      starts_at: new Date(),
      ends_at: LATER,
      requested_access_methods: methods,
      name: 'Stay "7"\n',
      access_grant_key: 'stay-7',
      reservation_key: '',
      customization_profile_id: ID,
    },
    {
      user_identity: { email_address: null },
      location_ids: [ID],
      location: { name: 'Lobby', device_ids: [] },
      ends_at: null,
      name: null,
      requested_access_methods: [],
    },
    {
      user_identity_id: ID,
      user_identity: undefined,
      space_ids: [ID],
      starts_at: temporal,
      ends_at: new Date('2100-01-31'),
      requested_access_methods: methods.slice(0, 1),
    },
  ],
  'accessGrants.get': [{ access_grant_id: ID }, { access_grant_key: 'stay-7', access_grant_id: undefined }],
  'accessGrants.list': [
    undefined,
    {},
    { access_grant_ids: [ID, OTHER], access_grant_key: null, limit: 20, page_cursor: null, search: 'Zoë' },
    {
      access_grant_key: '',
      customer_key: 'c',
      reservation_key: 'r',
      user_identity_id: ID,
      space_id: ID,
      acs_entrance_id: ID,
      acs_system_id: ID,
      device_id: ID,
      access_code_id: ID,
      location_id: ID,
    },
  ],
  'accessGrants.update': [
    { access_grant_id: ID, starts_at: new Date('2099-01-01'), ends_at: temporal },
    { access_grant_key: 'stay-7', ends_at: null, name: null },
    { access_grant_id: ID, name: 'Late check-out', starts_at: undefined },
  ],
  'accessGrants.delete': [{ access_grant_id: OTHER }],
  'accessGrants.requestAccessMethods': [{ access_grant_id: ID, requested_access_methods: methods }],
  'accessGrants.getRelated': [
    { access_grant_ids: [ID] },
    {
      access_grant_keys: ['stay-7'],
      include: [
        'spaces',
        'devices',
        'acs_entrances',
        'connected_accounts',
        'acs_systems',
        'user_identities',
        'acs_access_groups',
        'access_methods',
      ],
    },
    { access_grant_ids: [ID], access_grant_keys: [], exclude: ['spaces'] },
  ],
  'accessGrants.unmanaged.get': [{ access_grant_id: ID }],
  'accessGrants.unmanaged.list': [
    undefined,
    { acs_entrance_id: ID, acs_system_id: ID, user_identity_id: ID, reservation_key: 'r', limit: 1, page_cursor: null },
  ],
  'accessGrants.unmanaged.update': [
    { access_grant_id: ID, is_managed: true },
    { access_grant_id: ID, is_managed: true, access_grant_key: 'stay-7' },
  ],
  'accessMethods.get': [{ access_method_id: ID }],
  'accessMethods.list': [
    { access_grant_id: ID, device_id: ID, space_id: ID, access_code_id: ID },
    { access_grant_key: 'stay-7' },
    { acs_entrance_id: ID },
  ],
  'accessMethods.getRelated': [
    { access_method_ids: [ID, OTHER], include: ['access_grants', 'instant_keys', 'client_sessions', 'acs_credentials'] },
    { access_method_ids: [ID], exclude: ['spaces'] },
  ],
  'accessMethods.delete': [{ access_method_id: ID }, { access_grant_id: ID }, { reservation_key: 'r' }],
  'accessMethods.encode': [{ access_method_id: ID, acs_encoder_id: OTHER }],
  'accessMethods.assignCard': [{ access_method_id: ID, card_number: '0004711' }],
  'accessMethods.unlockDoor': [{ access_method_id: ID, acs_entrance_id: OTHER }],
  'accessMethods.unmanaged.get': [{ access_method_id: ID }],
  'accessMethods.unmanaged.list': [{ access_grant_id: ID }, { access_grant_id: ID, acs_entrance_id: ID, device_id: ID, space_id: ID }],
  'actionAttempts.get': [{ action_attempt_id: ID }],
  'actionAttempts.list': [undefined, { action_attempt_ids: [ID], device_id: ID, limit: 1, page_cursor: null }],
}
