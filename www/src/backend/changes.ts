type Listener = () => void
const listeners = new Set<Listener>()

/** Calls the listener when something may have changed: by this page, by another tab, or by time. */
export function onDataChange(listener: Listener): void {
  listeners.add(listener)
}

export function dataChanged(): void {
  for (const listener of listeners) listener()
}
