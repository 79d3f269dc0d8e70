import type { Space } from '../backend/places.ts'
import { places } from '../backend/places.ts'
import { distance } from './distance.ts'
import { locksOf } from './doors.ts'

/** So many names are offered for one that is not known, and so many letters they may differ in. */
const OFFERED = 3
const NEAR = 2

export interface Rooms {
  /** The room of a name, or of its number alone if no other has it; nothing, if there is none. */
  find(name: string): Space | undefined
  /** Names that may be meant: of the same number first, then those that differ in few letters. */
  near(name: string): string[]
}

/** The rooms of the property by what files call them. A place without doors is none that anybody gets access to. */
export function roomsOfProperty(): Rooms {
  const spaces = places.now.spaces.filter(({ doors }) => doors.length > 0)
  const byName = new Map(spaces.map((space) => [plain(space.name), space]))
  const byNumber = Map.groupBy(
    spaces.filter((space) => locksOf(space).length > 0),
    ({ name }) => numbers(name),
  )
  const find = (name: string): Space | undefined => {
    const same = plain(name) === '' ? [] : (byNumber.get(plain(name)) ?? [])
    return byName.get(plain(name)) ?? (same.length === 1 ? same[0] : undefined)
  }
  const near = (name: string): string[] => {
    const all = spaces.map((space) => ({ name: space.name, far: farness(name, space.name) })).filter(({ far }) => far <= NEAR)
    const nearest = Math.min(...all.map(({ far }) => far))
    return all
      .filter(({ far }) => far <= nearest + 1)
      .toSorted((a, b) => a.far - b.far)
      .slice(0, OFFERED)
      .map((one) => one.name)
  }
  return { find, near }
}

/** A name without what people write in one way or the other: capital letters, spaces and signs. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')
const numbers = (name: string): string => (name.match(/\d+/g) ?? []).join(' ')

function farness(one: string, other: string): number {
  return numbers(one) !== '' && numbers(one) === numbers(other) ? 0 : distance(plain(one), plain(other), NEAR)
}
