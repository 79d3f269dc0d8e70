// Times as they are shown: on the clocks of a zone.

import { offset } from '../zones.js'
import { WrongUse } from './command.js'

/** How times are shown. */
export interface Times {
  /** A time to the minute; empty for none. */
  at(time: string | null | undefined): string
  /** What stands behind times, unless a line above tells whose clocks they are of. */
  readonly mark: string
}

/** Times for machines and files, each with its zone. */
export const IN_UTC: Times = { at: (time) => minute(time, 'UTC'), mark: ' UTC' }

/** Times of a table, and the line above it that tells their zone. */
export function timesIn(zone: string | undefined): Times & { readonly head: string } {
  const known = zone === undefined || Number.isNaN(offset(zone, 0)) ? 'UTC' : zone
  return { at: (time) => minute(time, known), mark: '', head: `Times are in ${known}.` }
}

function minute(time: string | null | undefined, zone: string): string {
  const instant = time ? Date.parse(time) : NaN
  if (Number.isNaN(instant)) return ''
  const wall = new Date(instant + offset(zone, instant) * 1000)
  return wall.toISOString().slice(0, 16).replace('T', ' ')
}

/** The zone that an option names. */
export function zoneOf(name: string | undefined): string | undefined {
  if (name !== undefined && Number.isNaN(offset(name, 0)))
    throw new WrongUse('--time-zone must be the name of a time zone, like Europe/Paris.')
  return name
}
