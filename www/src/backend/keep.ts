import { createStore, get, set } from 'idb-keyval'
import { cell } from '../app/draw.ts'
import { dataChanged } from './changes.ts'
import type { Start } from './in-page.ts'

/** What one tab has written for all. */
interface Kept {
  version: number
  snapshot: string
}

interface Keeper {
  /** Takes over what another tab has changed. */
  catchUp(): Promise<void>
  /** Makes a change, after those of other tabs, and keeps it. */
  change<Result>(make: () => Promise<Result>): Promise<Result>
}

/** Why the data are not kept, if they are not. */
export const keeping = cell<{ trouble: 'full' | 'refused' | undefined; isLarge: boolean }>({ trouble: undefined, isLarge: false })

const CHANNEL = 'seam-access-grants-demo'

/** Keeps a sandbox in IndexedDB: one change at a time in all tabs, each beginning with what the last one has left. */
export function keeper(start: Start, sandbox: { snapshot(): string; restore(snapshot: string): void }): Keeper {
  // A snapshot of 10,000 access grants has 33 MB, too much to be written after every change.
  const isLarge = start.seed === 'large'
  keeping.set({ isLarge, trouble: undefined })
  if (isLarge) return { catchUp: async () => {}, change: (make) => make() }

  const key = `${start.seed} ${start.now ?? ''}`
  const store = createStore(CHANNEL, 'sandboxes')
  const channel = new BroadcastChannel(CHANNEL)
  let own = 0
  let isStale = true
  channel.onmessage = ({ data }): void => {
    if (data !== key) return
    isStale = true
    dataChanged()
  }

  /** What is kept; nothing where the browser keeps nothing. */
  async function read(): Promise<Kept | undefined> {
    try {
      return await get<Kept>(key, store)
    } catch {
      return undefined
    }
  }

  async function catchUp(): Promise<void> {
    if (!isStale) return
    isStale = false
    const kept = await read()
    if (!kept || kept.version === own) return
    try {
      sandbox.restore(kept.snapshot)
      own = kept.version
    } catch {
      // Of an older version of the package: a fresh start is better than a page that does not open.
    }
  }

  async function save(): Promise<void> {
    try {
      own += 1
      await set(key, { version: own, snapshot: sandbox.snapshot() } satisfies Kept, store)
      channel.postMessage(key)
      keeping.set({ trouble: undefined })
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError'
      keeping.set({ trouble: isFull ? 'full' : 'refused' })
    }
  }

  return {
    catchUp,
    change: (make) =>
      navigator.locks.request(key, async () => {
        await catchUp()
        try {
          return await make()
        } finally {
          await save()
        }
      }),
  }
}
