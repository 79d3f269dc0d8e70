import { toInstant } from 'seam-access-grants'
import type { Wall } from '../app/time.ts'
import { listText, momentText, zoneText } from '../app/time.ts'
import { timeZoneOf } from '../backend/places.ts'
import type { Draft } from './draft.ts'
import { nameOf } from './where.ts'
import { t } from './words.ts'

/** What the form is about to do, as somebody would say it: the last look before the button. */
export function sentenceOf(draft: Draft): string {
  const timeZone = timeZoneOf(draft.places)
  const who = (draft.who === 'existing' ? draft.person?.name : draft.full_name.trim()) || t().somebody
  const where = draft.places.length > 0 ? listText(draft.places.map(nameOf)) : t().somewhere
  const zone = zoneText(timeZone)
  const from = said(draft.starts, timeZone)
  return draft.stay === 'open' ? t().sentenceOpen(who, where, from, zone) : t().sentence(who, where, from, said(draft.ends, timeZone), zone)
}

function said({ date, time }: Wall, timeZone: string): string {
  const instant = toInstant({ date, time, timeZone }, { disambiguation: 'reject' })
  return typeof instant === 'string' ? momentText(instant, timeZone) : '…'
}
