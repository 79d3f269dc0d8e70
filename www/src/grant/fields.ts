import type { Constraint } from 'seam-access-grants'
import { constraints } from 'seam-access-grants'

/** The fields of the form, in their order, with the paths of the request that they stand for, as `constraints()` writes them. */
export const fields = {
  person: ['user_identity_id'],
  full_name: ['user_identity.full_name', 'user_identity'],
  email_address: ['user_identity.email_address'],
  phone_number: ['user_identity.phone_number'],
  places: ['space_ids', 'space_ids[]', 'acs_entrance_ids', 'acs_entrance_ids[]', 'device_ids', 'device_ids[]'],
  starts: ['starts_at'],
  ends: ['ends_at'],
  methods: ['requested_access_methods', 'requested_access_methods[]', 'requested_access_methods[].mode'],
  code: ['requested_access_methods[].code'],
  max_uses: ['requested_access_methods[].instant_key_max_use_count'],
  name: ['name'],
} as const satisfies Record<string, readonly [string, ...string[]]>

export type FieldId = keyof typeof fields

let attributes: Record<string, Constraint> | undefined

/** `inputmode` and the like, from the rules themselves. */
export function attributesOf(field: FieldId): Partial<Constraint> {
  attributes ??= constraints()
  return attributes[fields[field][0]] ?? {}
}

/** The form has one field for each way to open, so the place in the list does not matter. */
export function fieldAt(path: readonly (string | number)[]): FieldId | undefined {
  const text = path
    .map((step) => (typeof step === 'number' ? '[]' : `.${step}`))
    .join('')
    .slice(1)
  const ids = Object.keys(fields) as FieldId[]
  return ids.find((id) => fields[id].some((known: string) => known === text))
}
