import type { Column } from './columns.ts'
import { distance } from './distance.ts'

/** What exports call a column, the likeliest first, in small letters and without signs. */
const NAMES: Record<Column, string> = {
  guest:
    'guest|guest name|guest names|guest name s|full name|name|guest full name|lead guest|primary guest|main guest|customer name|customer|client|gast|gastname|name des gastes|kunde|first name|guest first name|given name|vorname|booker name|booker|booked by',
  surname: 'last name|surname|family name|guest last name|guest surname|nachname|familienname',
  email: 'email|e mail|guest email|guest e mail|email address|e mail address|contact email|mail|e mail adresse|emailadresse',
  phone:
    'phone|phone number|guest phone|guest phone number|mobile|mobile phone|mobile number|cell|cell phone|telephone|tel|contact number|contact|telefon|telefonnummer|handy|handynummer|mobil',
  room: 'room|room number|room no|room name|room nr|rooms|unit|unit number|unit name|unit no|apartment|listing|listing name|listing s nickname|house name|accommodation|space|property|zimmer|zimmernummer|zimmer nr|raum|einheit|wohnung|apartment name',
  arrival:
    'arrival|arrival date|date arrival|check in|check in date|checkin|checkin date|date of arrival|start date|start|starts|from|date from|arrives|arriving|anreise|anreisedatum|anreisetag|ankunft|von|beginn|check in datum',
  departure:
    'departure|departure date|date departure|check out|check out date|checkout|checkout date|date of departure|end date|end|ends|to|until|date to|departs|departing|leaving|abreise|abreisedatum|abreisetag|bis|ende|check out datum',
  pin: 'pin|pin code|pincode|door code|door pin|access code|keypad code|lock code|entry code|keycode|key code|code|türcode|zugangscode|zutrittscode|schlosscode',
  key: 'reservation|reservation number|reservation no|reservation id|reservation code|booking|booking number|booking no|booking id|booking code|booking reference|booking ref|book number|confirmation number|confirmation code|confirmation no|confirmation|reference|ref|res no|res id|number|no|id|key|reservierung|reservierungsnummer|reservierungs nr|buchung|buchungsnummer|buchungs nr|buchungscode|bestätigungsnummer|nummer|nr',
  status: 'status|reservation status|booking status|status of booking|state|buchungsstatus|reservierungsstatus|stand',
}

/** Words that say what a longer name is about, and words with which it is about something else. */
const WORDS: Record<Column, { has: RegExp; lacks: RegExp }> = {
  guest: {
    has: /\b(guest|gast|customer|kunde)\b|\bname\b/,
    lacks:
      /\b(guests|room|zimmer|unit|hotel|property|listing|company|firma|user|source|channel|agent|rate|type|id|number|no|status|note|notes|comment|comments|request|country|language|address|last|sur|email|phone|count)\b/,
  },
  surname: { has: /\b(surname|last name|nachname)\b/, lacks: /\b(booker|agent|user)\b/ },
  email: { has: /\b(e mail|email)\b/, lacks: /\b(sent|status|opt|marketing|agent|hotel|property)\b/ },
  phone: { has: /\b(phone|mobile|telefon|handy|cell)\b/, lacks: /\b(hotel|property|agent|type)\b/ },
  room: {
    has: /\b(room|unit|apartment|zimmer|listing|wohnung)\b/,
    lacks: /\b(type|typ|rate|category|kategorie|price|preis|total|revenue|nights|count|status|key|id|service|notes?)\b/,
  },
  arrival: { has: /\b(arrival|check in|checkin|anreise)\b/, lacks: /\b(time|uhrzeit|status|flight|day of week|online|by|notes?)\b/ },
  departure: { has: /\b(departure|check out|checkout|abreise)\b/, lacks: /\b(time|uhrzeit|status|flight|day of week|online|by|notes?)\b/ },
  pin: { has: /\b(pin|(door|access|entry|keypad|lock|gate) code)\b/, lacks: /\b(status|sent|by|date)\b/ },
  key: {
    has: /\b(reservation|booking|confirmation|buchungs?|reservierungs?)\b.*\b(number|no|nr|id|code|ref|reference|key|nummer)\b/,
    lacks: /\b(date|status|source|channel|room|guest|agent|group)\b/,
  },
  status: { has: /\b(reservation|booking|buchungs?|reservierungs?) ?status\b/, lacks: /\b(payment|door|code|pin|guest)\b/ },
}

/** What is a first name alone, and what may be a whole name or a part of one. */
const FIRST = /^(guest )?first name$|^given name$|^vorname$/
const ANY_NAME = 'name'

const NAMED = 100
const IN_WORDS = 20
const MISTYPED = 10

/** How surely a header is that of a column; 0 for not at all. */
export function likeness(column: Column, header: string): number {
  const text = plain(header)
  const names = NAMES[column].split('|')
  const at = names.indexOf(text)
  if (at >= 0) return NAMED - at
  const { has, lacks } = WORDS[column]
  if (text.length === 0 || lacks.test(text)) return 0
  if (has.test(text)) return IN_WORDS
  return names.some((name) => name.length > 5 && distance(name, text, 1) <= 1) ? MISTYPED : 0
}

/** Which columns have the guest's name: one, or two that have a part each. */
export function namesIn(headers: readonly string[], guest: number, surname: number): { guest: number; surname: number } {
  const texts = headers.map(plain)
  const first = texts.findIndex((text) => FIRST.test(text))
  const isAny = texts[guest] === ANY_NAME
  if (first >= 0 && (isAny || guest === first)) return { guest: first, surname: surname >= 0 || guest === first ? surname : guest }
  return { guest, surname: isAny || guest < 0 ? surname : -1 }
}

/** `Check-In` and `CheckIn` are `check in`. */
const plain = (header: string): string =>
  header
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
