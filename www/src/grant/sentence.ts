import { toInstant } from 'seam-access-grants'
import type { Wall } from '../app/time.ts'
import { listText, momentText, zoneText } from '../app/time.ts'
import { timeZoneOf } from '../backend/places.ts'
import { reachOf } from '../backend/reach.ts'
import type { Draft } from './draft.ts'
import { t } from './words.ts'

/** What the form is about to do, as somebody would say it: the last look before the button. It promises no door that stays shut. */
export function sentenceOf(draft: Draft): { promise: string; shut: string } {
  const timeZone = timeZoneOf(draft.places)
  const who = (draft.who === 'existing' ? draft.person?.name : draft.full_name.trim()) || t().somebody
  const { open, shut } = reachOf(draft.places, draft.modes)
  const list = listText(shut, 'disjunction')
  if (open.length === 0 && shut.length > 0) return { promise: '', shut: t().sentenceShut(who, list) }
  const where = open.length > 0 ? listText(open) : t().somewhere
  const zone = zoneText(timeZone)
  const from = said(draft.starts, timeZone)
  const promise =
    draft.stay === 'open' ? t().sentenceOpen(who, where, from, zone) : t().sentence(who, where, from, said(draft.ends, timeZone), zone)
  return { promise, shut: shut.length > 0 ? t().butNot(list) : '' }
}

/** What became of it, with the same exceptions. */
export function savedText(name: string, { places, modes }: Draft): string {
  const { open, shut } = reachOf(places, modes)
  if (shut.length === 0) return t().created(name)
  const list = listText(shut, 'disjunction')
  return open.length > 0 ? t().createdBut(name, list) : t().createdShut(name, list)
}

function said({ date, time }: Wall, timeZone: string): string {
  const instant = toInstant({ date, time, timeZone }, { disambiguation: 'reject' })
  return typeof instant === 'string' ? momentText(instant, timeZone) : '…'
}
