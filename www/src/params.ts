import type { AccessMethodMode, CreateAccessGrant, RequestedAccessMethodInput } from 'seam-access-grants'
import type { FormValues } from './values.js'

export const modes = ['code', 'card', 'mobile_key', 'cloud_key'] as const satisfies AccessMethodMode[]

/** The request as the form has it, before the schema has seen it: what should be a number may still be other text. */
export interface Draft extends Omit<CreateAccessGrant, 'requested_access_methods'> {
  requested_access_methods: DraftMethod[]
}

interface DraftMethod extends Omit<RequestedAccessMethodInput, 'instant_key_max_use_count'> {
  instant_key_max_use_count?: number | string
}

export function toParams(values: FormValues): Draft {
  return {
    ...who(values),
    ...(values.spaces.length > 0 && { space_ids: values.spaces }),
    ...(values.entrances.length > 0 && { acs_entrance_ids: values.entrances }),
    ...(values.devices.length > 0 && { device_ids: values.devices }),
    ...(values.starts_at !== '' && { starts_at: toInstant(values.starts_at) }),
    ends_at: values.no_end ? null : toInstant(values.ends_at),
    requested_access_methods: modes.filter((mode) => values.modes.includes(mode)).map((mode) => method(mode, values)),
    ...(values.name !== '' && { name: values.name }),
  }
}

function who(values: FormValues): Pick<Draft, 'user_identity_id' | 'user_identity'> {
  if (values.who === 'existing') return values.person === '' ? {} : { user_identity_id: values.person }
  return {
    user_identity: {
      // An empty name goes to the schema as it is, so that the form says that it is missing.
      full_name: values.full_name,
      ...(values.email_address !== '' && { email_address: values.email_address }),
      ...(values.phone_number !== '' && { phone_number: values.phone_number }),
    },
  }
}

function method(mode: AccessMethodMode, values: FormValues): DraftMethod {
  if (mode === 'code' && values.code !== '') return { mode, code: values.code }
  if (mode === 'mobile_key' && values.max_uses !== '') {
    const count = Number(values.max_uses)
    return { mode, instant_key_max_use_count: Number.isFinite(count) ? count : values.max_uses }
  }
  return { mode }
}

/** A date and time of the browser's zone as RFC 3339 text; anything else stays as it is, for the schema to refuse. */
function toInstant(local: string): string {
  const time = new Date(local)
  return Number.isNaN(time.getTime()) ? local : time.toISOString()
}
