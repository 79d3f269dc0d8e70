import type { AccessGrant, ListAccessGrants } from 'seam-access-grants'
import { cell } from '../app/draw.ts'
import { route } from '../app/route.ts'
import { seam } from '../backend/backend.ts'
import type { Failure } from '../backend/failure.ts'
import { failureOf } from '../backend/failure.ts'

const PAGE_SIZE = 500

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

/** Reads every page of the list. Rows that are there already stay until the new ones are read. */
export async function readGuests(): Promise<void> {
  reading.abort()
  reading = new AbortController()
  const { signal } = reading
  const filters = apiFilters(route().query)
  const isNew = shown !== JSON.stringify(filters)
  shown = JSON.stringify(filters)
  guests.set({ phase: 'reading', failure: undefined, ...(isNew && { rows: [] }) })
  const rows: AccessGrant[] = []
  try {
    for await (const page of seam().accessGrants.list(filters, { signal }).pages()) {
      rows.push(...page)
      if (signal.aborted) return
      if (isNew) guests.set({ rows: [...rows] })
    }
    guests.set({ phase: 'ready', rows })
  } catch (error) {
    if (!signal.aborted) guests.set({ phase: 'failed', failure: failureOf(error) })
  }
}

/** The text of the search goes into the address, which is what is read. */
export function readIfFiltersChanged(): void {
  if (shown !== JSON.stringify(apiFilters(route().query))) void readGuests()
}
