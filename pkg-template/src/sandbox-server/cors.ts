// CORS, as the API has it: every origin with credentials, and the request headers that Seam's clients send.

const METHODS = 'GET, POST, PUT, PATCH, DELETE, OPTIONS'

const HEADERS = [
  'x-csrf-token',
  'x-requested-with',
  'accept',
  'accept-version',
  'content-length',
  'content-md5',
  'content-type',
  'date',
  'x-api-version',
  'seam-workspace',
  'authorization',
  'user-agent',
  'seam-lts-version',
  'seam-sdk-version',
  'seam-sdk-name',
  'seam-publishable-key',
  'seam-client-session-token',
  'client-session-token',
  'seam-api-key',
  'seam-user-identifier-key',
].join(', ')

/** The headers of an answer to a request from an origin; none for one that names none. */
export function corsHeaders(origin: string | undefined): Readonly<Record<string, string>> {
  if (origin === undefined) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': METHODS,
    'access-control-allow-headers': HEADERS,
    vary: 'Origin',
  }
}
