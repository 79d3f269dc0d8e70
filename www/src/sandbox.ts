import { Seam } from 'seam-access-grants'
import { createSandbox } from 'seam-access-grants/sandbox'

const STORAGE_KEY = 'seam-access-grants-demo'

const sandbox = createSandbox({ seed: 'demo' })

/** Requests to the sandbox never reach the network panel; the mark puts them on the browser's timeline. */
function send(address: string, init: RequestInit): Promise<Response> {
  performance.mark(new URL(address).pathname)
  return sandbox.fetch(address, init)
}

export const seam = new Seam({ ...sandbox.options, fetch: send })

/** What the property has is outside the package, which is about access grants; so it is asked for by hand. */
export async function ask(path: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' }
  const response = await send(sandbox.endpoint + path, { method: 'POST', headers, body: '{}' })
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`)
  return response.json()
}

/** Private windows may refuse storage. The page then works, and forgets at the next load. */
function withStorage(use: (storage: Storage) => void): void {
  try {
    use(localStorage)
  } catch (error) {
    console.warn('The data cannot be kept.', error)
  }
}

export function save(): void {
  withStorage((storage) => storage.setItem(STORAGE_KEY, sandbox.snapshot()))
}

export function restore(): void {
  withStorage((storage) => {
    const saved = storage.getItem(STORAGE_KEY)
    if (saved === null) return
    try {
      sandbox.restore(saved)
    } catch {
      // Of an older version, or not ours: a fresh start is better than a page that does not open.
      storage.removeItem(STORAGE_KEY)
    }
  })
}

export function startOver(): void {
  sandbox.reset()
  withStorage((storage) => storage.removeItem(STORAGE_KEY))
}
