const PREFIX = 'seam-access-grants-demo.'

/** Private windows may refuse storage; the page then forgets at the next load. */
function attempt<Result>(use: (storage: Storage) => Result): Result | undefined {
  try {
    return use(localStorage)
  } catch {
    return undefined
  }
}

export function remembered(name: string): string | undefined {
  return attempt((storage) => storage.getItem(PREFIX + name)) ?? undefined
}

export function remember(name: string, value: string): void {
  attempt((storage) => storage.setItem(PREFIX + name, value))
}
