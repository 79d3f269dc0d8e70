import type { AccessGrant, UpdateAccessGrant } from 'seam-access-grants'
import { announce } from '../app/announce.ts'
import { confirm } from '../app/confirm.ts'
import { cell } from '../app/draw.ts'
import { instantPlusDays, momentText } from '../app/time.ts'
import { seam, stoppable } from '../backend/backend.ts'
import { dataChanged } from '../backend/changes.ts'
import type { Failure } from '../backend/failure.ts'
import { failureOf } from '../backend/failure.ts'
import { modeWords } from '../backend/mode-words.ts'
import { timeZoneOf } from '../backend/places.ts'
import { readGuest } from '../detail/guest.ts'
import type { Mode } from '../grant/draft.ts'
import { placeText } from '../list/row.ts'
import { t } from './words.ts'

interface Changing {
  isBusy: boolean
  failure: Failure | undefined
  again: () => void
}

export const changing = cell<Changing>({ isBusy: false, failure: undefined, again: () => {} })

/** Makes one change at a time; a failure stays on the page with a button that tries it again. */
async function run(change: () => Promise<unknown>, done: () => void): Promise<void> {
  if (changing.now.isBusy) return
  changing.set({ isBusy: true, failure: undefined })
  try {
    await change()
    done()
  } catch (error) {
    changing.set({ failure: failureOf(error), again: () => void run(change, done) })
  }
  changing.set({ isBusy: false })
  dataChanged()
  await readGuest()
}

export function clearChanging(): void {
  changing.set({ isBusy: false, failure: undefined })
}

/** Changes the times, and offers to change them back. */
export function setTimes(grant: AccessGrant, times: Pick<UpdateAccessGrant, 'starts_at' | 'ends_at'>, say: () => string): Promise<void> {
  const { access_grant_id, starts_at, ends_at } = grant
  const back = (): void =>
    void run(
      () => seam().accessGrants.update({ access_grant_id, starts_at, ends_at }, stoppable()),
      () => announce(() => t().undone),
    )
  return run(
    () => seam().accessGrants.update({ access_grant_id, ...times }, stoppable()),
    () => announce(say, { label: () => t().undo, take: back }),
  )
}

/** One more night, to the same hour of the property's clocks. */
export function extend(grant: AccessGrant): Promise<void> {
  const timeZone = timeZoneOf(grant.space_ids)
  const ends_at = instantPlusDays(grant.ends_at ?? grant.starts_at, 1, timeZone)
  return setTimes(grant, { ends_at }, () => t().extended(grant.display_name, momentText(ends_at, timeZone)))
}

/** Asks for one more way to open, and offers to take back what came of it. */
export function addMethod({ access_grant_id, access_method_ids: before }: AccessGrant, mode: Mode): Promise<void> {
  let added: string[] = []
  const add = async (): Promise<void> => {
    const grant = await seam().accessGrants.requestAccessMethods({ access_grant_id, requested_access_methods: [{ mode }] }, stoppable())
    added = grant.access_method_ids.filter((id) => !before.includes(id))
  }
  const takeBack = (): Promise<unknown> =>
    Promise.all(added.map((access_method_id) => seam().accessMethods.delete({ access_method_id }, stoppable())))
  const undo = (): void => void run(takeBack, () => announce(() => t().takenBack(modeWords()[mode])))
  return run(add, () => announce(() => t().added(modeWords()[mode]), { label: () => t().undo, take: undo }))
}

export async function revoke(grant: AccessGrant): Promise<void> {
  const { access_grant_id, display_name: name } = grant
  const question = { title: t().revokeTitle(name), text: t().revokeText(name, placeText(grant)), yes: t().revokeYes(name) }
  if (!(await confirm(question))) return
  await run(
    () => seam().accessGrants.delete({ access_grant_id }, stoppable()),
    () => announce(() => t().revoking(name)),
  )
}
