// A: one create request. Ours checks more than the others do: targets, methods without a mode of their own, suggestions.

import { createAccessGrantSchema } from '../../pkg/index.js'
import { before } from '../../target/before.mjs'
import { checkByHand } from './by-hand.mjs'
import { accented, broken, request } from './fixtures.mjs'
import { measure, print, ratio } from './measure.mjs'
import { ajvCreate, zodCreate } from './peers.mjs'

for (const [name, input, good] of [['valid', request, true], ['valid, with accents', accented, true], ['invalid', broken, false]]) {
  const contenders = {
    'zod 4': () => zodCreate.safeParse(input).success,
    'ajv, all errors': () => ajvCreate(input),
    'JavaScript by hand': () => checkByHand(input).length === 0,
    'seam-access-grants': () => createAccessGrantSchema.validate(input).issues === undefined,
    ...(before && { 'seam-access-grants, before': () => before.createAccessGrantSchema.validate(input).issues === undefined }),
    '(JSON.stringify alone)': () => JSON.stringify(input) !== undefined || good,
  }
  for (const [contender, run] of Object.entries(contenders)) {
    if (!contender.startsWith('(') && run() !== good) throw new Error(`${contender} is wrong about the ${name} request`)
  }
  const times = measure(contenders)
  print(`A. create request, ${JSON.stringify(input).length} bytes, ${name} (x = time / zod)`, times, 'zod 4')
  ratio(`A create request, ${name} / zod`, times['seam-access-grants'] / times['zod 4'])
}
