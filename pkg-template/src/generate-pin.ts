import type { Issue } from '../generated/issues.js'
import type { DeviceRules } from './context.js'
import { ask } from './core.js'
import { SeamConfigError, SeamValidationError } from './error-classes.js'
import { checkNames } from './names.js'
import { serialize } from './serialize.js'

/** How much is looked at for one PIN. There are a million PINs of six digits. */
const MAX_ITEMS = { devices: 10_000, avoid: 1_000_000 }

/**
 * A PIN that every device takes, each as likely as any other, from the platform's cryptographic source. Throws a
 * SeamValidationError that says why there is no such PIN, or which device cannot be read, and a SeamConfigError for more than it
 * can look at.
 */
export function generatePin(options?: {
  /** Number of digits; 6, or the nearest that all devices take, if it is not given. */
  length?: number
  /** 10,000 at most. */
  devices?: readonly DeviceRules[]
  /** PINs that must not come out; a million at most. */
  avoid?: readonly string[]
}): string {
  checkNames(options, ['devices', 'length', 'avoid'])
  const { length, devices = [], avoid = [] } = options ?? {}
  for (const [name, list] of Object.entries({ devices, avoid })) {
    if (typeof list?.[Symbol.iterator] !== 'function') throw new SeamConfigError(`${name} must be a list.`)
  }
  const lists = { devices: [...devices], avoid: Array.from(avoid, String) }
  for (const name of ['devices', 'avoid'] as const) {
    if (lists[name].length > MAX_ITEMS[name]) throw new SeamConfigError(`${name} must have at most ${MAX_ITEMS[name]} items.`)
  }
  const { text, issues } = serialize([length == null ? null : String(length), lists.devices, lists.avoid])
  // A device that cannot be read is an error: a PIN that none of the devices takes is worse than none. The two others are texts.
  if (text === undefined || issues.length > 0) {
    throw new SeamValidationError(issues.map((issue) => ({ ...issue, path: ['devices', ...issue.path.slice(1)] })))
  }
  const { ok, error } = ask<string, Issue[]>((put, { new_pin }) => new_pin(...put(text)))
  if (error) throw new SeamValidationError(error)
  return ok
}
