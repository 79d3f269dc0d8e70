import type { Context } from 'seam-access-grants'
import { ask } from './sandbox.js'

/** Something to choose in the form. */
export interface Choice {
  id: string
  name: string
}

/** A choice, with all that the API says of it. */
export interface Resource extends Choice {
  told: Record<string, unknown>
}

/** The people and places that an access grant can name. */
export interface Directory {
  people: Resource[]
  spaces: Resource[]
  entrances: Resource[]
  devices: Resource[]
}

export const emptyDirectory: Directory = { people: [], spaces: [], entrances: [], devices: [] }

export async function loadDirectory(): Promise<Directory> {
  const [people, spaces, entrances, devices] = await Promise.all([
    choices('/user_identities/list', 'user_identities', 'user_identity_id', ['full_name', 'email_address']),
    choices('/spaces/list', 'spaces', 'space_id', ['name']),
    choices('/acs/entrances/list', 'acs_entrances', 'acs_entrance_id', ['display_name']),
    choices('/devices/list', 'devices', 'device_id', ['display_name']),
  ])
  return { people, spaces, entrances, devices }
}

/** The first name that is there, since a person may have only an email address. */
async function choices(path: string, list: string, id: string, names: string[]): Promise<Resource[]> {
  const answer = await ask(path)
  const rows = isRecord(answer) ? answer[list] : undefined
  if (!Array.isArray(rows)) throw new Error(`${path} answered without ${list}.`)
  return rows.filter(isRecord).map((row) => {
    const name = names.map((key) => row[key]).find((value) => typeof value === 'string' && value !== '')
    return { id: String(row[id]), name: String(name ?? row[id]), told: row }
  })
}

/** What the schema may know of the doors that are chosen: the locks by themselves, and those of the spaces. */
export function doorsOf(directory: Directory, spaces: string[], devices: string[]): Context {
  const isIn = (device: Resource) => Array.isArray(device.told['space_ids']) && device.told['space_ids'].some((id) => spaces.includes(id))
  const locks = directory.devices.filter((device) => devices.includes(device.id) || isIn(device))
  // Without an ID a lock counts although the request does not name it.
  return { devices: locks.map(({ told: { device_id: _, ...told } }) => told), entrances: directory.entrances.map(({ told }) => told) }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
