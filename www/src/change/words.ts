import { words } from '../app/language.ts'

const en = {
  bar: 'Change',
  extend: 'One more night',
  times: 'Change times',
  add: 'Add a way to open',
  revoke: 'Revoke',
  revokeTitle: (name: string) => `Revoke the access of ${name}?`,
  revokeText: (name: string, place: string) =>
    `The doors close to ${name} at once (${place}). This cannot be undone: a new access may get another PIN.`,
  revokeYes: (name: string) => `Revoke ${name}`,
  revoking: (name: string) => `The access of ${name} is being taken from the doors.`,
  extended: (name: string, until: string) => `${name} can stay until ${until}.`,
  changed: (name: string) => `The times of ${name} were changed.`,
  added: (mode: string) => `${mode} was asked for.`,
  takenBack: (mode: string) => `${mode} is being taken back.`,
  undo: 'Undo',
  undone: 'The former times hold again.',
  from: 'From',
  to: 'To',
  noEnd: 'No end',
  save: 'Save times',
  cancel: 'Cancel',
  choose: 'Which way?',
}

export const t = words<typeof en>({
  en,
  de: {
    bar: 'Ändern',
    extend: 'Eine Nacht mehr',
    times: 'Zeiten ändern',
    add: 'Art zu öffnen hinzufügen',
    revoke: 'Entziehen',
    revokeTitle: (name) => `${name} den Zugang entziehen?`,
    revokeText: (name, place) =>
      `Die Türen sind für ${name} sofort zu (${place}). Das lässt sich nicht zurücknehmen: Ein neuer Zugang hat vielleicht eine andere PIN.`,
    revokeYes: (name) => `${name} entziehen`,
    revoking: (name) => `Der Zugang von ${name} wird den Türen genommen.`,
    extended: (name, until) => `${name} kann bis ${until} bleiben.`,
    changed: (name) => `Die Zeiten von ${name} wurden geändert.`,
    added: (mode) => `${mode} wurde verlangt.`,
    takenBack: (mode) => `${mode} wird zurückgenommen.`,
    undo: 'Rückgängig',
    undone: 'Es gelten wieder die früheren Zeiten.',
    from: 'Von',
    to: 'Bis',
    noEnd: 'Ohne Ende',
    save: 'Zeiten speichern',
    cancel: 'Abbrechen',
    choose: 'Welche Art?',
  },
})
