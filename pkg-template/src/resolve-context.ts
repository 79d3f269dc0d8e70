import { CONTEXT_LISTS } from '../generated/facts.js'
import type { NotCheckedIssue } from '../generated/issues.js'
import type { Context } from './context.js'
import { checksDoors } from './core.js'
import type { Messages } from './messages.js'
import { checkNames } from './names.js'
import { serialize } from './serialize.js'
import { millisOf } from './time.js'

/** What holds in a check. */
export interface ResolvedContext {
  /** The present in milliseconds since 1970; the clock's, if there is none. */
  now?: number | undefined
  readonly requireTarget: boolean
  readonly messages?: Messages | undefined
  /** What is known of doors, as it was given. */
  readonly doors: Doors
  /** The number of what is known of doors; 0 for nothing. */
  readonly id: number
  /** What is known of doors, as JSON text. */
  readonly data: string
  /** Why something of the context cannot be looked at. */
  readonly notices: readonly Notice[]
}

/** Why something of a context cannot be looked at. */
export type Notice = NotCheckedIssue['reason']

type Writable<T> = { -readonly [K in keyof T]: T[K] }
type Doors = Readonly<Record<string, unknown>>

/** What to do about a notice, in a sentence. */
export function sentenceOf(notice: Notice): string {
  switch (notice) {
    case 'no_door_rules':
      return 'Import from seam-access-grants itself to have the rules of these doors checked; this entry of it has none of them.'
    case 'unreadable_data':
      return `Give ${CONTEXT_LISTS.join(', ')} as lists that can be written as JSON.`
    case 'unreadable_now':
      return INVALID_NOW
  }
}

export const INVALID_NOW = 'Give now as a Date, or as a date and time with its offset, like 2030-01-31T15:00:00Z.'

/** What holds without a context. */
export const DEFAULTS: ResolvedContext = { requireTarget: true, doors: {}, id: 0, data: '', notices: [] }

let lastId = 0

/** A number of 32 bits, as which it crosses, and not 0. */
function nextId(): number {
  lastId = (lastId + 1) >>> 0 || 1
  return lastId
}

/** What holds in a context, which goes before what is bound already. What of it cannot be read says nothing but a notice. */
export function resolveContext(context: Context | null | undefined, bound: ResolvedContext = DEFAULTS): ResolvedContext {
  checkNames(context, [...CONTEXT_LISTS, 'now', 'requireTarget', 'messages'], 'context.')
  const read = (name: keyof Context): unknown => {
    try {
      return context?.[name]
    } catch {
      // No doors can be read from it, and it is no time and no message.
      return () => {}
    }
  }
  const resolved: Writable<ResolvedContext> = { ...bound }
  const given = Object.fromEntries(CONTEXT_LISTS.map((name) => [name, read(name)]).filter(([, value]) => value !== undefined))
  if (Object.keys(given).length > 0) resolveDoors(resolved, { ...bound.doors, ...given })
  const now = read('now')
  if (now != null) {
    const time = millis(now)
    const isTime = !Number.isNaN(time)
    resolved.now = isTime ? time : undefined
    resolved.notices = [...resolved.notices.filter((notice) => notice !== 'unreadable_now'), ...(isTime ? [] : ['unreadable_now' as const])]
  }
  resolved.requireTarget = Boolean(read('requireTarget') ?? bound.requireTarget)
  resolved.messages = (read('messages') as Messages | null | undefined) ?? bound.messages
  return resolved
}

/** Writes down what is known of doors, once for all checks with this context. */
function resolveDoors(resolved: Writable<ResolvedContext>, doors: Doors): void {
  const data = Object.entries(doors).filter(([, value]) => value != null)
  const { text, issues } = serialize(Object.fromEntries(data))
  resolved.doors = doors
  resolved.data = text ?? ''
  resolved.id = data.length > 0 ? nextId() : 0
  resolved.notices = resolved.notices.filter((notice) => notice === 'unreadable_now')
  // A list without items has no rules that anybody could check.
  if (data.every(([, value]) => Array.isArray(value) && value.length === 0)) return
  const isRead = issues.length === 0 && data.every(([, value]) => Array.isArray(value))
  const notice = checksDoors() ? !isRead && 'unreadable_data' : 'no_door_rules'
  if (notice) resolved.notices = [...resolved.notices, notice]
}

/** A time in milliseconds; not a number where it cannot be read. */
function millis(time: unknown): number {
  try {
    return millisOf(time)
  } catch {
    // Whoever throws where a time is asked for has none.
    return NaN
  }
}
