// Where there is no platform, the types have the members that this package needs.

import { Seam, accessGrantFormData } from 'seam-access-grants'
import { createSandbox } from 'seam-access-grants/sandbox'

interface OwnSignal {
  readonly aborted: boolean
  readonly reason: unknown
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

export async function client(signal: OwnSignal): Promise<unknown[]> {
  const sandbox = createSandbox()
  const seam = new Seam({
    apiKey: 'seam_key',
    fetch: async (address, init) => {
      const { method, body } = init
      return sandbox.fetch(address, { ...init, method: method ?? 'POST', body: body ?? null })
    },
  })
  const { headers, data } = await seam.accessGrants.list({}, { signal }).withResponse()
  const id: string | null = headers.get('seam-request-id')
  // @ts-expect-error no signal
  await seam.accessGrants.list({}, { signal: true })
  const answer = await sandbox.fetch({ method: 'GET', url: sandbox.endpoint, headers, text: async () => '' })
  const status: number = answer.status
  return [id, data, status, await answer.json(), accessGrantFormData([['name', 'x']])]
}
