import type { AccessGrant, AccessMethod } from 'seam-access-grants'
import { seam } from '../backend/backend.ts'
import { doorsOfGrant } from './doors.ts'
import { guest } from './guest.ts'

/** Which PIN is for which door, where there are several: each door is asked for the access methods that are its own. */
export async function readOpens({ access_grant_id, ...grant }: AccessGrant, methods: readonly AccessMethod[]): Promise<void> {
  if (methods.filter(({ code }) => code).length < 2) return
  const doors = doorsOfGrant({ access_grant_id, ...grant })
  const owned = doors.map(({ id, kind }) =>
    seam()
      .accessMethods.list({ access_grant_id, ...(kind === 'device' ? { device_id: id } : { acs_entrance_id: id }) })
      // Without an answer a PIN stands there without its door.
      .catch(() => []),
  )
  const pairs = (await Promise.all(owned)).flatMap((own, index) =>
    own.map(({ access_method_id: id }) => ({ id, name: doors[index]?.name ?? '' })),
  )
  const opens = new Map([...Map.groupBy(pairs, ({ id }) => id)].map(([id, group]) => [id, group.map(({ name }) => name)]))
  if (guest.now.id === access_grant_id) guest.set({ opens })
}
