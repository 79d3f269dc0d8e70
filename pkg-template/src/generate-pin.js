import { core, put } from './core.js'
import { SeamValidationError } from './error-classes.js'
import { write } from './write.js'

/**
 * A PIN that every device takes, each as likely as any other; throws a SeamValidationError that says why there is none. What is
 * no list throws, and so does a device that cannot be read: a PIN that none of the devices takes is worse than none.
 */
export function generatePin({ length, devices = [], avoid = [] } = {}) {
  const { text, losses } = write([length == null ? null : String(length), [...devices], Array.from(avoid, String)])
  // Nothing of the two others can be lost.
  if (losses.length > 0) throw new SeamValidationError(losses.map(({ path, ...loss }) => ({ path: ['devices', ...path.slice(1)], ...loss })))
  const pin = core().new_pin(put(text))
  if (pin.startsWith('[')) throw new SeamValidationError(JSON.parse(pin))
  return pin
}
