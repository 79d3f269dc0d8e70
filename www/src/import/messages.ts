import type { Messages } from 'seam-access-grants'
import { words } from '../app/language.ts'
import { formMessages } from '../grant/messages.ts'

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

export function fileMessages(): Messages {
  return { ...formMessages(), ...own() }
}
