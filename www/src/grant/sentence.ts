import { toInstant } from 'seam-access-grants'
import { words } from '../app/language.ts'
import type { Wall } from '../app/time.ts'
import { listText, momentText, zoneText } from '../app/time.ts'
import { timeZoneOf } from '../backend/places.ts'
import { reachOf } from '../backend/reach.ts'
import type { Draft } from './draft.ts'

const en = {
  promise: (who: string, where: string, from: string, to: string, zone: string) =>
    `${who} can open ${where} from ${from} to ${to}, ${zone}.`,
  promiseOpen: (who: string, where: string, from: string, zone: string) =>
    `${who} can open ${where} from ${from} on, without an end, ${zone}.`,
  shut: (who: string, list: string) => `${who} cannot open ${list}.`,
  butNot: (list: string) => `But not ${list}.`,
  saved: (name: string) => `${name} has access.`,
  savedBut: (name: string, list: string) => `${name} has access, but not to ${list}.`,
  savedShut: (name: string, list: string) => `Saved, but ${name} cannot open ${list}.`,
  somebody: 'Somebody',
  somewhere: 'no door yet',
}

const t = words<typeof en>({
  en,
  de: {
    promise: (who, where, from, to, zone) => `${who} kann ${where} öffnen, von ${from} bis ${to}, ${zone}.`,
    promiseOpen: (who, where, from, zone) => `${who} kann ${where} öffnen, ab ${from} ohne Ende, ${zone}.`,
    shut: (who, list) => `${who} kann nicht öffnen: ${list}.`,
    butNot: (list) => `Aber nicht ${list}.`,
    saved: (name) => `${name} hat Zugang.`,
    savedBut: (name, list) => `${name} hat Zugang, aber nicht zu ${list}.`,
    savedShut: (name, list) => `Gespeichert, aber ${name} kann nicht öffnen: ${list}.`,
    somebody: 'Jemand',
    somewhere: 'noch keine Tür',
  },
})

/** What the form is about to do, as somebody would say it: the last look before the button. It promises no door that stays shut. */
export function sentenceOf(draft: Draft): { promise: string; shut: string } {
  const timeZone = timeZoneOf(draft.places)
  const who = (draft.who === 'existing' ? draft.person?.name : draft.full_name.trim()) || t().somebody
  const { open, shut } = reachOf(draft.places, draft.modes)
  const list = listText(shut, 'disjunction')
  if (open.length === 0 && shut.length > 0) return { promise: '', shut: t().shut(who, list) }
  const where = open.length > 0 ? listText(open) : t().somewhere
  const zone = zoneText(timeZone)
  const from = said(draft.starts, timeZone)
  const promise =
    draft.stay === 'open' ? t().promiseOpen(who, where, from, zone) : t().promise(who, where, from, said(draft.ends, timeZone), zone)
  return { promise, shut: shut.length > 0 ? t().butNot(list) : '' }
}

/** What became of it, with the same exceptions. */
export function savedText(name: string, { places, modes }: Draft): string {
  const { open, shut } = reachOf(places, modes)
  if (shut.length === 0) return t().saved(name)
  const list = listText(shut, 'disjunction')
  return open.length > 0 ? t().savedBut(name, list) : t().savedShut(name, list)
}

function said({ date, time }: Wall, timeZone: string): string {
  const instant = toInstant({ date, time, timeZone }, { disambiguation: 'reject' })
  return typeof instant === 'string' ? momentText(instant, timeZone) : '…'
}
