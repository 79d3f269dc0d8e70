import type { AccessGrant, AccessMethod, WaitProgress } from 'seam-access-grants'
import { isSeamAbortError } from 'seam-access-grants'
import { cell } from '../app/draw.ts'
import { ask, seam, stoppable } from '../backend/backend.ts'
import type { Failure } from '../backend/failure.ts'
import { failureOf } from '../backend/failure.ts'
import { readOpens } from './opens.ts'
import { isChanging, isComing, isLeaving, isOver } from './stage.ts'

/** What happened to a grant, as `/events/list` tells it. */
export interface HistoryEvent {
  event_id: string
  event_type: string
  occurred_at: string
  acs_entrance_id?: string
  device_id?: string
  ends_at?: string | null
}

export interface Guest {
  id: string
  phase: 'reading' | 'ready' | 'failed' | 'gone'
  grant: AccessGrant | undefined
  methods: readonly AccessMethod[]
  /** IDs of the doors, if the token may ask for them. */
  doorIds: readonly string[]
  events: readonly HistoryEvent[]
  /** IDs of the access methods at each door, as far as the API tells. */
  methodsAt: ReadonlyMap<string, readonly string[]>
  failure: Failure | undefined
}

const nobody: Guest = {
  id: '',
  phase: 'reading',
  grant: undefined,
  methods: [],
  doorIds: [],
  events: [],
  methodsAt: new Map(),
  failure: undefined,
}
export const guest = cell<Guest>(nobody)

/** The grants that were shown: of one that is gone, the API tells only when it went. */
const seen = new Map<string, AccessGrant>()

/** How often the page looks whether a change has reached the doors. */
const POLL = 1000
let timer = 0
let following = new AbortController()

/** Shows a grant; what is known of it stays on the page while it is read again. */
export function openGuest(id: string): void {
  if (guest.now.id !== id) guest.set({ ...nobody, id })
  void readGuest()
}

export function closeGuest(): void {
  stop()
  guest.set(nobody)
}

function stop(): void {
  clearTimeout(timer)
  following.abort()
  following = new AbortController()
}

export async function readGuest(): Promise<void> {
  stop()
  const { id } = guest.now
  if (id === '') return
  try {
    const [grant, methods, doorIds, events] = await Promise.all([
      seam().accessGrants.get({ access_grant_id: id }, stoppable()),
      seam().accessMethods.list({ access_grant_id: id }, stoppable()),
      doorsOf(id),
      historyOf(id),
    ])
    seen.set(id, grant)
    if (guest.now.id !== id) return
    guest.set({ phase: 'ready', grant, methods, doorIds, events, failure: undefined })
    void follow(grant, methods)
    void readOpens(grant)
  } catch (error) {
    const failure = failureOf(error)
    const events = failure.kind === 'notFound' ? await historyOf(id) : []
    if (guest.now.id !== id) return
    const last = seen.get(id)
    const isGone = failure.kind === 'notFound' && (goneAt(events) !== undefined || (last !== undefined && isLeaving(last)))
    guest.set(isGone ? { phase: 'gone', grant: last, events, failure: undefined } : { phase: 'failed', failure })
  }
}

/** When a grant was revoked, as its events tell it. */
export function goneAt(events: readonly HistoryEvent[]): string | undefined {
  return events.find(({ event_type }) => event_type === 'access_grant.deleted')?.occurred_at
}

/** Shows each way to open as it gets issued; looks now and then while anything else is on its way. */
async function follow(grant: AccessGrant, methods: readonly AccessMethod[]): Promise<void> {
  const { signal } = following
  const { access_grant_id } = grant
  const lookLater = (): void => {
    if (!signal.aborted) timer = window.setTimeout(() => void readGuest(), POLL)
  }
  if (isChanging(grant)) return lookLater()
  if (isOver(grant) || !methods.some(isComing)) return
  const onProgress = ({ method }: WaitProgress): void => {
    const others = guest.now.methods.filter((one) => one.access_method_id !== method.access_method_id)
    if (!signal.aborted) guest.set({ methods: [...others, method] })
  }
  try {
    await seam().accessGrants.waitUntilIssued({ access_grant_id }, { ...stoppable(signal), onProgress })
    if (!signal.aborted) await readGuest()
  } catch (error) {
    // One that cannot be issued says so itself.
    if (!isSeamAbortError(error)) lookLater()
  }
}

/** A client session may not ask what is around a grant; the rooms then say which doors there are. */
async function doorsOf(id: string): Promise<string[]> {
  const include = ['devices', 'acs_entrances'] as const
  const related = await seam()
    .accessGrants.getRelated({ access_grant_ids: [id], include: [...include] }, stoppable())
    .catch(() => undefined)
  return [
    ...(related?.devices ?? []).map(({ device_id }) => device_id),
    ...(related?.acs_entrances ?? []).map((one) => one.acs_entrance_id),
  ]
}

async function historyOf(access_grant_id: string): Promise<HistoryEvent[]> {
  const { events } = await ask('/events/list', { access_grant_id }).catch(() => ({ events: [] }))
  return events as HistoryEvent[]
}
