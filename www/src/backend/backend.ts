import type { SeamOptions } from 'seam-access-grants'
import { Seam } from 'seam-access-grants'
import type { SandboxFaults } from 'seam-access-grants/sandbox'
import { cell } from '../app/draw.ts'
import { packageMessages } from '../app/language.ts'
import { hooks, log } from '../learn/log.ts'
import type { Ask } from './ask.ts'
import { askOver } from './ask.ts'

export type BackendKind = 'page' | 'http' | 'workspace'

/** What only a sandbox can do: move its clock, let things go wrong, start over. */
export interface SandboxControls {
  advance(milliseconds: number): Promise<void>
  faults(faults: SandboxFaults): Promise<void>
  reset(): Promise<void>
  requests(): Promise<readonly { method: string; path: string; status: number | null }[]>
}

/** Where access grants live: a sandbox in this page, one that is served, or a real workspace. */
export interface Backend {
  kind: BackendKind
  /** Options of the client; the token among them stays in memory. */
  options: SeamOptions
  now(): Date
  controls?: SandboxControls
}

export const connection = cell<{ backend: Backend | undefined; wrongToken: boolean }>({ backend: undefined, wrongToken: false })

export function backend(): Backend {
  if (!connection.now.backend) throw new Error('There is no backend yet.')
  return connection.now.backend
}

/** The present, by the clock of the backend: a sandbox has its own. */
export function now(): Date {
  return connection.now.backend?.now() ?? new Date()
}

/** The options, unless a token that nobody knows is to be tried. */
function options(): SeamOptions {
  const { kind, options: given } = backend()
  if (!connection.now.wrongToken || kind === 'workspace') return given
  return { endpoint: given.endpoint ?? '', ...(given.fetch && { fetch: given.fetch }), clientSessionToken: 'seam_cst1_unknown' }
}

/** The client of the package, whose checks know the backend's present and the page's language. */
export function seam(): Seam {
  return new Seam({ ...options(), ...hooks, context: { now: now(), ...packageMessages() } })
}

let patience = new AbortController()

/** Options of a call that somebody may end while it waits to be sent again. */
export function stoppable(signal?: AbortSignal): { signal: AbortSignal } {
  return { signal: signal ? AbortSignal.any([signal, patience.signal]) : patience.signal }
}

export function stopWaiting(): void {
  patience.abort()
  patience = new AbortController()
  log.set({ waiting: undefined })
}

/** What is around access grants, and outside the package: places, people, events. */
export const ask: Ask = (path, params) => askOver(options(), path, params)
