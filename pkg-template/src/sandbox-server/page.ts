// The page at `/`: what is here, and what was asked for last. It has no scripts.

import { createHash } from 'node:crypto'
import { served } from '../../generated/served.js'
import type { Answer } from './answer.js'
import { ROUTES } from './control.js'
import type { Home } from './home.js'

const STYLE = `
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff }
code, pre { font: 0.9em/1.5 ui-monospace, monospace } pre { padding: 0.75rem; overflow: auto; background: #f3f3f3 }
table { border-collapse: collapse; width: 100% } th, td { padding: 0.2rem 0.5rem; text-align: left; border-bottom: 1px solid #ddd }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #1b1b1b } pre { background: #2a2a2a } a { color: #9cf } th, td { border-color: #444 } }
`

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** How many requests it shows. */
const SHOWN = 20

/** A text with nothing in it that HTML would take for its own. */
const escaped = (text: unknown): string => String(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

const row = (cells: readonly unknown[]): string => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`

const table = (heads: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  `<table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>${rows.map(row).join('')}</tbody></table>`

/** The page of a sandbox at an address. */
export function page({ sandbox, seed, faults, webhooks }: Home, address: string): Answer {
  const requests = sandbox.requests().slice(-SHOWN).reverse()
  const state = [
    ['Address', address],
    ['API key', sandbox.apiKey],
    ['Workspaces', sandbox.workspaces.map(({ apiKey, workspaceId }) => `${workspaceId} (${apiKey})`).join(', ')],
    ['Clock', sandbox.now.toISOString()],
    ['Seed', seed],
    ['Faults', faults === null ? 'none' : JSON.stringify(faults)],
    ['Webhooks', webhooks.map(({ url }) => withoutSecrets(url)).join(', ') || 'none'],
  ]
  const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sandbox</title>
<style>${STYLE}</style></head><body>
<h1>Sandbox</h1>
<p>Seam's access grants without an account. Nothing here is real, and no lock opens.</p>
${table(['What', 'Value'], state)}
<h2>Use it</h2>
<pre>SEAM_ENDPOINT=${escaped(address)} SEAM_API_KEY=${escaped(sandbox.apiKey)}</pre>
<pre>curl ${escaped(address)}/access_grants/list -H 'authorization: Bearer ${escaped(sandbox.apiKey)}' -H 'content-type: application/json' -d '{}'</pre>
<h2>Operations</h2>
<ul>${served.map((path) => `<li><code>${escaped(path)}</code></li>`).join('')}</ul>
<h2>Control</h2>
${table(
  ['Route', 'What it does'],
  Object.entries(ROUTES).map(([name, { method, does }]) => [`${method} /_sandbox/${name}`, does]),
)}
<h2>Last requests</h2>
${table(
  ['At', 'Request', 'Status', 'Milliseconds', 'Request ID'],
  requests.map(({ at, method, path, status, duration, requestId }) => [
    at.toISOString(),
    `${method} ${path}`,
    status ?? '–',
    duration,
    requestId ?? '–',
  ]),
)}
</body></html>
`
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  }
  return { status: 200, headers, body }
}

/** An address without user, password and query. */
function withoutSecrets(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}
