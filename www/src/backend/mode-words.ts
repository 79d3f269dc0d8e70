import { words } from '../app/language.ts'
import { listText } from '../app/time.ts'
import type { modes } from './places.ts'

type Mode = (typeof modes)[number]

/** The ways to open a door, as people call them. */
export const modeWords = words<Record<Mode, string>>({
  en: { code: 'PIN code', card: 'Key card', mobile_key: 'Mobile key', cloud_key: 'Cloud key' },
  de: { code: 'PIN-Code', card: 'Schlüsselkarte', mobile_key: 'Handyschlüssel', cloud_key: 'Cloud-Schlüssel' },
})

/** The same within a sentence. */
const inSentence = words<Record<Mode, string>>({
  en: { code: 'PIN code', card: 'key card', mobile_key: 'mobile key', cloud_key: 'cloud key' },
  de: { code: 'PIN-Code', card: 'Schlüsselkarte', mobile_key: 'Handyschlüssel', cloud_key: 'Cloud-Schlüssel' },
})

/** Any of these ways. */
export function modesText(some: readonly Mode[]): string {
  return listText(
    some.map((mode) => inSentence()[mode]),
    'disjunction',
  )
}
