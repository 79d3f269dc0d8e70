// From the import to the first use, each in a process of its own, in turn. What it takes to import a file without anything in it is
// taken off, since that is the loader's own and the same for all.

import { execFileSync } from 'node:child_process'
import { print, ratio } from './measure.mjs'

const ID = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'
const GRANT = `{ user_identity_id: '${ID}', space_ids: ['${ID}'], requested_access_methods: [{ mode: 'code', code: '4938' }] }`
const ZOD = "(await import('zod')).z"
const ZOD_SCHEMA = `z.strictObject({ user_identity_id: z.uuid(), space_ids: z.array(z.uuid()), requested_access_methods:
  z.array(z.strictObject({ mode: z.enum(['code', 'card']), code: z.string().regex(/^\\d{4,9}$/) })) })`
const check = (entry) => `(await import('${entry}')).createAccessGrantSchema.validate(${GRANT})`

const EMPTY = "await import('./bench/empty.mjs')"
const PROGRAMS = {
  'zod, the import alone': ZOD,
  'zod, to the first check': `const z = ${ZOD}; ${ZOD_SCHEMA}.safeParse(${GRANT})`,
  'this package, the import alone': "await import('seam-access-grants')",
  'this package, to the first check': check('seam-access-grants'),
  'lite, to the first check': check('seam-access-grants/lite'),
  'forms, to the first check': check('seam-access-grants/forms'),
  'this package, to a client': "new (await import('seam-access-grants')).Seam('seam_1')",
  'the official SDK, to a client': "(await import('@seamapi/http/connect')).SeamHttp.fromApiKey('seam_1')",
}
const ROUNDS = 21

/** Nanoseconds of a program, without the start of its process. */
function timeOf(program) {
  // The first import of a process starts the loader.
  const source = `await import('data:text/javascript,'); const start = performance.now(); ${program}
    process.stdout.write(String((performance.now() - start) * 1e6))`
  return Number(execFileSync('node', ['--input-type=module', '-e', source], { encoding: 'utf8' }))
}

const times = Object.fromEntries(Object.keys(PROGRAMS).map((name) => [name, []]))
for (let round = 0; round < ROUNDS; round++) {
  const empty = timeOf(EMPTY)
  for (const [name, program] of Object.entries(PROGRAMS)) times[name].push(timeOf(program) - empty)
}
const middle = (values) => values.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]
const medians = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, middle(values)]))
print('E: start', medians, 'zod, the import alone')
ratio('E import to the first check / zod', medians['this package, to the first check'] / medians['zod, to the first check'])
