import { words } from '../app/language.ts'
import type { Group, View } from './views.ts'

interface Words {
  title: string
  views: Record<View, string>
  groups: Record<Group, string>
  search: string
  place: string
  anyPlace: string
  status: string
  anyStatus: string
  list: string
  timeline: string
  guest: string
  where: string
  when: string
  how: string
  reading: (count: string) => string
  shown: (count: string) => string
  empty: Record<View, string>
  emptyFilters: string
  stale: string
  clear: string
  first: string
  elsewhere: (name: string) => string
  showAll: string
  reveal: (name: string) => string
  hide: string
  noPin: string
  doors: string
  overlap: string
  overlaps: (count: string) => string
  until: string
}

export const t = words<Words>({
  en: {
    title: 'Guests',
    views: { tonight: 'Tonight', upcoming: 'Upcoming', past: 'Past', all: 'All' },
    groups: { arriving: 'Arriving today', leaving: 'Leaving today', staying: 'Staying', always: 'Without an end', rest: '' },
    search: 'Search by name, email, key or room',
    place: 'Place',
    anyPlace: 'Every place',
    status: 'Status',
    anyStatus: 'Every status',
    list: 'List',
    timeline: '14 days',
    guest: 'Guest',
    where: 'Where',
    when: 'When',
    how: 'How',
    reading: (count) => `Reading the list… ${count} so far`,
    shown: (count) => `${count} shown`,
    empty: {
      tonight: 'Nobody has access tonight.',
      upcoming: 'Nobody is expected.',
      past: 'Nobody’s access has ended yet.',
      all: 'Nobody has access yet.',
    },
    stale: 'The hotel’s data are from another day. Start over in the Demo panel for a full house.',
    emptyFilters: 'Nobody fits the search and the filters.',
    clear: 'Clear search and filters',
    first: 'Give the first guest access',
    elsewhere: (name) => `${name}, who was just given access, is not among these.`,
    showAll: 'Show all guests',
    reveal: (name) => `Show the PIN of ${name}`,
    hide: 'Hide',
    noPin: 'not set yet',
    doors: 'Single doors',
    overlap: 'overlaps',
    overlaps: (count) => `${count} places with overlapping stays in these 14 days`,
    until: 'to',
  },
  de: {
    title: 'Gäste',
    views: { tonight: 'Heute Nacht', upcoming: 'Demnächst', past: 'Vorbei', all: 'Alle' },
    groups: { arriving: 'Anreise heute', leaving: 'Abreise heute', staying: 'Bleibt', always: 'Ohne Ende', rest: '' },
    search: 'Name, E-Mail, Schlüssel oder Zimmer suchen',
    place: 'Ort',
    anyPlace: 'Alle Orte',
    status: 'Status',
    anyStatus: 'Jeder Status',
    list: 'Liste',
    timeline: '14 Tage',
    guest: 'Gast',
    where: 'Wo',
    when: 'Wann',
    how: 'Wie',
    reading: (count) => `Die Liste wird gelesen … bisher ${count}`,
    shown: (count) => `${count} angezeigt`,
    empty: {
      tonight: 'Heute Nacht hat niemand Zutritt.',
      upcoming: 'Niemand wird erwartet.',
      past: 'Noch kein Zugang ist beendet.',
      all: 'Noch niemand hat Zutritt.',
    },
    stale: 'Die Daten des Hotels sind von einem anderen Tag. Im Demo-Bereich von vorn beginnen füllt das Haus.',
    emptyFilters: 'Niemand passt zu Suche und Filtern.',
    clear: 'Suche und Filter leeren',
    first: 'Ersten Zugang anlegen',
    elsewhere: (name) => `${name}, mit dem Zugang von eben, ist nicht darunter.`,
    showAll: 'Alle Gäste zeigen',
    reveal: (name) => `PIN von ${name} zeigen`,
    hide: 'Verbergen',
    noPin: 'noch nicht gesetzt',
    doors: 'Einzelne Türen',
    overlap: 'überschneidet sich',
    overlaps: (count) => `${count} Orte mit Überschneidungen in diesen 14 Tagen`,
    until: 'bis',
  },
})
