// What the small entries say of a name that nobody knows.

import type { unknownName as ofWhole } from './whole-unknown-name.js'

/** See that of the whole, which says what may be meant. */
export const unknownName: typeof ofWhole = (what, name, known, where = '') =>
  `There is no ${what} ${where}${name}. Known are ${known.join(', ')}.`
