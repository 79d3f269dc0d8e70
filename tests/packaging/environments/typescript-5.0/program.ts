import { createAccessGrantSchema, isSeamValidationError, Seam, SeamApiError, verifyWebhook } from 'seam-access-grants'
import { createAccessGrantSchema as ofForms } from 'seam-access-grants/forms'
import { Seam as LiteSeam, createAccessGrantSchema as ofLite } from 'seam-access-grants/lite'
import { createSandbox } from 'seam-access-grants/sandbox'

export async function created(): Promise<string> {
  const seam = new Seam(createSandbox().options)
  const grant = await seam.accessGrants.create({
    user_identity: { full_name: 'Jane Doe' },
    space_ids: [],
    requested_access_methods: [{ mode: 'code' }],
  })
  const grants = await new LiteSeam(createSandbox().options).accessGrants.list()
  return `${grant.display_name} ${grants.length}`
}

export function paths(value: unknown): string[] {
  const checked = [createAccessGrantSchema, ofLite, ofForms].flatMap((schema) => schema.validate(value).issues ?? [])
  return checked.map(({ path }) => path.join('.'))
}

export function told(error: unknown): string {
  if (isSeamValidationError(error)) return String(error.issues.length)
  return error instanceof SeamApiError ? `${error.statusCode} ${error.code}` : 'unknown'
}

export async function received(payload: string, headers: Record<string, string>): Promise<string> {
  const event = await verifyWebhook({ payload, headers, secret: 'whsec_' })
  return event.event_type
}

// @ts-expect-error A mode that there is not is refused.
export const wrong = (seam: Seam) => seam.accessGrants.create({ space_ids: [], requested_access_methods: [{ mode: 'knock' }] })
