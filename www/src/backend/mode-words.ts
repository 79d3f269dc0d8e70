import { words } from '../app/language.ts'
import type { modes } from './places.ts'

/** The ways to open a door, as people call them. */
export const modeWords = words<Record<(typeof modes)[number], string>>({
  en: { code: 'PIN code', card: 'Key card', mobile_key: 'Mobile key', cloud_key: 'Cloud key' },
  de: { code: 'PIN-Code', card: 'Schlüsselkarte', mobile_key: 'Handyschlüssel', cloud_key: 'Cloud-Schlüssel' },
})
