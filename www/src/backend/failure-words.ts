import { words } from '../app/language.ts'
import type { FailureKind } from './failure.ts'

/** What happened, and what to do about it. */
export const failureWords = words<
  Record<FailureKind, [title: string, advice: string]> & { id: string; retry: string; in: (seconds: number) => string; stop: string }
>({
  en: {
    offline: ['You are offline', 'This device has no connection. What you typed stays here; try again when you are back online.'],
    connection: ['No answer', 'The connection broke before there was an answer. Try again; nothing you typed is lost.'],
    timeout: ['No answer in time', 'Seam took too long to answer. Try again in a moment.'],
    stopped: ['You stopped waiting', 'Try again when you like; nothing you typed is lost.'],
    rateLimit: ['Too many requests at once', 'Seam asks everybody to wait. It goes on when the time is up.'],
    unauthorized: ['Signed out', 'The token is not known or no longer valid. Ask your server for a new client session, and connect again.'],
    forbidden: ['Not allowed', 'This token may not do that. Ask whoever runs your Seam workspace for the permission.'],
    notFound: ['Not there any more', 'It was deleted, or this token may not see it.'],
    server: ['Seam is having trouble', 'The fault is on their side. Try again; if it lasts, tell their support the request’s ID.'],
    answer: [
      'An answer that makes no sense',
      'Something between this page and Seam changed the answer. Try again, or ask your network’s administrator.',
    ],
    refused: ['Seam refused this', 'Change what it says, and try again.'],
    config: ['This cannot work', 'See what it says, and connect with something else.'],
    fault: ['Something went wrong in this page', 'Reload it. If it happens again, the console says more.'],
    id: 'Request',
    retry: 'Try again',
    in: (seconds) => `Try again in ${seconds} s`,
    stop: 'Stop waiting',
  },
  de: {
    offline: [
      'Keine Verbindung',
      'Dieses Gerät ist offline. Ihre Eingaben bleiben hier; versuchen Sie es wieder, sobald die Verbindung steht.',
    ],
    connection: ['Keine Antwort', 'Die Verbindung brach ab, bevor eine Antwort kam. Bitte erneut versuchen; Ihre Eingaben sind noch da.'],
    timeout: ['Keine Antwort in der Zeit', 'Seam hat zu lange gebraucht. Bitte gleich erneut versuchen.'],
    stopped: ['Sie warten nicht mehr', 'Versuchen Sie es erneut, wann Sie möchten; Ihre Eingaben sind noch da.'],
    rateLimit: ['Zu viele Anfragen auf einmal', 'Seam bittet um Geduld. Es geht weiter, sobald die Zeit um ist.'],
    unauthorized: [
      'Abgemeldet',
      'Das Token ist unbekannt oder abgelaufen. Lassen Sie sich vom Server eine neue Sitzung geben und verbinden Sie sich neu.',
    ],
    forbidden: ['Nicht erlaubt', 'Dieses Token darf das nicht. Fragen Sie, wer Ihren Seam-Workspace verwaltet.'],
    notFound: ['Nicht mehr da', 'Der Zugang wurde gelöscht, oder dieses Token darf ihn nicht sehen.'],
    server: [
      'Seam hat eine Störung',
      'Der Fehler liegt dort. Bitte erneut versuchen; hält es an, nennen Sie dem Support die ID der Anfrage.',
    ],
    answer: ['Eine unverständliche Antwort', 'Etwas zwischen dieser Seite und Seam hat die Antwort verändert. Bitte erneut versuchen.'],
    refused: ['Seam lehnt das ab', 'Bitte ändern, was dort steht, und erneut versuchen.'],
    config: ['So geht es nicht', 'Bitte lesen, was dort steht, und anders verbinden.'],
    fault: ['In dieser Seite ging etwas schief', 'Bitte neu laden. Passiert es wieder, sagt die Konsole mehr.'],
    id: 'Anfrage',
    retry: 'Erneut versuchen',
    in: (seconds) => `Erneut in ${seconds} s`,
    stop: 'Nicht warten',
  },
})
