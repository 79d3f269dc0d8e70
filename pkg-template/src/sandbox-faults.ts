// Faults on purpose: what they are, and what they do to a request. What happens follows from the seed and the number of the request
// alone, so a run repeats.

import { chance } from './sandbox-chance.js'
import type { Issuance } from './sandbox-options.js'
import { unknownName } from './whole-unknown-name.js'

/** How many requests: `true` for every one, or a share of them, from 0 to 1. */
export type FaultShare = boolean | number

/** What is to go wrong. */
export interface SandboxFaults {
  /** The operations that it goes wrong with, such as `/access_grants/create`; all of them, if it is not given. */
  operations?: readonly string[]
  /** Requests that are answered with 503, and do nothing. */
  outage?: FaultShare
  /** Requests that are answered with a page in HTML and 502, as a proxy would, and do nothing. */
  html?: FaultShare
  /** How many requests a minute of the sandbox's clock are answered; others are refused with 429 and `Retry-After`. */
  rateLimit?: number
  /** Real milliseconds until a request is looked at: so many, or between two numbers. */
  latency?:
    | number
    | {
        /** The shortest. */
        readonly min: number
        /** The longest. */
        readonly max: number
      }
  /** Requests whose connection ends without an answer: before they do anything, after it, or, without a word, either. */
  drop?:
    | FaultShare
    | {
        /** Requests that do not arrive. */
        readonly before?: FaultShare
        /** Requests that are done, and whose answer gets lost. */
        readonly after?: FaultShare
      }
  /** Requests whose answer is cut short. */
  truncate?: FaultShare
  /** Real milliseconds in which the body of an answer comes, piece by piece. */
  slowBody?: number
  /** PINs that every lock has already, for somebody else; whichever operations are named. */
  takenPins?: readonly string[]
  /** When access methods are issued, in the place of what the sandbox was made with; whichever operations are named. */
  issuance?: Issuance
  /** The same number gives the same faults; 0, if it is not given. */
  random?: number
}

/** What is to happen to one request. */
export interface FaultPlan {
  /** Real milliseconds until it is looked at. */
  readonly delay: number
  /** What becomes of it. */
  readonly outcome: 'answer' | 'outage' | 'html' | 'drop-before' | 'drop-after' | 'truncate'
  /** How much of the body is left, if it is cut short. */
  readonly kept: number
  /** Real milliseconds in which the body of its answer comes. */
  readonly slowBody: number
}

/** What happens to the request with a number. */
export function planOf(faults: SandboxFaults, number: number): FaultPlan {
  const draw = (what: string): number => chance(faults.random ?? 0, number, what)
  const happens = (what: string, share: FaultShare | undefined): boolean => draw(what) < Number(share ?? 0)
  const { latency = 0, slowBody = 0 } = faults
  const { min, max } = typeof latency === 'number' ? { min: latency, max: latency } : latency
  const drop = dropOf(faults.drop, happens, draw('side') < 0.5)
  const outcome =
    (drop === 'drop-before' && drop) ||
    (happens('outage', faults.outage) && 'outage') ||
    (happens('html', faults.html) && 'html') ||
    drop ||
    (happens('truncate', faults.truncate) && 'truncate') ||
    'answer'
  return { delay: min + Math.floor(draw('latency') * (max - min + 1)), outcome, kept: draw('kept'), slowBody }
}

function dropOf(
  drop: SandboxFaults['drop'],
  happens: (what: string, share: FaultShare | undefined) => boolean,
  isBefore: boolean,
): 'drop-before' | 'drop-after' | undefined {
  if (typeof drop === 'object') {
    return happens('drop-before', drop.before) ? 'drop-before' : happens('drop-after', drop.after) ? 'drop-after' : undefined
  }
  return happens('drop', drop) ? (isBefore ? 'drop-before' : 'drop-after') : undefined
}

const MINUTE = 60_000

/**
 * Whether one more request fits into the minute before `now`, whose requests `times` holds. Gives the seconds to wait if it does not,
 * and otherwise counts it.
 */
