// Access grants for people, and for spreadsheets. Their secrets are masked already.

import { type AccessGrant, timeWindowStatus } from '../index.js'
import { spreadsheetLine } from './csv.js'
import { type Column, grid } from './grid.js'
import { count } from './issues.js'
import type { Listed } from './set-methods.js'
import type { Terminal } from './terminal.js'
import { type Times, timesIn } from './times.js'

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

/** Columns, each with its text. Those at the end are left out where they have no room. */
const columnsOf = (showCodes: boolean, { at }: Times): readonly (readonly [Column, (grant: Listed) => string])[] => {
  const methods = [{ title: 'methods', least: 11 }, methodsOf] as const
  return [
    [{ title: 'key', least: 10 }, ({ access_grant_key = '' }) => access_grant_key],
    [{ title: 'name', least: 10 }, nameOf],
    // Who asks for PINs wants to see them, also where there is little room.
    ...(showCodes ? [methods] : []),
    [{ title: 'starts', least: 16 }, ({ starts_at }) => at(starts_at)],
    [{ title: 'ends', least: 16 }, ({ ends_at }) => at(ends_at) || 'open'],
    [{ title: 'status' }, statusOf],
    [{ title: 'notices' }, (grant) => noticesOf(grant).join(', ')],
    ...(showCodes ? [] : [methods]),
  ]
}

/** How a list is shown. */
interface Shown {
  /** Whether its PINs are shown. */
  readonly showCodes: boolean
  /** The zone of its times; UTC, if there is none. */
  readonly timeZone: string | undefined
}

/** Prints access grants as a table. */
export function printGrants(grants: readonly Listed[], { showCodes, timeZone }: Shown, { print, paint, width }: Terminal): void {
  if (grants.length === 0) {
    print('There is no such access grant.')
    return
  }
  const times = timesIn(timeZone)
  const columns = columnsOf(showCodes, times)
  const rows = grants.map((grant) => columns.map(([, textOf]) => textOf(grant)))
  const titles = columns.map(([column]) => column)
  const [head = '', ...lines] = grid(titles, rows, width)
  print(paint('dim', times.head))
  print(paint('bold', head))
  for (const line of lines) print(line)
  print(`\n${count(grants.length, 'access grant')}`)
}
