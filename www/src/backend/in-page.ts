import type { Sandbox, SandboxFaults } from 'seam-access-grants/sandbox'
import type { Backend } from './backend.ts'
import { keeper } from './keep.ts'

/** Calls that leave everything as it is. */
const READS = /\/(get|list|get_related)$/

/** What the address of the page says about its sandbox: `?seed=large&now=2030-06-01T12:00:00Z`. */
export interface Start {
  seed: 'empty' | 'demo' | 'large'
  now: string | undefined
}

export function startOf(search: URLSearchParams): Start {
  const seed = search.get('seed')
  return { seed: seed === 'large' || seed === 'empty' ? seed : 'demo', now: search.get('now') ?? undefined }
}

/** Starts a sandbox in the page. Its data outlive the page, and every tab has the same. */
export async function openInPage(start: Start): Promise<Backend> {
  // Most of the page's bytes are in the sandbox, so the page is there before it.
  const { createSandbox, init } = await import('seam-access-grants/sandbox')
  await init()
  const { seed, now } = start
  // The same IDs at every start, so that addresses of the page go on leading somewhere.
  const create = (): Sandbox => createSandbox({ seed, random: 1, ...(now !== undefined && { now }) })
  let sandbox = create()
  const kept = keeper(start, {
    snapshot: () => sandbox.snapshot(),
    restore: (snapshot) => sandbox.restore(snapshot),
  })
  await kept.catchUp()

  /** Changes wait for those of other tabs; nothing is answered before it is kept. */
  const send: NonNullable<Backend['options']['fetch']> = async (address, init) => {
    if (READS.test(new URL(address).pathname)) {
      await kept.catchUp()
      return sandbox.fetch(address, init)
    }
    return kept.change(() => sandbox.fetch(address, init))
  }
  return {
    kind: 'page',
    options: { ...sandbox.options, fetch: send },
    now: () => sandbox.now,
    controls: {
      advance: (milliseconds) => kept.change(async () => sandbox.advance(milliseconds)),
      faults: async (faults: SandboxFaults) => sandbox.faults(faults),
      reset: () =>
        kept.change(async () => {
          sandbox = create()
        }),
      requests: async () => sandbox.requests(),
    },
  }
}
