import type { AccessGrant, AccessMethod } from 'seam-access-grants'
import { listText } from '../app/time.ts'
import { seam, stoppable } from '../backend/backend.ts'
import type { Door } from '../backend/places.ts'
import { doorOf, modes, spaceOf } from '../backend/places.ts'
import { guest } from './guest.ts'
import { isLeaving } from './stage.ts'

type Mode = (typeof modes)[number]

export function doorsOfGrant({ space_ids }: AccessGrant): Door[] {
  const ofRooms = space_ids.flatMap((id) => spaceOf(id)?.doors ?? [])
  const related = guest.now.doorIds.map(doorOf).filter((door) => door !== undefined)
  return [...new Set([...related, ...ofRooms])]
}

let asked = ''

/** Asks for each door which access methods it has, again when one was issued. */
export async function readOpens(grant: AccessGrant): Promise<void> {
  const { access_grant_id } = grant
  const doors = doorsOfGrant(grant)
  const issued = guest.now.methods.filter(({ is_issued }) => is_issued).map(({ access_method_id }) => access_method_id)
  const question = JSON.stringify([access_grant_id, issued, doors.map(({ id }) => id)])
  if (asked === question && guest.now.methodsAt.size > 0) return
  asked = question
  const answers = await Promise.all(
    doors.map(({ id, kind }) =>
      seam()
        .accessMethods.list({ access_grant_id, ...(kind === 'device' ? { device_id: id } : { acs_entrance_id: id }) }, stoppable())
        .then((methods) => [[id, methods.map((method) => method.access_method_id)] as const])
        // Without an answer, what the door takes has to do.
        .catch(() => []),
    ),
  )
  if (guest.now.id === access_grant_id) guest.set({ methodsAt: new Map(answers.flat()) })
}

/** Whether an access method is for a door: as the API tells it, and before it does so as the door could take it. */
export function isFor({ access_method_id, mode, is_issued }: AccessMethod, { id, modes: takes }: Door): boolean {
  const told = guest.now.methodsAt.get(id)
  return told?.includes(access_method_id) || ((!told || !is_issued) && takes.some((one) => one === mode))
}

/** The doors that an access method opens, by name: those of which the API says so. */
export function opensText(grant: AccessGrant, { access_method_id }: AccessMethod): string {
  const doors = doorsOfGrant(grant).filter(({ id }) => guest.now.methodsAt.get(id)?.includes(access_method_id))
  return listText(doors.map(({ name }) => name))
}

/** What a door does for this guest. */
export interface DoorState {
  /** The ways that open it now. */
  opens: Mode[]
  /** Whether one is on its way there. */
  isComing: boolean
  /** Whether access is about this door, and not about one behind it. */
  isOwn: boolean
}

export function stateOfDoor(grant: AccessGrant, door: Door): DoorState {
  const live = guest.now.methods.filter((method) => method.errors.length === 0 && !isLeaving(method) && isFor(method, door))
  const issued = live.filter(({ is_issued }) => is_issued)
  const spaces = grant.space_ids.map(spaceOf).filter((space) => space !== undefined)
  return {
    opens: modes.filter((mode) => issued.some((method) => method.mode === mode)),
    isComing: live.length > issued.length || isAwaited(grant, door),
    isOwn: spaces.some(({ ownDoors }) => ownDoors.includes(door)) || !spaces.some(({ doors }) => doors.includes(door)),
  }
}

/** Whether a way was asked for that may become an access method of this door, and is none yet. */
function isAwaited({ requested_access_methods, errors }: AccessGrant, door: Door): boolean {
  const isOpen = errors.every(({ error_code }) => error_code !== 'cannot_create_requested_access_methods')
  const waiting = requested_access_methods.filter((one) => one.created_access_method_ids.length === 0)
  return isOpen && waiting.some(({ mode }) => door.modes.some((taken) => taken === mode))
}

/** The doors that access is about and that nothing opens, now or soon. */
export function shutDoors(grant: AccessGrant): Door[] {
  return doorsOfGrant(grant).filter((door) => {
    const { opens, isComing, isOwn } = stateOfDoor(grant, door)
    return isOwn && opens.length === 0 && !isComing
  })
}
