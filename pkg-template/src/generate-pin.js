import { core, put } from './core.js'
import { SeamValidationError } from './error-classes.js'

/**
 * A PIN that every device takes, each as likely as any other; throws a SeamValidationError that says why there is none. What is
 * no list throws: a PIN that none of the devices takes is worse than none.
 */
export function generatePin({ length, devices = [], avoid = [] } = {}) {
  const text = core().new_pin(put(JSON.stringify([length == null ? null : String(length), [...devices], Array.from(avoid, String)])))
  if (text.startsWith('[')) throw new SeamValidationError(JSON.parse(text))
  return text
}
