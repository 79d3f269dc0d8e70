import type { Messages } from 'seam-access-grants'
import { words } from '../app/language.ts'
import { formMessages } from '../grant/messages.ts'
import { t } from './words.ts'

/** The sentences of the form that say what to do with a form are other ones for the cells of a file. */
const own = words<Messages>({
  en: {
    missing_one_of: ({ fields }) => (fields.includes('space_ids') ? 'Enter a room.' : 'Enter a name, an email or a phone number.'),
    'invalid_format.date_time': 'Enter a day like 2031-05-31, or with a time: 2031-05-31 14:00.',
    'invalid_value.invalid_date': 'There is no such day.',
    'invalid_value.invalid_time': 'There is no such time of day.',
    not_after: 'The departure is not after the arrival.',
  },
  de: {
    missing_one_of: ({ fields }) =>
      fields.includes('space_ids')
        ? 'Bitte ein Zimmer eingeben.'
        : 'Bitte einen Namen, eine E-Mail-Adresse oder eine Telefonnummer eingeben.',
    'invalid_format.date_time': 'Bitte einen Tag wie 31.5.2031 eingeben, oder mit Uhrzeit: 31.5.2031 14:00.',
    'invalid_value.invalid_date': 'Diesen Tag gibt es nicht.',
    'invalid_value.invalid_time': 'Diese Uhrzeit gibt es nicht.',
    not_after: 'Die Abreise liegt nicht nach der Anreise.',
  },
})

/** `numberOf` gives the number in the file of a row by its place among those that are checked. */
export function fileMessages(numberOf: (index: number) => number): Messages {
  return { ...formMessages(), ...own(), duplicate: ({ row }) => (row === undefined ? undefined : t().sameKey(numberOf(row))) }
}
