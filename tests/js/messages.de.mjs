// Every sentence of the package in German: an example of `context.messages`, and the proof that none is missing.

const count = (number, one, many) => `${number} ${number === 1 ? one : many}`
const ITEMS = ['Eintrag', 'Einträge']

/** @type {import('seam-access-grants').Messages} */
export const de = {
  required: 'Bitte ausfüllen.',
  'invalid_type.string': 'Bitte Text eingeben.',
  'invalid_type.number': 'Bitte eine Zahl eingeben.',
  'invalid_type.integer': 'Bitte eine ganze Zahl eingeben.',
  'invalid_type.boolean': 'Bitte Ja oder Nein wählen.',
  'invalid_type.array': 'Bitte eine Liste angeben.',
  'invalid_type.object': 'Bitte ein Objekt angeben.',
  'invalid_type.json': 'Bitte einen Wert angeben, der sich als JSON schreiben lässt.',
  invalid_value: 'Bitte einen dieser Werte wählen: {values}.',
  'invalid_format.uuid': 'Bitte eine ID wie 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d eingeben.',
  'invalid_format.date_time': 'Bitte Datum und Uhrzeit mit Zeitverschiebung eingeben, etwa 2030-01-31T15:00:00Z.',
  'invalid_format.email': 'Bitte eine E-Mail-Adresse wie jane@example.com eingeben.',
  'invalid_format.phone_number': 'Bitte eine Telefonnummer mit + und Landesvorwahl eingeben, etwa +14155552671.',
  'invalid_format.pin': 'Bitte 4 bis 9 Ziffern eingeben.',
  'too_small.value': 'Bitte {minimum} oder mehr eingeben.',
  'too_small.characters': 'Bitte mindestens {minimum} Zeichen eingeben.',
  'too_small.items': ({ minimum }) => `Bitte mindestens ${count(minimum, ...ITEMS)} hinzufügen.`,
  'too_big.value': 'Bitte {maximum} oder weniger eingeben.',
  'too_big.characters': 'Bitte höchstens {maximum} Zeichen eingeben.',
  'too_big.items': ({ maximum }) => `Bitte höchstens ${count(maximum, ...ITEMS)} behalten.`,
  unrecognized_keys: ({ suggestion }) => (suggestion ? `Bitte entfernen – ist ${suggestion} gemeint?` : 'Bitte entfernen.'),
  not_applicable: 'Bitte entfernen oder {field} auf {value} setzen.',
  conflicting_fields: 'Bitte nur eines hiervon angeben: {fields}.',
  missing_one_of: 'Bitte eines hiervon angeben: {fields}.',
  not_after: 'Bitte einen Zeitpunkt nach {field} wählen.',
  in_past: 'Bitte einen Zeitpunkt in der Zukunft wählen.',
}
