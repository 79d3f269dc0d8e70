// Where there is a platform, by `dom` or by @types/node, the types are its own.

import { type ApiResponse, type CallOptions, Seam, type SeamOptions, accessGrantFormData, verifyWebhook } from 'seam-access-grants'
import { type Sandbox, createSandbox } from 'seam-access-grants/sandbox'

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const assert = <T extends true>(): T | undefined => undefined

assert<Equal<NonNullable<CallOptions['signal']>, AbortSignal>>()
assert<Equal<ApiResponse<string>['headers'], Headers>>()
assert<Equal<NonNullable<SeamOptions['fetch']>, (address: string, init: RequestInit) => Promise<Response>>>()
assert<Equal<Sandbox['fetch'], (input: string | URL | Request, init?: RequestInit) => Promise<Response>>>()

export async function client(request: Request, data: FormData, form: { elements: unknown }): Promise<void> {
  const sandbox = createSandbox()
  const seam = new Seam({ apiKey: 'seam_key', fetch })
  new Seam({ apiKey: 'seam_key', fetch: sandbox.fetch })
  await seam.accessGrants.get({ access_grant_id: 'x' }, { signal: AbortSignal.timeout(5) })
  // @ts-expect-error the controller, not its signal
  await seam.accessGrants.get({ access_grant_id: 'x' }, { signal: new AbortController() })
  const response: Response = await sandbox.fetch(new URL(sandbox.endpoint), { method: 'POST', body: '{}' })
  await sandbox.fetch(request)
  await verifyWebhook({ payload: await response.text(), headers: request.headers, secret: 'whsec_x' })
  accessGrantFormData(data)
  accessGrantFormData(new URLSearchParams('name=x'))
  // @ts-expect-error a form's data, not the form
  accessGrantFormData(form)
}
