// A line on the terminal that says how far it is; nothing in a pipe.

/** Milliseconds between two looks at how far it is. */
const INTERVAL = 100

/** How far something is. */
export interface Progress {
  /** So many are done. The total may grow, or not be known. */
  update(done: number, total?: number): void
  /** Takes the line away. */
  end(): void
}

/** Shows how far something is that is called `what`: how much of it a second, and how long it will take. */
export function progress(what: string): Progress {
  const { stderr } = process
  if (!stderr.isTTY) return { update() {}, end() {} }
  const start = performance.now()
  let last = -INTERVAL
  const write = (text: string): void => void stderr.write(`\r\u001b[K${text}`)
  return {
    update(done, total) {
      const now = performance.now() - start
      if (now - last < INTERVAL && done !== total) return
      last = now
      write(progressLine(what, done, total, now).slice(0, stderr.columns - 1))
    },
    end: () => write(''),
  }
}

const count = (number: number): string => number.toLocaleString('en-US')

/** What the line says after so many milliseconds. */
export function progressLine(what: string, done: number, total: number | undefined, elapsed: number): string {
  const rate = (done / elapsed) * 1000
  const parts = [total === undefined ? `${what} ${count(done)}` : `${what} ${count(done)} of ${count(total)}`]
  if (done > 0 && elapsed >= 1000) {
    parts.push(`${rate < 10 ? rate.toFixed(1) : count(Math.round(rate))} a second`)
    if (total !== undefined && done < total) parts.push(`${duration((total - done) / rate)} left`)
  }
  return parts.join(', ')
}

function duration(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}
