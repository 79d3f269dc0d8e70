// Access grants for people, and for spreadsheets. Their secrets are masked already.

import { type AccessGrant, timeWindowStatus } from '../index.js'
import { spreadsheetLine } from './csv.js'
import { type Column, grid } from './grid.js'
import { count } from './issues.js'
import type { Listed } from './set-methods.js'
import type { Terminal } from './terminal.js'
import { timesIn } from './times.js'

const nameOf = ({ name, display_name }: AccessGrant): string => name ?? display_name ?? ''
const statusOf = ({ starts_at, ends_at }: AccessGrant): string => {
  try {
    return timeWindowStatus({ starts_at, ends_at })
  } catch {
    return ''
  }
}
/** The access methods: those that were set, where they are known, or those that were asked for. */
const methodsOf = ({ access_methods, requested_access_methods: asked = [] }: Listed): string =>
  (access_methods ?? asked).map(({ mode, code }) => (code ? `${mode} ${code}` : mode)).join(', ')
const noticesOf = ({ errors, warnings }: AccessGrant): string[] => [
  ...(errors ?? []).map(({ error_code }) => String(error_code)),
  ...(warnings ?? []).map(({ warning_code }) => String(warning_code)),
]

const HEADER = [
  'access_grant_id',
  'access_grant_key',
  'reservation_key',
  'name',
  'user_identity_id',
  'space_ids',
  'starts_at',
  'ends_at',
  'status',
  'access_methods',
  'notices',
]

/** Access grants as a table for spreadsheets. */
export const tableText = (grants: readonly Listed[]): string => [HEADER, ...grants.map(csvOf)].map(spreadsheetLine).join('')

function csvOf(grant: Listed): string[] {
  const {
    access_grant_id,
    access_grant_key = '',
    reservation_key = '',
    user_identity_id = '',
    space_ids = [],
    starts_at = '',
    ends_at,
  } = grant
  const end = ends_at ?? ''
  return [
    access_grant_id,
    access_grant_key,
    reservation_key,
    nameOf(grant),
    user_identity_id,
    space_ids.join('|'),
    starts_at,
    end,
    statusOf(grant),
    methodsOf(grant),
    noticesOf(grant).join('|'),
  ]
}

/** Those at the end are left out where they have no room. */
const COLUMNS: readonly Column[] = [
  { title: 'key', least: 10 },
  { title: 'name', least: 10 },
  { title: 'starts', least: 16 },
  { title: 'ends', least: 16 },
  { title: 'status' },
  { title: 'notices' },
  { title: 'methods' },
]

/** Prints access grants as a table, with their times on the clocks of a zone. */
export function printGrants(grants: readonly Listed[], timeZone: string | undefined, { print, paint, width }: Terminal): void {
  const { at, head: zone } = timesIn(timeZone)
  const rows = grants.map((grant) => [
    grant.access_grant_key ?? '',
    nameOf(grant),
    at(grant.starts_at),
    at(grant.ends_at) || 'open',
    statusOf(grant),
    noticesOf(grant).join(', '),
    methodsOf(grant),
  ])
  const [head = '', ...lines] = grid(COLUMNS, rows, width)
  if (grants.length === 0) {
    print('There is no such access grant.')
    return
  }
  print(paint('dim', zone))
  print(paint('bold', head))
  for (const line of lines) print(line)
  print(`\n${count(grants.length, 'access grant')}`)
}
