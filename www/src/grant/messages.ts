import type { Messages } from 'seam-access-grants'
import { packageMessages, words } from '../app/language.ts'
import { modeWords } from '../backend/mode-words.ts'

/** The package's sentences name parameters; these few name what stands on the page. */
const own = words<Messages>({
  en: {
    missing_one_of: ({ fields }) =>
      fields.includes('space_ids') ? 'Choose at least one room or door.' : 'Choose a person, or enter a new one.',
    'too_small.characters': 'Enter a full name.',
    'too_small.items': 'Choose at least one way to open the doors.',
    'invalid_format.date_time': 'Enter a whole date and time.',
    not_after: 'Choose a time after the start.',
    not_applicable: ({ device, entrance, mode }) =>
      mode ? `${device ?? entrance ?? 'This door'} does not open with a ${modeName(mode)}.` : undefined,
  },
  de: {
    missing_one_of: ({ fields }) =>
      fields.includes('space_ids') ? 'Bitte ein Zimmer oder eine Tür wählen.' : 'Bitte eine Person wählen oder neu eingeben.',
    'too_small.characters': 'Bitte den vollen Namen eingeben.',
    'too_small.items': 'Bitte mindestens eine Art zu öffnen wählen.',
    'invalid_format.date_time': 'Bitte Datum und Uhrzeit ganz eingeben.',
    not_after: 'Bitte einen Zeitpunkt nach dem Beginn wählen.',
    not_applicable: ({ device, entrance, mode }) =>
      mode ? `${device ?? entrance ?? 'Diese Tür'} lässt sich nicht mit ${modeName(mode)} öffnen.` : undefined,
  },
})

const modeName = (mode: string): string => modeWords()[mode as 'code'] ?? mode

export function formMessages(): Messages {
  return { ...packageMessages().messages, ...own() }
}
