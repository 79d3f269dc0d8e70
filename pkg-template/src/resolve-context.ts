import { CONTEXT_LISTS } from '../generated/facts.js'
import type { Context } from './context.js'
import { checksDoors } from './core.js'
import type { Messages } from './messages.js'
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
  /** What of the context could not be looked at, in sentences. */
  readonly notices: string[]
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }
type Doors = Readonly<Record<string, unknown>>

const NOT_CHECKED = 'Import from seam-access-grants itself to have the rules of these doors checked; this entry of it has none of them.'
const notRead = (): string => `Give ${CONTEXT_LISTS.join(', ')} as lists that can be written as JSON.`
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
  const read = (name: keyof Context): unknown => {
    try {
      return context?.[name]
    } catch {
      // No doors can be read from it, and it is no time and no message.
      return () => {}
    }
  }
  const resolved: Writable<ResolvedContext> = { ...bound, notices: [...bound.notices] }
  const given = Object.fromEntries(CONTEXT_LISTS.map((name) => [name, read(name)]).filter(([, value]) => value !== undefined))
  if (Object.keys(given).length > 0) resolveDoors(resolved, { ...bound.doors, ...given })
  const now = read('now')
  if (now != null) {
    resolved.now = millis(now)
    resolved.notices = resolved.notices.filter((notice) => notice !== INVALID_NOW)
    if (Number.isNaN(resolved.now)) {
      resolved.now = undefined
      resolved.notices.push(INVALID_NOW)
    }
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
  resolved.notices = resolved.notices.filter((notice) => notice !== notRead() && notice !== NOT_CHECKED)
  if (data.length === 0) return
  const isRead = issues.length === 0 && data.every(([, value]) => Array.isArray(value))
  if (!checksDoors()) resolved.notices.push(NOT_CHECKED)
  else if (!isRead) resolved.notices.push(notRead())
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
