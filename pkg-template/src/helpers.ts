import type { Issue } from '../generated/issues.js'
import type { Constraint } from '../generated/models.js'
import { createAccessGrantSchema, pinSchema } from '../generated/whole-schemas.js'
import type { Context } from './context.js'
import { millisOf } from './time.js'

/** What is wrong with a PIN. */
type PinIssues = Issue[] & {
  /** What could not be checked of the PIN. */
  readonly warnings: Issue[]
}

/**
 * What is wrong with a PIN; nothing, if it is good. What a rule of a device cannot decide here stands in `warnings` of the list, and
 * so does that the rules could not be checked.
 */
export function checkPin(code: unknown, context?: Context): PinIssues {
  const { issues = [], warnings } = pinSchema.validate(code, context)
  // Not enumerable: who prints or compares the list means the issues.
  return Object.defineProperty(issues, 'warnings', { value: warnings }) as PinIssues
}

/**
 * Whether a window is yet to start, open or over. One without a start has started, one without an end does not end. Throws a
 * TypeError for text without an offset: it is another time on every machine.
 */
export function timeWindowStatus(
  window: {
    /** When the window opens; it is open already, if there is none. */
    readonly starts_at?: string | Date | null | undefined
    /** When the window closes; never, if there is none. */
    readonly ends_at?: string | Date | null | undefined
  },
  now?: Date | string,
): 'upcoming' | 'active' | 'expired' {
  const time = (name: string, value: Date | string | null | undefined, otherwise: number): number => {
    const millis = value == null ? otherwise : millisOf(value)
    if (!Number.isNaN(millis)) return millis
    throw new TypeError(`${name} must be a Date, or a date and time with its offset, like 2030-01-31T15:00:00Z.`)
  }
  const { starts_at, ends_at } = window
  const start = time('starts_at', starts_at, -Infinity)
  const end = time('ends_at', ends_at, Infinity)
  const present = time('now', now, Date.now())
  return present < start ? 'upcoming' : present < end ? 'active' : 'expired'
}

/** An issue of this package, or of any other Standard Schema. */
interface AnyIssue {
  /** What is wrong, in a sentence. */
  readonly message: string
  /** From the root of the value to the field; the value itself, if there is none. */
  readonly path?: readonly (PropertyKey | PathSegment)[] | undefined
}

/** A step of a path, as some schemas write it. */
interface PathSegment {
  /** The name of the member, or the index of the item. */
  readonly key: PropertyKey
}

/** Messages by the fields that they are about. */
interface FlatIssues {
  /** The messages about the value as a whole. */
  root: string[]
  /** The messages about each field that has some, by the path of the field with dots between its steps. */
  fields: Record<string, string[]>
}

/** Messages by field: `{ root: [], fields: { 'requested_access_methods.0.code': ['Enter 4 to 9 digits.'] } }`. */
export function flattenIssues(issues: readonly AnyIssue[]): FlatIssues {
  const root: string[] = []
  // A map, because a field may be called __proto__.
  const fields = new Map<string, string[]>()
  for (const { path, message } of issues) {
    const name = (path ?? []).map((step) => (typeof step === 'object' ? step.key : step)).join('.')
    const messages = name === '' ? root : (fields.get(name) ?? [])
    messages.push(message)
    if (name !== '') fields.set(name, messages)
  }
  return { root, fields: Object.fromEntries(fields) }
}

/** The attributes of a form's inputs, by the path of the field in `create`, and `pin` for a PIN alone. */
export function constraints(): Record<string, Constraint> & {
  /** The attributes of an input for a PIN alone. */
  pin: Constraint
} {
  return { ...createAccessGrantSchema.constraints(), pin: pinSchema.constraints()[''] as Constraint }
}
