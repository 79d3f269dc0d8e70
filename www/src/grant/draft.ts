import { cell } from '../app/draw.ts'
import type { Wall } from '../app/time.ts'
import { plusDays, wallOf } from '../app/time.ts'
import { now } from '../backend/backend.ts'
import { type modes, timeZoneOf } from '../backend/places.ts'
import { forgetDraft, keepDraft, keptDraft } from './draft-memory.ts'

export type Mode = (typeof modes)[number]
export const stays = ['tonight', 'two', 'week', 'open'] as const
export type Stay = (typeof stays)[number]

/** What stands in the form, as it was typed: an entry that makes no sense is an entry too. */
export interface Draft {
  /** Goes along with the request, so that an unclear answer can be looked up and nothing is made twice. */
  key: string
  who: 'existing' | 'new'
  person: { id: string; name: string } | undefined
  full_name: string
  email_address: string
  phone_number: string
  places: readonly string[]
  stay: Stay | ''
  starts: Wall
  ends: Wall
  modes: readonly Mode[]
  code: string
  /** Whether a PIN was typed that a reload has taken: it is a secret, and kept nowhere. */
  isPinLost: boolean
  max_uses: string
  name: string
}

/** The hours of the house. */
const CHECK_IN = '15:00'
const CHECK_OUT = '11:00'
const NIGHTS = { tonight: 1, two: 2, week: 7, open: 0 } as const

export function freshDraft(): Draft {
  return {
    key: crypto.randomUUID(),
    who: 'existing',
    person: undefined,
    full_name: '',
    email_address: '',
    phone_number: '',
    places: [],
    ...stayFrom('tonight', []),
    modes: ['code'],
    code: '',
    isPinLost: false,
    max_uses: '',
    name: '',
  }
}

/** From today's check-in, or from now if that is past, for so many nights. */
function stayFrom(stay: Stay, placeIds: readonly string[]): Pick<Draft, 'stay' | 'starts' | 'ends'> {
  const { date, time } = wallOf(now(), timeZoneOf(placeIds))
  const ends = stay === 'open' ? { date: '', time: '' } : { date: plusDays(date, NIGHTS[stay]), time: CHECK_OUT }
  return { stay, starts: { date, time: time > CHECK_IN ? time : CHECK_IN }, ends }
}

export const draft = cell<Draft>(freshDraft())

/** Begins with what an earlier visit of this tab left, or anew. Without a reload between, the PIN is still there as well. */
export function openDraft(): void {
  const kept = keptDraft()
  const { key, code, isPinLost } = draft.now
  draft.set({ ...freshDraft(), ...kept, ...(kept.key === key && { code, isPinLost }) })
}

export function edit(change: Partial<Draft>): void {
  draft.set(change)
  keepDraft(draft.now)
}

export function chooseStay(stay: Stay): void {
  edit(stayFrom(stay, draft.now.places))
}

/** The end moves along with the first day, since the nights were meant. */
export function chooseStartDate(date: string): void {
  const { starts, ends } = draft.now
  const isMoved = /^\d{4}-/.test(date) && starts.date !== '' && ends.date !== ''
  const days = isMoved ? (Date.parse(date) - Date.parse(starts.date)) / 86_400_000 : 0
  edit({ starts: { ...starts, date }, ends: { ...ends, date: days ? plusDays(ends.date, days) : ends.date }, stay: '' })
}

export function toggle<Item extends string>(items: readonly Item[], item: Item): Item[] {
  return items.includes(item) ? items.filter((other) => other !== item) : [...items, item]
}

export function startOver(): void {
  forgetDraft()
  draft.set(freshDraft())
}

/** Whether there is anything in the form that somebody would miss. */
export function isTouched(): boolean {
  const { person, full_name, email_address, phone_number, places, code, name } = draft.now
  return person !== undefined || places.length > 0 || [full_name, email_address, phone_number, code, name].some((text) => text !== '')
}
