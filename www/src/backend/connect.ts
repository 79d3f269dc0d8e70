import { init } from 'seam-access-grants'
import { cell } from '../app/draw.ts'
import type { Backend } from './backend.ts'
import { connection } from './backend.ts'
import { dataChanged } from './changes.ts'
import type { Failure } from './failure.ts'
import { failureOf } from './failure.ts'
import { openInPage, startOf } from './in-page.ts'
import { loadPlaces } from './places.ts'

export const connecting = cell<{ phase: 'starting' | 'ready' | 'failed'; failure: Failure | undefined }>({
  phase: 'starting',
  failure: undefined,
})

/** Opens a backend and reads its places; what the page showed of the one before is read anew. */
export async function connect(open: () => Promise<Backend> | Backend): Promise<void> {
  connecting.set({ phase: 'starting', failure: undefined })
  try {
    // Compiled ahead, so that a browser that refuses WebAssembly is told here, and not in the middle of the form.
    await init()
    connection.set({ backend: await open(), wrongToken: false })
    await readEverything()
  } catch (error) {
    connecting.set({ phase: 'failed', failure: failureOf(error) })
  }
}

/** Reads the places again, and has the page read the rest. */
export async function readEverything(): Promise<void> {
  try {
    await loadPlaces()
    connecting.set({ phase: 'ready', failure: undefined })
    dataChanged()
  } catch (error) {
    connecting.set({ phase: 'failed', failure: failureOf(error) })
  }
}

/** The sandbox in the page; once there is a backend, another attempt with that. */
export function start(): Promise<void> {
  return connection.now.backend ? readEverything() : connect(() => openInPage(startOf(new URLSearchParams(location.search))))
}
