// `seam-access-grants list`: the access grants that exist.

import { type AccessGrant, listAccessGrantsSchema } from '../index.js'
import { readArgs } from './args.js'
import { clientOf } from './client.js'
import { DONE, Failure, WrongUse } from './command.js'
import { interruptible } from './interrupt.js'
import { count } from './issues.js'
import { printGrants, tableText } from './list-view.js'
import { progress } from './progress.js'
import { masked } from './secrets.js'
import { type Listed, withMethods } from './set-methods.js'
import { terminal } from './terminal.js'
import { zoneOf } from './times.js'

const help = `\
Usage: seam-access-grants list [FILTERS] [OPTIONS]

Prints the access grants that exist. Credentials are those of the environment: SEAM_API_KEY, or
SEAM_PERSONAL_ACCESS_TOKEN with SEAM_WORKSPACE_ID.

Filters, each with a value:
  --access-grant-key, --reservation-key, --customer-key, --user-identity-id, --space-id,
  --device-id, --acs-entrance-id, --acs-system-id, --access-code-id, --search

  --limit NUMBER   prints no more than this
  --csv            a table for spreadsheets; --json for machines
  --time-zone NAME shows times in this zone, like Europe/Paris; UTC if it is not given
  --show-codes     prints the PINs that were set, which may not be those asked for
  --endpoint URL   the API, or a sandbox; SEAM_ENDPOINT if it is not given
  --no-color       no colors, like NO_COLOR in the environment

Example:
  seam-access-grants list --search miller --limit 20
`

const FILTERS = [
  'access_grant_key',
  'reservation_key',
  'customer_key',
  'user_identity_id',
  'space_id',
  'device_id',
  'acs_entrance_id',
  'acs_system_id',
  'access_code_id',
  'search',
] as const

/** How many access grants a page has if no number is given. */
const PAGE = 500

const optionOf = (filter: string): string => filter.replaceAll('_', '-')

const OPTIONS = {
  limit: { type: 'string' },
  csv: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  'time-zone': { type: 'string' },
  'show-codes': { type: 'boolean', default: false },
  endpoint: { type: 'string' },
  'no-color': { type: 'boolean', default: false },
} as const

async function run(args: readonly string[]): Promise<number> {
  const filters = Object.fromEntries(FILTERS.map((filter) => [optionOf(filter), { type: 'string' as const }]))
  const { values } = readArgs(args, { ...OPTIONS, ...filters })
  if (values.csv && values.json) throw new WrongUse('Give --csv or --json.')
  const limit = values.limit === undefined ? Infinity : wholeNumber(values.limit)
  const timeZone = zoneOf(values['time-zone'])
  const params = filtersOf(values)
  const interrupt = interruptible(() => {})
  const bar = progress('Read')
  bar.update(0)
  const grants: AccessGrant[] = []
  let listed: readonly Listed[] = grants
  try {
    const page = limit < PAGE ? { limit } : {}
    const seam = clientOf(values)
    const list = seam.accessGrants.list({ ...params, ...page }, { signal: interrupt.signal })
    for await (const grant of limited(list, limit)) bar.update(grants.push(grant))
    if (values['show-codes']) listed = await withMethods(seam, grants, interrupt.signal)
  } catch (error) {
    if (!interrupt.signal.aborted) throw error
    throw new Failure(`Ended after ${count(grants.length, 'access grant')}; none is printed.`)
  } finally {
    bar.end()
    interrupt.end()
  }
  const showCodes = values['show-codes']
  const shown = listed.map((grant) => masked(grant, showCodes) as Listed)
  if (values.json) process.stdout.write(`${JSON.stringify(shown)}\n`)
  else if (values.csv) process.stdout.write(tableText(shown))
  else printGrants(shown, { showCodes, timeZone }, terminal({ noColor: values['no-color'] }))
  return DONE
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new WrongUse('--limit must be a whole number from 1.')
  return Number(text)
}

/** The filters among the options, checked as the API would. */
function filtersOf(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const given = FILTERS.flatMap((filter) => (values[optionOf(filter)] === undefined ? [] : [[filter, String(values[optionOf(filter)])]]))
  const params = Object.fromEntries(given) as Record<string, string>
  const [issue] = listAccessGrantsSchema.validate(params).issues ?? []
  if (issue) throw new WrongUse(`--${optionOf(String(issue.path[0]))}: ${issue.message}`)
  return params
}

async function* limited<T>(items: AsyncIterable<T>, limit: number): AsyncGenerator<T> {
  let number = 0
  for await (const item of items) {
    yield item
    if (++number >= limit) return
  }
}

export const command = { summary: 'print the access grants that exist', help, run }
