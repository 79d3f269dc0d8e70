import type { AppliedStep, PlanStep } from 'seam-access-grants'
import { words } from '../app/language.ts'

interface Words {
  kinds: Record<PlanStep['kind'], (count: number) => string>
  kind: Record<PlanStep['kind'], string>
  outcomes: Record<AppliedStep['status'] | 'leftOut' | 'problem', string>
  outcome: string
  reason: string
  fileName: string
}

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
    outcome: 'Ergebnis',
    reason: 'Grund',
    fileName: 'import-bericht.csv',
  },
})
