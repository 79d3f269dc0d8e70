let drawPage = (): void => {}
let isDue = false
const waiting: (() => void)[] = []

/** Says how the page is drawn. */
export function onDraw(draw: () => void): void {
  drawPage = draw
}

/** Draws the page soon, once for all changes of this moment. */
export function draw(): void {
  if (isDue) return
  isDue = true
  queueMicrotask(() => {
    isDue = false
    drawPage()
    for (const resolve of waiting.splice(0)) resolve()
  })
}

/** Resolves when the page shows the present state, so that the focus can go to what has just appeared. */
export function drawn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    draw()
  })
}

/** A piece of state: whoever changes it has the page drawn. */
export interface Cell<T extends object> {
  readonly now: Readonly<T>
  set(change: Partial<T>): void
}

export function cell<T extends object>(start: T): Cell<T> {
  let now = start
  return {
    get now() {
      return now
    },
    set(change) {
      now = { ...now, ...change }
      draw()
    },
  }
}
