import type { Messages } from '../messages.js'

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`
const oneOf = (names: string[]): string => new Intl.ListFormat('de', { type: 'disjunction' }).format(names)
const LOCK = 'dieses Schloss'
const ITEMS = ['Eintrag', 'Einträge'] as const

/**
 * Every sentence of the package in German, for `messages` of a context.
 *
 * ```ts
 * const schema = createAccessGrantSchema.with({ messages: de })
 * ```
 */
export const de: Messages = {
  required: 'Bitte ausfüllen.',
  'invalid_type.string': 'Bitte Text eingeben.',
  'invalid_type.number': 'Bitte eine Zahl eingeben.',
  'invalid_type.integer': 'Bitte eine ganze Zahl eingeben.',
  'invalid_type.boolean': 'Bitte Ja oder Nein wählen.',
  'invalid_type.array': 'Bitte eine Liste angeben.',
  'invalid_type.object': 'Bitte ein Objekt angeben.',
  'invalid_type.json': 'Bitte einen Wert angeben, der sich als JSON schreiben lässt.',
  invalid_value: ({ values = [] }) => `Bitte ${oneOf(values.map((value) => (value === true ? 'Ja' : String(value))))} wählen.`,
  'invalid_value.invalid_date': 'Bitte ein Datum wie 2030-01-31 eingeben.',
  'invalid_value.invalid_time': 'Bitte eine Uhrzeit wie 15:00 eingeben.',
  'invalid_value.unknown_time_zone': 'Bitte eine Zeitzone wie Europe/Paris eingeben.',
  'invalid_value.skipped_time': 'Bitte eine andere Uhrzeit wählen; diese gibt es an jenem Tag nicht, weil die Uhr vorgestellt wird.',
  'invalid_value.repeated_time': 'Bitte eine andere Uhrzeit wählen; diese gibt es an jenem Tag zweimal, weil die Uhr zurückgestellt wird.',
  'invalid_format.uuid': 'Bitte eine ID wie 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d eingeben.',
  'invalid_format.date_time': 'Bitte Datum und Uhrzeit mit Zeitverschiebung eingeben, etwa 2030-01-31T15:00:00Z.',
  'invalid_format.email': 'Bitte eine E-Mail-Adresse wie jane@example.com eingeben.',
  'invalid_format.phone_number': 'Bitte eine Telefonnummer mit + und Landesvorwahl eingeben, etwa +14155552671.',
  'invalid_format.pin': 'Bitte 4 bis 9 Ziffern eingeben.',
  'invalid_format.csv': ({ reason, cells }) =>
    ({
      quote: 'Bitte das Anführungszeichen schließen und jedes innere verdoppeln.',
      cells: `Bitte nicht mehr als ${cells} Zellen wie in der Kopfzeile angeben, eine mit Trennzeichen in Anführungszeichen.`,
      header: 'Bitte in der ersten Zeile die Spalten benennen.',
    })[reason ?? 'header'],
  'invalid_format.utf-8': 'Bitte die Datei als UTF-8 speichern.',
  'too_small.value': 'Bitte {minimum} oder mehr eingeben.',
  'too_small.characters': 'Bitte mindestens {minimum} Zeichen eingeben.',
  'too_small.items': ({ minimum }) => `Bitte mindestens ${count(minimum, ...ITEMS)} hinzufügen.`,
  'too_big.value': 'Bitte {maximum} oder weniger eingeben.',
  'too_big.characters': 'Bitte höchstens {maximum} Zeichen eingeben.',
  'too_big.items': ({ maximum }) => `Bitte höchstens ${count(maximum, ...ITEMS)} behalten.`,
  'too_big.columns': 'Bitte höchstens {maximum} Spalten behalten.',
  unrecognized_keys: ({ column, suggestion }) => {
    if (column) return `Bitte Spalte ${column} nach einem Feld benennen${suggestion ? ` (${suggestion})` : ''} oder entfernen.`
    return suggestion ? `Bitte entfernen – ist ${suggestion} gemeint?` : 'Bitte entfernen.'
  },
  not_applicable: ({ device, entrance, mode, field, value }) =>
    mode === undefined
      ? `Bitte entfernen oder ${field} auf ${value} setzen.`
      : `Bitte eine andere Art wählen: ${device ?? entrance ?? 'diese Tür'} lässt sich nicht mit ${mode} öffnen.`,
  conflicting_fields: 'Bitte nur eines hiervon angeben: {fields}.',
  missing_one_of: 'Bitte eines hiervon angeben: {fields}.',
  not_after: 'Bitte einen Zeitpunkt nach {field} wählen.',
  in_past: 'Bitte einen Zeitpunkt in der Zukunft wählen.',
  device_constraint: ({ device = LOCK, constraint }) => `Das nimmt ${device} nicht an (${constraint}).`,
  'device_constraint.no_zeros': ({ device = LOCK }) => `Bitte keine 0 für ${device}.`,
  device_length: ({ devices, lengths }) =>
    lengths.length > 0
      ? `${devices.join(' und ')}: bitte ${lengths.join(' oder ')} Ziffern.`
      : `Keine Länge passt zu ${devices.join(' und ')}.`,
  device_time_frame: ({ device = LOCK, reason }) => `Dieses Zeitfenster nimmt ${device} nicht an (${reason}).`,
  'device_time_frame.ongoing_not_supported': ({ device = LOCK }) => `Bitte ein Ende für ${device} wählen.`,
  'device_time_frame.duration_exceeds_max': ({ device = LOCK }) => `Bitte ein früheres Ende für ${device} wählen.`,
  'device_time_frame.duration_below_min': ({ device = LOCK }) => `Bitte ein späteres Ende für ${device} wählen.`,
  'reservation.not_supported': 'Bitte eine Tür wählen, die zu einer Reservierung gehören kann.',
  'reservation.entrances': 'Bitte nur Türen der ersten Berechtigung dieser Reservierung wählen.',
  'reservation.time_frame': 'Bitte einen Zeitraum wählen, der die anderen dieser Reservierung überschneidet.',
  duplicate: ({ row }) =>
    row === undefined
      ? 'Bitte diese Spalte nur einmal behalten.'
      : `Bitte jeder Zeile einen eigenen Schlüssel geben; Zeile ${row} hat denselben.`,
  'not_checked.no_door_rules': 'Die Regeln dieser Türen werden hier nicht geprüft.',
  'not_checked.unreadable_data': 'Die Regeln dieser Türen wurden nicht geprüft: bitte Listen angeben, die sich als JSON schreiben lassen.',
  'not_checked.unreadable_now': 'Es gilt die Uhr: bitte now als Date oder als Zeitpunkt mit Zeitverschiebung angeben.',
}
