import type { SandboxFaults } from 'seam-access-grants/sandbox'
import type { Backend } from './backend.ts'

/** The sandbox that `npx seam-access-grants sandbox` serves. Its key is the same everywhere, and no secret. */
export async function openOverHttp(address: string): Promise<Backend> {
  const endpoint = address.replace(/\/$/, '')
  async function control(name: string, body?: unknown): Promise<Record<string, unknown>> {
    const response = await fetch(`${endpoint}/_sandbox/${name}`, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })
    return (await response.json()) as Record<string, unknown>
  }
  const { now, apiKey } = await control('state')
  let ahead = Date.parse(String(now)) - Date.now()
  return {
    kind: 'http',
    options: { apiKey: String(apiKey), endpoint },
    now: () => new Date(Date.now() + ahead),
    controls: {
      async advance(ms) {
        await control('advance', { ms })
        ahead += ms
      },
      async faults(faults: SandboxFaults) {
        await control('faults', faults)
      },
      async reset() {
        await control('reset', {})
        ahead = Date.parse(String((await control('state')).now)) - Date.now()
      },
      async requests() {
        return (await control('requests')).requests as { method: string; path: string; status: number | null }[]
      },
    },
  }
}