export function secondsToWait(times: number[], limit: number, now: number): number {
  const recent = times.filter((time) => time > now - MINUTE && time <= now)
  times.splice(0, times.length, ...recent)
  if (times.length >= limit) return Math.ceil(((times[0] ?? now) + MINUTE - now) / 1000)
  times.push(now)
  return 0
}

/** What `faults` of a sandbox is given, checked: a list of what is to go wrong. */
export function readFaults(given: SandboxFaults | readonly SandboxFaults[] | null | undefined): SandboxFaults[] {
  const list: readonly SandboxFaults[] = Array.isArray(given) ? given : [given ?? {}]
  return list.map(checked).filter((faults) => Object.keys(faults).length > 0)
}

function checked(given: SandboxFaults): SandboxFaults {
  if (!isObject(given)) throw new TypeError('Faults must be an object, or a list of objects.')
  const members = Object.entries(given).filter(([, value]) => value !== undefined)
  for (const [name, value] of members) {
    const rule = Object.hasOwn(RULES, name) ? RULES[name as keyof SandboxFaults] : undefined
    if (!rule) throw new TypeError(unknownName('fault', name, Object.keys(RULES)))
    if (!rule.allows(value)) throw new TypeError(`${name} must be ${rule.what}.`)
  }
  return copied(Object.fromEntries(members))
}

/** A copy, so that nothing changes afterwards. */
const copied = (faults: SandboxFaults): SandboxFaults => JSON.parse(JSON.stringify(faults))

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isMillis = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31
const isShare = (value: unknown): boolean => typeof value === 'boolean' || (typeof value === 'number' && value >= 0 && value <= 1)
// No regular expression: V8 ends the whole process where it has no stack to compile one.
const isDigit = (char: string): boolean => char >= '0' && char <= '9'
const isPin = (value: unknown): boolean => typeof value === 'string' && value.length >= 4 && value.length <= 9 && [...value].every(isDigit)
const isPath = (value: unknown): boolean => typeof value === 'string' && value.startsWith('/')
const hasOnly = (value: Record<string, unknown>, names: string[]): boolean => Object.keys(value).every((name) => names.includes(name))

const ISSUANCES: readonly unknown[] = ['at once', 'never', 'fails']

interface Rule {
  /** What a value must be, for the sentence. */
  readonly what: string
  allows(value: unknown): boolean
}

const SHARE: Rule = { what: 'true, false, or a share of the requests from 0 to 1', allows: isShare }

/** What each member may be. */
const RULES: { readonly [Name in keyof Required<SandboxFaults>]: Rule } = {
  operations: {
    what: 'a list of operations, like /access_grants/create',
    allows: (value) => Array.isArray(value) && value.length > 0 && value.every(isPath),
  },
  outage: SHARE,
  html: SHARE,
  rateLimit: {
    what: 'a whole number of requests a minute, from 1',
    allows: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
  },
  latency: {
    what: 'a whole number of milliseconds from 0, or { min, max } of such',
    allows: (value) =>
      isMillis(value) ||
      (isObject(value) &&
        hasOnly(value, ['min', 'max']) &&
        isMillis(value.min) &&
        isMillis(value.max) &&
        Number(value.min) <= Number(value.max)),
  },
  drop: {
    what: 'true, false, or a share of the requests from 0 to 1, or { before, after } of such',
    allows: (value) =>
      isShare(value) ||
      (isObject(value) &&
        hasOnly(value, ['before', 'after']) &&
        Object.values(value).every((share) => share === undefined || isShare(share))),
  },
  truncate: SHARE,
  slowBody: { what: 'a whole number of milliseconds from 0', allows: isMillis },
  takenPins: { what: 'a list of PINs, each 4 to 9 digits as text', allows: (value) => Array.isArray(value) && value.every(isPin) },
  issuance: {
    what: "'at once', 'never', 'fails', or { delay } with a whole number of milliseconds",
    allows: (value) => ISSUANCES.includes(value) || (isObject(value) && hasOnly(value, ['delay']) && isMillis(value.delay)),
  },
  random: { what: 'a whole number', allows: (value) => Number.isSafeInteger(value) },
}
