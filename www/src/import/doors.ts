import type { Door, Space } from '../backend/places.ts'
import { contextOf } from '../grant/check.ts'
import { verdictsOf } from './verdicts.ts'

/** Which doors of each place a PIN does not open, in the package's sentences. */
export function shutDoors(spaces: Iterable<Space>): Map<Space, string[]> {
  const all = [...spaces]
  const context = contextOf(all.map(({ id }) => id))
  const verdicts = verdictsOf(
    all.map((space) => pinFor(doorsThatCount(space))),
    () => context,
  )
  return new Map(
    verdicts.flatMap(({ row, issues }) => {
      const shut = issues.filter(({ code }) => code === 'not_applicable').map(({ message }) => message)
      return shut.length > 0 ? [[all[row] as Space, shut]] : []
    }),
  )
}

/** A room has locks of its own; the doors on the way to it are shared, and every guest has other ways through them. */
export const locksOf = ({ doors }: Space): Door[] => doors.filter(({ kind }) => kind === 'device')

function doorsThatCount(space: Space): Door[] {
  const locks = locksOf(space)
  return locks.length > 0 ? locks : space.doors
}

/** Doors that a request names by themselves must each open, so the package tells every one that does not. */
function pinFor(doors: readonly Door[]): object {
  const idsOf = (kind: Door['kind']): string[] => doors.filter((door) => door.kind === kind).map(({ id }) => id)
  return { device_ids: idsOf('device'), acs_entrance_ids: idsOf('entrance'), requested_access_methods: [{ mode: 'code' }] }
}
