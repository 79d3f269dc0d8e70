import type { Draft } from './draft.ts'

const KEY = 'seam-access-grants-demo.draft'

/** Keeps the form across reloads of this tab. A PIN is a secret, and is not written anywhere: only that there was one. */
export function keepDraft({ code, ...rest }: Draft): void {
  const isPinLost = rest.isPinLost || code !== ''
  attempt((storage) => storage.setItem(KEY, JSON.stringify({ ...rest, isPinLost })))
}

export function keptDraft(): Partial<Draft> {
  const text = attempt((storage) => storage.getItem(KEY))
  return text ? (JSON.parse(text) as Partial<Draft>) : {}
}

export function forgetDraft(): void {
  attempt((storage) => storage.removeItem(KEY))
}

function attempt<Result>(use: (storage: Storage) => Result): Result | undefined {
  try {
    return use(sessionStorage)
  } catch {
    return undefined
  }
}
