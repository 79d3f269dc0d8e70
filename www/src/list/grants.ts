import type { AccessGrant, ListAccessGrants } from 'seam-access-grants'
import { cell } from '../app/draw.ts'
import { route } from '../app/route.ts'
import { seam, stoppable } from '../backend/backend.ts'
import type { Failure } from '../backend/failure.ts'
import { failureOf } from '../backend/failure.ts'
import { includesText, places } from '../backend/places.ts'

const PAGE_SIZE = 500
/** Up to so many places are asked for one by one; with more, the whole list is read for them. */
const FEW_PLACES = 8

export interface Guests {
  phase: 'reading' | 'ready' | 'failed'
  rows: readonly AccessGrant[]
  failure: Failure | undefined
}

export const guests = cell<Guests>({ phase: 'reading', rows: [], failure: undefined })

let reading = new AbortController()
let shown = ''

/** What the API filters by: text and place. The rest of the filters are about times, which the page knows by itself. */
export function apiFilters(query: URLSearchParams): ListAccessGrants {
  const search = query.get('q') ?? ''
  const space_id = query.get('place') ?? ''
  return { ...(search !== '' && { search }), ...(space_id !== '' && { space_id }), limit: PAGE_SIZE }
}

interface Question {
  filters: ListAccessGrants
  fits: (grant: AccessGrant) => boolean
}

/** The API searches people and keys, and not places: those with the text in their names are found here, and asked for besides. */
function questions(query: URLSearchParams): Question[] {
  const filters = apiFilters(query)
  const { search, space_id } = filters
  const own = { filters, fits: () => true }
  if (search === undefined) return [own]
  const found = places.now.spaces.filter(({ id, name }) => includesText(name, search) && (space_id === undefined || id === space_id))
  const ids = new Set(found.map(({ id }) => id))
  const fits = (grant: AccessGrant): boolean => grant.space_ids.some((id) => ids.has(id))
  if (found.length > FEW_PLACES) return [own, { filters: { limit: PAGE_SIZE }, fits }]
  return [own, ...found.map(({ id }) => ({ filters: { space_id: id, limit: PAGE_SIZE }, fits }))]
}

/** Reads every page of the list. Rows that are there already stay until the new ones are read. */
export async function readGuests(): Promise<void> {
  reading.abort()
  reading = new AbortController()
  const { signal } = reading
  const filters = JSON.stringify(apiFilters(route().query))
  const isNew = shown !== filters
  shown = filters
  guests.set({ phase: 'reading', failure: undefined, ...(isNew && { rows: [] }) })
  const rows = new Map<string, AccessGrant>()
  try {
    for (const { filters, fits } of questions(route().query)) {
      for await (const page of seam().accessGrants.list(filters, stoppable(signal)).pages()) {
        for (const grant of page.filter(fits)) rows.set(grant.access_grant_id, grant)
        if (signal.aborted) return
        if (isNew) guests.set({ rows: [...rows.values()] })
      }
    }
    guests.set({ phase: 'ready', rows: [...rows.values()] })
  } catch (error) {
    if (!signal.aborted) guests.set({ phase: 'failed', failure: failureOf(error) })
  }
}

/** The text of the search goes into the address, which is what is read. */
export function readIfFiltersChanged(): void {
  if (shown !== JSON.stringify(apiFilters(route().query))) void readGuests()
}
