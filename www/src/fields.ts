import { constraints } from 'seam-access-grants'
import type { Constraint } from 'seam-access-grants'

interface Field {
  label: string
  /** Where the field stands in the request, written as `constraints()` does; the first one gives its attributes. */
  paths: readonly [string, ...string[]]
}

export const fields = {
  person: { label: 'Person', paths: ['user_identity_id'] },
  full_name: { label: 'Full name', paths: ['user_identity.full_name', 'user_identity'] },
  email_address: { label: 'Email', paths: ['user_identity.email_address'] },
  phone_number: { label: 'Phone', paths: ['user_identity.phone_number'] },
  places: {
    label: 'Where',
    paths: ['space_ids', 'space_ids[]', 'acs_entrance_ids', 'acs_entrance_ids[]', 'device_ids', 'device_ids[]'],
  },
  starts_at: { label: 'Start', paths: ['starts_at'] },
  ends_at: { label: 'End', paths: ['ends_at'] },
  methods: { label: 'How', paths: ['requested_access_methods', 'requested_access_methods[].mode'] },
  code: { label: 'PIN', paths: ['requested_access_methods[].code'] },
  max_uses: { label: 'Number of uses', paths: ['requested_access_methods[].instant_key_max_use_count'] },
  name: { label: 'Name of the grant', paths: ['name'] },
} as const satisfies Record<string, Field>

export type FieldId = keyof typeof fields

const attributes = constraints()

export function attributesOf(field: FieldId): Partial<Constraint> {
  return attributes[fields[field].paths[0]] ?? {}
}

const fieldByPath = new Map<string, FieldId>()
for (const [id, field] of Object.entries(fields) as [FieldId, Field][]) {
  for (const path of field.paths) fieldByPath.set(path, id)
}

/** The page has one field per access method, so the place in the list does not matter. */
export function fieldAt(path: readonly (string | number)[]): FieldId | undefined {
  const key = path.map((part) => (typeof part === 'number' ? '[]' : `.${part}`)).join('')
  return fieldByPath.get(key.slice(1))
}
