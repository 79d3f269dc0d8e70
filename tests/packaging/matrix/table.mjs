// The tables of MATRIX.md and README.md, made from what the rows gave.

import { NOT_RUN } from './not-run.mjs'

export const START = '<!-- core of the matrix: written by cargo xtask matrix -->'
export const END = '<!-- end of the core -->'

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')

/** The line of a reason that says most, without the paths of a machine. */
function why(reason) {
  const lines = reason
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const isError = (text) => /^(\w+: )*(✘ \[ERROR\]|(Uncaught )?\w*Error: |error\b|Cannot find )/.test(text)
  const line = lines.find(isError) ?? lines.find((text) => !text.startsWith('`')) ?? lines[0]
  const short = line.replaceAll(/(?<=^|[\s"'(])(file:\/\/)?\/\S+\//g, '')
  return short.length > 160 ? `${short.slice(0, 160)}…` : short
}

const outcome = ({ reason, shows }) => (reason ? `**fails**: ${why(reason)}` : shows)

function groupedBy(items, keyOf) {
  const groups = new Map()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

/** What is between the two marks of a text. */
export const coreOf = (text) => text.slice(text.indexOf(START), text.indexOf(END))

/** What rows do, and what comes of it where that is not the usual. */
export const whatRan = (rows) => rows.map(({ title, shows = 'works' }) => (shows === 'works' ? title : `${title} (${shows})`)).join('; ')

/** One line for each environment of the core: README's table. */
export function coreTable(results) {
  const core = results.filter((result) => result.core && result.subject === 'ours')
  const rows = [...groupedBy(core, ({ folder }) => folder).values()].map((group) => {
    const failed = group.filter(({ reason }) => reason).map(({ title }) => title)
    const [{ environment, version }] = group
    return [environment, version, whatRan(group), failed.length ? `**fails**: ${failed.join('; ')}` : 'works']
  })
  return table(['environment', 'version', 'what ran', 'result'], rows)
}

/** The page of the matrix. */
export function page(results) {
  const own = results.filter(({ subject }) => subject === 'ours')
  const peers = [
    ...groupedBy(
      results.filter(({ subject }) => subject !== 'ours'),
      ({ subject }) => subject,
    ),
  ]
  const all = own.map((result) => [result.environment, result.version, result.title, outcome(result)])
  return `# Where the package runs

Written by \`cargo xtask matrix\` from the packed tarball, with no configuration for the package. Each row validates good and bad
parameters with three entries, creates and lists in the sandbox, judges errors by class and by guard across entries, verifies a
webhook and calls \`init()\`. \`cargo xtask test\` runs the core.

## Core

${START}
${coreTable(results)}
${END}

## Every row

${table(['environment', 'version', 'row', 'result'], all)}
${peers.length ? peerSection(own, peers) : ''}
## Not run

${table(['environment', 'why'], NOT_RUN)}
`
}

/** The rows in which the peers did their smallest call, beside this package. */
function peerSection(own, peers) {
  const found = (results, { folder, title }) => results.find((result) => result.folder === folder && result.title === title)
  const rows = own.filter((result) => peers.some(([, results]) => found(results, result)))
  const of = (result) => (result ? outcome(result) : 'not run')
  const cells = rows.map((row) => [row.environment, row.title, outcome(row), ...peers.map(([, results]) => of(found(results, row)))])
  return `
## Peers

Two packages that carry WebAssembly as well, each with its smallest real call, imported as its README says for the platform.

${table(['environment', 'row', 'seam-access-grants', ...peers.map(([, [{ name, packageVersion }]]) => `${name} ${packageVersion}`)], cells)}
`
}
