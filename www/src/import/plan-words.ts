import type { AppliedStep, PlanStep } from 'seam-access-grants'
import { words } from '../app/language.ts'
import type { Warning } from './rows.ts'

interface Words {
  kinds: Record<PlanStep['kind'], (count: number) => string>
  kind: Record<PlanStep['kind'], string>
  outcomes: Record<AppliedStep['status'] | 'leftOut' | 'problem', string>
  warned: Record<Warning['about'], (count: number) => string>
  /** Rows with problems, and rows that are left out. */
  notIn: (bad: number, leftOut: number) => string
  andMore: (count: number) => string
  outcome: string
  reason: string
  fileName: string
}

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`)
const zeilen = (count: number): string => (count === 1 ? '1 Zeile' : `${count} Zeilen`)

/** The words for what a plan does, and for what became of it. */
export const planText = words<Words>({
  en: {
    kinds: {
      create: (n: number) => `${n} new`,
      update: (n: number) => `${n} changed`,
      request_access_methods: (n: number) => `${n} with another way to open`,
      delete: (n: number) => `${n} revoked`,
      unchanged: (n: number) => `${n} as they are`,
      blocked: (n: number) => `${n} cannot be changed`,
      invalid: (n: number) => `${n} not valid`,
    },
    kind: {
      create: 'New',
      update: 'Changed',
      request_access_methods: 'One way more',
      delete: 'Revoked',
      unchanged: 'As it is',
      blocked: 'Cannot',
      invalid: 'Not valid',
    },
    outcomes: {
      done: 'done',
      existing: 'was there',
      failed: 'failed',
      skipped: 'not reached',
      unchanged: 'as it is',
      blocked: 'cannot',
      invalid: 'not valid',
      leftOut: 'left out',
      problem: 'has problems',
    },
    warned: {
      doors: (n: number) => `${rows(n)} with a PIN at a door that does not open with one`,
      overlaps: (n: number) => `${rows(n)} for a room that somebody else has at that time`,
      people: (n: number) => `${rows(n)} with the email or phone number of a guest of another name`,
      rules: (n: number) => `${rows(n)} with a rule of a door that cannot be checked here`,
    },
    notIn: (bad, out) =>
      `Not imported: ${[bad > 0 && `${rows(bad)} with problems`, out > 0 && `${rows(out)} left out`].filter(Boolean).join(', ')}.`,
    andMore: (n) => `And ${n} more.`,
    outcome: 'Outcome',
    reason: 'Reason',
    fileName: 'import-report.csv',
  },
  de: {
    kinds: {
      create: (n) => `${n} neu`,
      update: (n) => `${n} geändert`,
      request_access_methods: (n) => `${n} mit einer Art mehr`,
      delete: (n) => `${n} entzogen`,
      unchanged: (n) => `${n} unverändert`,
      blocked: (n) => `${n} nicht änderbar`,
      invalid: (n) => `${n} ungültig`,
    },
    kind: {
      create: 'Neu',
      update: 'Geändert',
      request_access_methods: 'Eine Art mehr',
      delete: 'Entzogen',
      unchanged: 'Unverändert',
      blocked: 'Geht nicht',
      invalid: 'Ungültig',
    },
    outcomes: {
      done: 'ausgeführt',
      existing: 'war da',
      failed: 'fehlgeschlagen',
      skipped: 'nicht erreicht',
      unchanged: 'unverändert',
      blocked: 'geht nicht',
      invalid: 'ungültig',
      leftOut: 'ausgelassen',
      problem: 'hat Probleme',
    },
    warned: {
      doors: (n) => `${zeilen(n)} mit einer PIN an einer Tür, die sich damit nicht öffnet`,
      overlaps: (n) => `${zeilen(n)} für ein Zimmer, das zu dieser Zeit schon jemand hat`,
      people: (n) => `${zeilen(n)} mit E-Mail oder Telefonnummer eines Gastes, der anders heißt`,
      rules: (n) => `${zeilen(n)} mit einer Regel einer Tür, die hier nicht prüfbar ist`,
    },
    notIn: (bad, out) =>
      `Nicht importiert: ${[bad > 0 && `${zeilen(bad)} mit Problemen`, out > 0 && `${zeilen(out)} ausgelassen`].filter(Boolean).join(', ')}.`,
    andMore: (n) => `Und ${n} weitere.`,
    outcome: 'Ergebnis',
    reason: 'Grund',
    fileName: 'import-bericht.csv',
  },
})
