// Ctrl+C.

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** A wish to stop. */
export interface Interrupt {
  /** Aborted by the first wish. */
  readonly signal: AbortSignal
  /** Listens no more. */
  end(): void
}

/** Listens for the first signal to stop; the second one ends the process at once, as it would without us. */
export function interruptible(onStop: () => void): Interrupt {
  const controller = new AbortController()
  const end = (): void => {
    for (const signal of SIGNALS) process.off(signal, stop)
  }
  const stop = (): void => {
    end()
    onStop()
    controller.abort()
  }
  for (const signal of SIGNALS) process.on(signal, stop)
  return { signal: controller.signal, end }
}
