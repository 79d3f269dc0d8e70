import { plusDays, wallOf } from '../app/time.ts'
import { now } from '../backend/backend.ts'
import { places, timeZoneOf } from '../backend/places.ts'

const GUESTS = [
  'Ada Lovelace',
  'Grace Hopper',
  'Alan Turing',
  'Edsger Dijkstra',
  'Barbara Liskov',
  'Tony Hoare',
  'Radia Perlman',
  'Ken Thompson',
]

/** A file as a booking system writes it, a few weeks from now: most rows are good, and each way to be wrong is there once. */
export function sampleFile(): string {
  const today = wallOf(now(), timeZoneOf()).date
  const rooms = places.now.spaces.filter((space) => space.doors.some(({ kind, modes }) => kind === 'device' && modes.includes('code')))
  const name = (index: number): string => rooms[index % rooms.length]?.name ?? ''
  const good = GUESTS.map((guest, index) => {
    const email = `${guest.split(' ')[1]?.toLowerCase()}@example.com`
    return [guest, email, name(index * 2), plusDays(today, 40 + index), plusDays(today, 42 + index), '', `R-${1001 + index}`]
  })
  const wrong = [
    ['Wrong Room', 'room@example.com', 'Room 9999', plusDays(today, 50), plusDays(today, 51), '', 'R-2001'],
    ['Wrong Email', 'somebody@', name(2), plusDays(today, 50), plusDays(today, 51), '', 'R-2002'],
    ['Wrong Dates', 'dates@example.com', name(3), plusDays(today, 52), plusDays(today, 51), '', 'R-2003'],
    ['Wrong Pin', 'pin@example.com', name(1), plusDays(today, 50), plusDays(today, 51), '1200', 'R-2004'],
  ]
  const header = ['Guest', 'Email', 'Room', 'Arrival', 'Departure', 'PIN', 'Reservation']
  return [header, ...good, ...wrong].map((cells) => cells.join(';')).join('\n')
}
