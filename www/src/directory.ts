import { ask } from './sandbox.js'

/** Something to choose in the form. */
export interface Choice {
  id: string
  name: string
}

/** The people and places that an access grant can name. */
export interface Directory {
  people: Choice[]
  spaces: Choice[]
  entrances: Choice[]
  devices: Choice[]
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
async function choices(path: string, list: string, id: string, names: string[]): Promise<Choice[]> {
  const answer = await ask(path)
  const rows = isRecord(answer) ? answer[list] : undefined
  if (!Array.isArray(rows)) throw new Error(`${path} answered without ${list}.`)
  return rows.filter(isRecord).map((row) => {
    const name = names.map((key) => row[key]).find((value) => typeof value === 'string' && value !== '')
    return { id: String(row[id]), name: String(name ?? row[id]) }
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
