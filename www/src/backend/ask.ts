import type { SeamOptions } from 'seam-access-grants'
import { hooks } from '../learn/log.ts'

export type Ask = (path: string, params?: Record<string, unknown>) => Promise<Record<string, unknown>>

/** An answer that is no success, or none that can be read. */
export class AskError extends Error {
  constructor(
    readonly path: string,
    readonly status: number | undefined,
    readonly requestId?: string | undefined,
    readonly retryAfter?: number | undefined,
  ) {
    super(`${path} was answered with ${status ?? 'nothing'}.`)
  }
}

/** One request without retries, with the headers that the package's client sends. */
export async function askOver(options: SeamOptions, path: string, params: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const { endpoint = 'https://connect.getseam.com', apiKey, clientSessionToken, fetch: send = fetch } = options
  const token = clientSessionToken ?? apiKey ?? ''
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    ...(clientSessionToken !== undefined && { 'client-session-token': clientSessionToken }),
  }
  const event = { method: 'POST', url: endpoint + path, path, attempt: 0 } as const
  const start = performance.now()
  hooks.onRequest(event)
  let response: Response
  try {
    response = (await send(event.url, { method: 'POST', headers, body: JSON.stringify(params) })) as Response
  } catch {
    throw new AskError(path, undefined)
  }
  const requestId = response.headers.get('seam-request-id') ?? undefined
  hooks.onResponse({ ...event, status: response.status, requestId, duration: performance.now() - start })
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN)
  if (!response.ok) throw new AskError(path, response.status, requestId, Number.isNaN(wait) ? undefined : wait)
  const body: unknown = await response.json().catch(() => undefined)
  if (typeof body !== 'object' || body === null) throw new AskError(path, response.status, requestId)
  return body as Record<string, unknown>
}

/** Every item of a list, page by page. */
export async function askAll<Item>(ask: Ask, path: string, member: string): Promise<Item[]> {
  const items: Item[] = []
  for (let page_cursor: unknown; page_cursor !== null; ) {
    const answer = await ask(path, page_cursor === undefined ? {} : { page_cursor })
    const page = answer[member]
    if (!Array.isArray(page)) throw new AskError(path, 200)
    items.push(...(page as Item[]))
    const pagination = answer.pagination as { next_page_cursor?: unknown } | undefined
    page_cursor = pagination?.next_page_cursor ?? null
  }
  return items
}
