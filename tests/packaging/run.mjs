// The matrix from the command line: runs the rows that are asked for, two environments at a time, and writes the table.
//
//   node packaging/run.mjs [--core] [--peers] [--only TEXT] [--tarball FILE] [--write]

import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runEnvironment } from './matrix/environment.mjs'
import { environments, plan } from './matrix/plan.mjs'
import { record } from './matrix/record.mjs'
import { ours, peers } from './matrix/subjects.mjs'

const options = {
  core: { type: 'boolean' },
  peers: { type: 'boolean' },
  write: { type: 'boolean' },
  only: { type: 'string' },
  tarball: { type: 'string' },
}
const { values } = parseArgs({ options })
const subject = await ours(values.tarball && resolve(values.tarball))
const subjects = values.peers ? await peers() : [subject]
const jobs = plan(await environments(), values)
const results = []

/** Takes environments from the list until it is empty. */
async function work() {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    for (const one of subjects) {
      await runEnvironment(job, one, (result) => {
        results.push(result)
        console.log(line(result))
      })
    }
  }
}

const line = ({ subject, environment, title, version, seconds, reason }) =>
  `${reason ? '✗' : '✓'} ${subject === 'ours' ? '' : `${subject}, `}${environment} ${version}, ${title} (${seconds} s)${reason ? `\n    ${reason.replaceAll('\n', '\n    ')}` : ''}`

await Promise.all([work(), work()])
const failed = results.filter(({ reason }) => reason)
if (values.write) await record(results)
console.log(`${results.length - failed.length} passed, ${failed.length} failed`)
if (results.length === 0 || (failed.length > 0 && !values.peers)) process.exitCode = 1
