// CORS for the answers that are the server's own: a page of every origin may read them. The sandbox says so of its own answers, and says
// what pages may send.

/** The headers of an answer to a request from an origin; none for one that names none. */
export function corsHeaders(origin: string | undefined): Readonly<Record<string, string>> {
  if (origin === undefined) return {}
  return { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true', vary: 'origin' }
}
