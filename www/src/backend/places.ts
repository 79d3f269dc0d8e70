import type { AccessMethodMode, DeviceRules, EntranceRules } from 'seam-access-grants'
import { cell } from '../app/draw.ts'
import { askAll } from './ask.ts'
import { ask } from './backend.ts'

export const modes = ['code', 'card', 'mobile_key', 'cloud_key'] as const satisfies AccessMethodMode[]

/** A lock by itself, or an entrance of an access system. */
export interface Door {
  id: string
  kind: 'device' | 'entrance'
  name: string
  modes: AccessMethodMode[]
  spaceIds: readonly string[]
  timeZone: string | undefined
  /** All that the API says of it, which is what the checks of the package take. */
  data: DeviceRules & EntranceRules
}

/** A room or an area, with its doors. */
export interface Space {
  id: string
  name: string
  parentId: string | undefined
  timeZone: string | undefined
  doors: Door[]
  /** Those that it is about: its own locks, or all of its doors where it has none. The others are on the way, and shared. */
  ownDoors: Door[]
}

export interface Places {
  property: string
  spaces: Space[]
  doors: Door[]
  /** Both by their IDs. */
  spaceById: ReadonlyMap<string, Space>
  doorById: ReadonlyMap<string, Door>
  /** The zone of the property. */
  timeZone: string
}

export const places = cell<Places>(placesOf('', [], []))

interface SpaceRow {
  space_id: string
  name: string
  parent_space_id?: string
  customer_data?: { time_zone?: string }
}
type DeviceRow = DeviceRules & { device_id: string; display_name: string; space_ids: string[]; location?: { time_zone?: string } }
type EntranceRow = EntranceRules & { acs_entrance_id: string; display_name: string; space_ids: string[] }

/** Reads what the property has. It changes seldom, so it is read once. */
export async function loadPlaces(): Promise<void> {
  const [rows, devices, entrances] = await Promise.all([
    askAll<SpaceRow>(ask, '/spaces/list', 'spaces'),
    askAll<DeviceRow>(ask, '/devices/list', 'devices'),
    askAll<EntranceRow>(ask, '/acs/entrances/list', 'acs_entrances'),
  ])
  const doors = [...devices.map(lock), ...entrances.map(entrance)]
  const inSpace = Map.groupBy(
    doors.flatMap((door) => door.spaceIds.map((id) => ({ id, door }))),
    ({ id }) => id,
  )
  const spaces = rows.map((row) =>
    space(
      row,
      (inSpace.get(row.space_id) ?? []).map(({ door }) => door),
    ),
  )
  places.set(placesOf(rows.find((row) => !row.parent_space_id)?.name ?? '', spaces, doors))
}

/** The zone is that of the first place that has one; the browser's, if nothing is known. */
function placesOf(property: string, spaces: Space[], doors: Door[]): Places {
  const zones = [...spaces, ...doors].map(({ timeZone }) => timeZone)
  const timeZone = zones.find((zone) => zone !== undefined) ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const byId = <Item extends { id: string }>(items: Item[]): Map<string, Item> => new Map(items.map((item) => [item.id, item]))
  return { property, spaces, doors, spaceById: byId(spaces), doorById: byId(doors), timeZone }
}

function space({ space_id: id, name, parent_space_id: parentId, customer_data }: SpaceRow, doors: Door[]): Space {
  const locks = doors.filter(({ kind }) => kind === 'device')
  return { id, name, parentId, timeZone: customer_data?.time_zone, doors, ownDoors: locks.length > 0 ? locks : doors }
}

function lock(data: DeviceRow): Door {
  const takesCodes = data.can_program_online_access_codes || data.can_program_offline_access_codes
  const { device_id: id, display_name: name, space_ids: spaceIds = [] } = data
  return { id, kind: 'device', name, modes: takesCodes ? ['code'] : [], spaceIds, timeZone: data.location?.time_zone, data }
}

function entrance(data: EntranceRow): Door {
  const { acs_entrance_id: id, display_name: name, space_ids: spaceIds = [] } = data
  const opens = modes.filter((mode) => data[`can_unlock_with_${mode}`])
  return { id, kind: 'entrance', name, modes: opens, spaceIds, timeZone: undefined, data }
}

/** Whether a name has a text in it, in either case. */
export const includesText = (name: string, text: string): boolean => name.toLowerCase().includes(text.trim().toLowerCase())

export const spaceOf = (id: string): Space | undefined => places.now.spaceById.get(id)
export const doorOf = (id: string): Door | undefined => places.now.doorById.get(id)

/** The zone of the first of these places that has one; that of the property, if none is chosen yet. */
export function timeZoneOf(ids: readonly string[] = []): string {
  for (const id of ids) {
    const zone = spaceOf(id)?.timeZone ?? doorOf(id)?.timeZone
    if (zone !== undefined) return zone
  }
  return places.now.timeZone
}
