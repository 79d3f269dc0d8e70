// One row: runs it, and says whether it gave what it should.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { reportOf, withFiles } from './browsers.mjs'
import { run, withServer } from './shell.mjs'

/** The parts of a report that are not as expected, in words; none if all is well. A regular expression stands for a text that fits it. */
export function differences(report, expected) {
  const isAs = (value, wanted) => (wanted instanceof RegExp ? typeof value === 'string' && wanted.test(value) : value === wanted)
  const names = [...new Set([...Object.keys(expected), ...Object.keys(report)])]
  return names.filter((name) => !isAs(report[name], expected[name])).map((name) => `${name}: ${report[name] ?? 'is missing'}`)
}

/** The report in what a program printed: the last line that is JSON. */
export function reportIn(printed) {
  const line = printed.split('\n').findLast((text) => text.trimStart().startsWith('{"'))
  if (line === undefined) throw new Error(`no report in what it printed:\n${printed.slice(-1000)}`)
  return JSON.parse(line)
}

/**
 * Runs a row in its folder: `run`, one command after the other; then `serve`, a folder, or `server`, a command, of which
 * `fetches` are fetched and `pages` are opened in `browser`; or `file`, a page without a server. Without these, the report is in what the last command prints.
 */
export async function runRow(row, place, subject) {
  const options = { env: { TARBALL: subject.tarball, ...row.env }, seconds: row.seconds }
  let printed = ''
  for (const command of row.run ?? []) printed = await run(command, place, options)
  if (row.reports === false) return []
  const expected = subject.key === 'ours' ? { ...subject.expected, ...row.expected } : subject.expected
  const reports = await ask(row, place, options, printed)
  return reports.flatMap((report) => differences(typeof report === 'string' ? reportIn(report) : report, expected))
}

async function ask(row, place, options, printed) {
  if (row.file) return [await reportOf(pathToFileURL(join(place, row.file)).href, place)]
  if (row.serve) return withFiles(join(place, row.serve), row.csp, (address) => answers(address, row, place))
  if (row.server) return withServer(row.server, place, (address) => answers(address, row, place), options)
  return [printed]
}

async function answers(address, { fetches = [], pages = fetches.length ? [] : ['/'], browser }, place) {
  const reports = []
  for (const path of fetches) reports.push(await textOf(address + path))
  for (const path of pages) reports.push(await reportOf(address + path, place, browser))
  return reports
}

async function textOf(address) {
  const response = await fetch(address)
  const text = await response.text()
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${text.slice(0, 1500)}`)
  return text
}
