import type { AccessGrant } from 'seam-access-grants'
import { loadDirectory } from './directory.js'
import type { Directory } from './directory.js'
import { seam } from './sandbox.js'
import { cleanList, setDirectory, setList, state } from './state.js'

const PAGE_SIZE = 10

/** Goes up when the list starts over: answers to questions from before are dropped. */
let round = 0

export async function loadFirstPage(notice = ''): Promise<void> {
  round += 1
  setList({ ...cleanList, notice })
  try {
    setDirectory(await loadDirectory())
    await loadPage(null)
  } catch (error) {
    fail(error)
  }
}

export async function loadMore(): Promise<void> {
  if (state.list.phase === 'loading') return
  setList({ phase: 'loading' })
  try {
    await loadPage(state.list.nextCursor)
    setList({ notice: `${state.list.grants.length} access grants shown.` })
  } catch (error) {
    fail(error)
  }
}

export async function showOnTop(grant: AccessGrant): Promise<void> {
  try {
    // The grant may have brought a new person along.
    setDirectory(await loadDirectory())
    const doors = new Map([...state.list.doors, ...(await countDoors([grant], state.directory))])
    setList({ grants: [grant, ...state.list.grants], doors })
  } catch (error) {
    fail(error)
  }
}

async function loadPage(cursor: string | null): Promise<void> {
  const asked = round
  const page = await seam.accessGrants.list({ limit: PAGE_SIZE, page_cursor: cursor })
  const doors = new Map([...state.list.doors, ...(await countDoors(page, state.directory))])
  if (asked !== round) return
  const { has_next_page, next_page_cursor } = page.pagination
  // A grant that was created meanwhile is on top already.
  const known = new Set(state.list.grants.map((grant) => grant.access_grant_id))
  setList({
    phase: 'ready',
    grants: [...state.list.grants, ...page.filter((grant) => !known.has(grant.access_grant_id))],
    doors,
    nextCursor: has_next_page ? next_page_cursor : null,
  })
}

/** A grant tells its spaces, not its doors. The list knows which grants open a door, so it is asked door by door. */
async function countDoors(grants: AccessGrant[], { devices, entrances }: Directory): Promise<Map<string, number>> {
  const ids = grants.map((grant) => grant.access_grant_id)
  const counts = new Map(ids.map((id) => [id, 0]))
  if (ids.length === 0) return counts
  const filters = [
    ...devices.map(({ id }) => ({ device_id: id })),
    ...entrances.map(({ id }) => ({ acs_entrance_id: id })),
  ]
  const found = await Promise.all(
    filters.map((filter) => seam.accessGrants.list({ ...filter, access_grant_ids: ids, limit: ids.length })),
  )
  for (const { access_grant_id: id } of found.flat()) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

function fail(error: unknown): void {
  console.error(error)
  setList({ phase: 'failed' })
}
