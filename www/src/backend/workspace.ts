import { Seam } from 'seam-access-grants'
import type { Backend } from './backend.ts'

/**
 * A real workspace, by a client session token, which your server creates for the person at the desk. It stays in memory alone.
 * Throws a SeamConfigError for an API key or a personal access token: everybody who opens the page could read those.
 */
export function openWorkspace(token: string, endpoint?: string): Backend {
  const options = { ...optionsFor(token), ...(endpoint && { endpoint }) }
  // The client judges the token, and says which one belongs here.
  new Seam(options)
  return { kind: 'workspace', options, now: () => new Date() }
}

function optionsFor(token: string): Backend['options'] {
  if (/^seam_cst/.test(token)) return { clientSessionToken: token }
  if (/^seam_at/.test(token)) return { personalAccessToken: token, workspaceId: '00000000-0000-0000-0000-000000000000' }
  return { apiKey: token }
}
