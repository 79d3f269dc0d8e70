// The same rules in zod and in ajv.

import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { z } from 'zod'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const E164 = /^\+[1-9]\d{1,14}$/

const uuid = z.string().regex(UUID)
const key = z.string().min(1)
const time = z.iso.datetime({ offset: true })
const method = z.strictObject({
  mode: z.enum(['code', 'card', 'mobile_key', 'cloud_key']),
  code: z.string().min(4).max(9).regex(/^\d+$/).optional(),
  instant_key_max_use_count: z.int().min(1).optional(),
})

export const zodCreate = z
  .strictObject({
    user_identity_id: uuid.optional(),
    user_identity: z
      .strictObject({
        full_name: key.nullish(),
        email_address: z.email().nullish(),
        phone_number: z.string().regex(E164).nullish(),
        user_identity_key: key.nullish(),
      })
      .optional(),
    space_ids: z.array(uuid).optional(),
    space_keys: z.array(key).optional(),
    acs_entrance_ids: z.array(uuid).optional(),
    device_ids: z.array(uuid).optional(),
    starts_at: time.optional(),
    ends_at: time.nullish(),
    requested_access_methods: z.array(method),
    name: z.string().nullish(),
    access_grant_key: key.optional(),
    reservation_key: z.string().optional(),
    customization_profile_id: uuid.optional(),
  })
  .superRefine((input, context) => {
    const say = (path, message) => context.addIssue({ code: 'custom', path, message })
    if ((input.user_identity_id === undefined) === (input.user_identity === undefined)) say(['user_identity_id'], 'one of')
    const end = Date.parse(input.ends_at)
    if (end <= Date.parse(input.starts_at)) say(['ends_at'], 'order')
    else if (end <= Date.now()) say(['ends_at'], 'past')
    input.requested_access_methods.forEach(({ mode, code }, index) => {
      if (code !== undefined && mode !== 'code') say(['requested_access_methods', index, 'code'], 'not applicable')
    })
  })

const notice = z.looseObject({ created_at: time, message: z.string() })

export const zodList = z.looseObject({
  access_grants: z.array(
    z.looseObject({
      workspace_id: uuid,
      access_grant_id: uuid,
      access_grant_key: z.string().optional(),
      user_identity_id: uuid,
      location_ids: z.array(uuid),
      space_ids: z.array(uuid),
      requested_access_methods: z.array(
        z.looseObject({
          display_name: z.string(),
          mode: z.string(),
          created_at: time,
          created_access_method_ids: z.array(uuid),
        }),
      ),
      access_method_ids: z.array(uuid),
      name: z.string().nullable(),
      display_name: z.string(),
      created_at: time,
      starts_at: time,
      ends_at: time.nullable(),
      warnings: z.array(notice),
      errors: z.array(notice),
      pending_mutations: z.array(notice),
    }),
  ),
  pagination: z.looseObject({
    has_next_page: z.boolean(),
    next_page_cursor: z.string().nullable(),
    next_page_url: z.string().nullable(),
  }),
})

const ajv = new Ajv({ allErrors: true })
addFormats(ajv)
const id = { type: 'string', pattern: UUID.source.replace('a-f', 'a-fA-F') }
const ids = { type: 'array', items: { type: 'string', pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' } }
const text = { type: 'string', minLength: 1 }
const nullable = { ...text, nullable: true }

export const ajvCreate = ajv.compile({
  type: 'object',
  additionalProperties: false,
  required: ['requested_access_methods'],
  oneOf: [{ required: ['user_identity_id'] }, { required: ['user_identity'] }],
  properties: {
    user_identity_id: id,
    user_identity: {
      type: 'object',
      additionalProperties: false,
      properties: {
        full_name: nullable,
        email_address: { type: 'string', format: 'email', nullable: true },
        phone_number: { type: 'string', pattern: E164.source, nullable: true },
        user_identity_key: nullable,
      },
    },
    space_ids: ids,
    space_keys: { type: 'array', items: text },
    acs_entrance_ids: ids,
    device_ids: ids,
    starts_at: { type: 'string', format: 'date-time' },
    ends_at: { type: 'string', format: 'date-time', nullable: true },
    requested_access_methods: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['mode'],
        properties: {
          mode: { enum: ['code', 'card', 'mobile_key', 'cloud_key'] },
          code: { type: 'string', minLength: 4, maxLength: 9, pattern: '^\\d+$' },
          instant_key_max_use_count: { type: 'integer', minimum: 1 },
        },
      },
    },
    name: { type: 'string', nullable: true },
    access_grant_key: text,
    reservation_key: { type: 'string' },
    customization_profile_id: id,
  },
})
