import { draw } from './draw.ts'

/** What the address bar says behind the `#`: a page, what it is about, and filters. Secrets never get there. */
export interface Route {
  page: string
  id: string
  query: URLSearchParams
}

export function route(): Route {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?')
  const [page = '', id = ''] = path.split('/')
  return { page: page || 'guests', id: decodeURIComponent(id), query: new URLSearchParams(query) }
}

export function href(page: string, id = '', query: Record<string, string> = {}): string {
  const filled = Object.entries(query).filter(([, value]) => value !== '')
  const search = new URLSearchParams(filled).toString()
  return `#/${page}${id && `/${encodeURIComponent(id)}`}${search && `?${search}`}`
}

export function go(address: string): void {
  location.hash = address
}

/** Changes filters without a step for the back button. */
export function replaceQuery(change: Record<string, string>): void {
  const { page, id, query } = route()
  history.replaceState(null, '', href(page, id, { ...Object.fromEntries(query), ...change }))
  changed()
}

type Listener = (route: Route) => void
const listeners: Listener[] = []

/** Calls the listener at every change of the address, and once at the start. */
export function onRoute(listener: Listener): void {
  listeners.push(listener)
  if (listeners.length === 1) addEventListener('hashchange', changed)
  listener(route())
}

function changed(): void {
  for (const listener of listeners) listener(route())
  draw()
}
