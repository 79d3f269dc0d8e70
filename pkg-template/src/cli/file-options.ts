// The options of the commands that read a file of bookings.

import type { Bookings } from './booking.js'
import { bookingsOf, withoutPast } from './bookings.js'
import { Failure, WrongUse } from './command.js'
import { DATE_STYLES } from './dates.js'
import { fileOf, type Input, readInput, readJson } from './input.js'
import { type FileMap, readMap, readRooms } from './map.js'
import { MAPS } from './maps.js'
import { zoneOf } from './times.js'

/** What they are, for `readArgs`. */
export const FILE_OPTIONS = {
  map: { type: 'string' },
  rooms: { type: 'string' },
  'time-zone': { type: 'string' },
  'check-in': { type: 'string' },
  'check-out': { type: 'string' },
  dates: { type: 'string' },
  'skip-past': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  'no-color': { type: 'boolean', default: false },
} as const

/** What `--help` says of them. */
export const FILE_HELP = `\
  --map NAME|FILE   ${Object.keys(MAPS).join(', ')}, or a map of your own: CLI.md says how
  --rooms FILE      with a map: a file of JSON that says what each room opens
  --time-zone NAME  the zone of times without an offset, like Europe/Paris; times are shown in it
  --check-in TIME, --check-out TIME  the time of dates that have none, like 15:00
  --dates STYLE     how dates are written: ${DATE_STYLES.join(', ')}
  --skip-past       leaves out rows whose access is over, as a --map does
  --json            for machines
  --no-color        no colors, like NO_COLOR in the environment`

/** The values of these options. */
export interface FileValues {
  readonly map?: string | undefined
  readonly rooms?: string | undefined
  readonly 'time-zone'?: string | undefined
  readonly 'check-in'?: string | undefined
  readonly 'check-out'?: string | undefined
  readonly dates?: string | undefined
  readonly 'skip-past': boolean
}

/** A file that was read. */
interface Read {
  readonly input: Input
  readonly bookings: Bookings
  /** The zone of its times without an offset. */
  readonly timeZone: string | undefined
}

/** Reads the file that the arguments name, as its options say. */
export async function readBookings(positionals: readonly string[], values: FileValues): Promise<Read> {
  const path = fileOf(positionals)
  const dates = DATE_STYLES.find((style) => style === values.dates)
  if (values.dates !== undefined && !dates) throw new WrongUse(`--dates must be ${DATE_STYLES.join(', ')}.`)
  const options = {
    timeZone: zoneOf(values['time-zone']),
    checkIn: timeOf('check-in', values['check-in']),
    checkOut: timeOf('check-out', values['check-out']),
    dates,
  }
  const map = await mapOf(values)
  const input = await readInput(path)
  const all = bookingsOf(input, map, options)
  const bookings = map || values['skip-past'] ? withoutPast(all, Date.now()) : all
  if (bookings.missing.length > 0) {
    throw new Failure(
      `${input.name} has no column ${bookings.missing.join(', and none ')}. Add it to the export, or give a --map of your own.`,
    )
  }
  return { input, bookings, timeZone: options.timeZone ?? map?.timeZone }
}

function timeOf(option: string, text: string | undefined): string | undefined {
  if (text !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) throw new WrongUse(`--${option} must be a time like 15:00.`)
  return text
}

/** The map that the options name, with its table of rooms. */
async function mapOf({ map: name, rooms }: FileValues): Promise<FileMap | undefined> {
  if (name === undefined) {
    if (rooms !== undefined) throw new WrongUse('--rooms goes with --map.')
    return undefined
  }
  const isKnown = Object.hasOwn(MAPS, name)
  const map = readMap(isKnown ? MAPS[name as keyof typeof MAPS] : await readJson(name), name, MAPS)
  if (rooms !== undefined) {
    if (!map.rooms) throw new WrongUse(`${name} does not say in which column the rooms are.`)
    return { ...map, rooms: { ...map.rooms, table: readRooms(await readJson(rooms), rooms) } }
  }
  return map
}
