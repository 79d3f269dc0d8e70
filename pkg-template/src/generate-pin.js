import { ask } from './core.js'
import { SeamConfigError, SeamValidationError } from './error-classes.js'
import { write } from './write.js'

/**
 * A PIN that every device takes, each as likely as any other; throws a SeamValidationError that says why there is none. What is
 * no list throws, and so does a device that cannot be read: a PIN that none of the devices takes is worse than none.
 */
export function generatePin({ length, devices = [], avoid = [] } = {}) {
  const lists = { devices: [...devices], avoid: Array.from(avoid, String) }
  for (const [name, most] of Object.entries(MOST)) {
    if (lists[name].length > most) throw new SeamConfigError(`${name} must have at most ${most} items.`)
  }
  const { text, losses } = write([length == null ? null : String(length), lists.devices, lists.avoid])
  // Nothing of the two others can be lost.
  if (losses.length > 0) throw new SeamValidationError(losses.map(({ path, ...loss }) => ({ path: ['devices', ...path.slice(1)], ...loss })))
  const { ok, error } = ask((put, { new_pin }) => new_pin(...put(text)))
  if (error) throw new SeamValidationError(error)
  return ok
}

/** How much is looked at for one PIN. There are a million PINs of six digits. */
const MOST = { devices: 10_000, avoid: 1_000_000 }
