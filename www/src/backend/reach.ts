import { words } from '../app/language.ts'
import { modesText } from './mode-words.ts'
import type { Door } from './places.ts'
import { doorOf, modes, spaceOf } from './places.ts'

const t = words({
  en: { noKeypad: 'no keypad', nothing: 'nothing opens it', only: (list: string) => `only with ${list}` },
  de: { noKeypad: 'keine Tastatur', nothing: 'nichts öffnet dort', only: (list: string) => `nur mit ${list}` },
})

/** Where some ways to open lead, by name. A place of which some doors open and some do not is told door by door. */
export interface Reach {
  open: string[]
  /** What stays shut, each with the reason. */
  shut: string[]
}

export const opensWith = (door: Door, ways: readonly string[]): boolean => door.modes.some((mode) => ways.includes(mode))

export function reachOf(placeIds: readonly string[], ways: readonly string[]): Reach {
  const told = placeIds.flatMap((id) => {
    const space = spaceOf(id)
    const doors = space?.ownDoors ?? [doorOf(id)].filter((door) => door !== undefined)
    const isWhole = space && new Set(doors.map((door) => opensWith(door, ways))).size === 1
    return isWhole ? [{ name: space.name, doors }] : doors.map((door) => ({ name: door.name, doors: [door] }))
  })
  const isOpen = ({ doors }: { doors: Door[] }): boolean => doors.some((door) => opensWith(door, ways))
  return {
    open: told.filter(isOpen).map(({ name }) => name),
    shut: told.filter((place) => !isOpen(place)).map(({ name, doors }) => `${name} (${instead(doors)})`),
  }
}

/** Whether a door that one of these spaces is about opens with none of these ways. What is not known is not told. */
export function staysShut(spaceIds: readonly string[], ways: readonly string[]): boolean {
  return spaceIds.some((id) => spaceOf(id)?.ownDoors.some((door) => !opensWith(door, ways)))
}

/** What opens these doors, where nothing that was chosen does. */
export function instead(doors: readonly Door[]): string {
  const possible = modes.filter((mode) => doors.some((door) => door.modes.includes(mode)))
  if (possible.length > 0) return t().only(modesText(possible))
  return doors.some(({ kind }) => kind === 'device') ? t().noKeypad : t().nothing
}
