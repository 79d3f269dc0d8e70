import { words } from '../app/language.ts'
import type { Column } from './columns.ts'

export const fieldText = words<Record<Column, string>>({
  en: {
    guest: 'Guest',
    surname: 'Surname, if apart',
    email: 'Email',
    phone: 'Phone',
    room: 'Room',
    arrival: 'Arrival',
    departure: 'Departure',
    pin: 'PIN',
    key: 'Reservation',
    status: 'Status',
  },
  de: {
    guest: 'Gast',
    surname: 'Nachname, falls getrennt',
    email: 'E-Mail',
    phone: 'Telefon',
    room: 'Zimmer',
    arrival: 'Anreise',
    departure: 'Abreise',
    pin: 'PIN',
    key: 'Reservierung',
    status: 'Status',
  },
})
