// Keeps what rows gave from one run to the next, and writes the pages.

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { root } from './place.mjs'
import { environments, plan } from './plan.mjs'
import { coreOf, coreTable, page, START } from './table.mjs'

export const MATRIX = join(root, 'tests/packaging/MATRIX.md')
export const README = join(root, 'README.md')
const RESULTS = join(root, 'target/matrix/results.json')
const key = ({ subject, folder, title }) => `${subject}, ${folder}, ${title}`

/** Keeps results, and writes the tables once every row has one. */
export async function record(results) {
  const known = JSON.parse(await readFile(RESULTS, 'utf8').catch(() => '[]'))
  const kept = new Map([...known, ...results].map((result) => [key(result), result]))
  await mkdir(dirname(RESULTS), { recursive: true })
  await writeFile(RESULTS, JSON.stringify([...kept.values()], null, 1))
  const order = plan(await environments(), {}).flatMap(({ folder, rows }) => rows.map(({ title }) => ({ folder, title })))
  const missing = order.filter((row) => !kept.has(key({ subject: 'ours', ...row })))
  if (missing.length > 0)
    return console.log(
      `The tables are not written: ${missing.length} rows have never run here, such as ${missing[0].folder}, ${missing[0].title}.`,
    )
  const subjects = [...new Set([...kept.values()].map(({ subject }) => subject))]
  const sorted = order.flatMap((row) => subjects.map((subject) => kept.get(key({ subject, ...row }))).filter(Boolean))
  await writeFile(MATRIX, page(sorted))
  const readme = await readFile(README, 'utf8')
  await writeFile(README, readme.replace(coreOf(readme), `${START}\n${coreTable(sorted)}\n`))
}
