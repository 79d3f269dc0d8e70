import type { RequestEvent, ResponseEvent, RetryEvent } from 'seam-access-grants'
import { cell } from '../app/draw.ts'

/** A request that went out, without its headers and its body. */
export interface LogEntry {
  path: string
  attempt: number
  status?: number
  requestId?: string | undefined
  duration?: number
}

const KEPT = 60

export const log = cell<{ entries: readonly LogEntry[]; waiting: { path: string; until: number } | undefined }>({
  entries: [],
  waiting: undefined,
})

/** Whether the last request to an operation went out and nothing came back. */
export function isUnanswered(path: string): boolean {
  const last = log.now.entries.find((entry) => entry.path === path)
  return last !== undefined && last.status === undefined
}

/** What the client of the package tells of its requests: `onRequest`, `onResponse` and `onRetry` of its options. */
export const hooks = {
  onRequest({ path, attempt }: RequestEvent): void {
    log.set({ entries: [{ path, attempt }, ...log.now.entries].slice(0, KEPT), waiting: undefined })
  },
  onResponse({ path, attempt, status, requestId, duration }: ResponseEvent): void {
    const isOpen = (entry: LogEntry): boolean => entry.path === path && entry.attempt === attempt && entry.status === undefined
    const index = log.now.entries.findLastIndex(isOpen)
    log.set({ entries: log.now.entries.with(index, { path, attempt, status, requestId, duration }) })
  },
  onRetry({ path, delay }: RetryEvent): void {
    log.set({ waiting: { path, until: Date.now() + delay } })
  },
}
