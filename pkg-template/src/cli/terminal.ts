// What is printed, and where: colors and widths are those of a terminal, and a pipe has neither.

import * as util from 'node:util'

type Color = 'bold' | 'dim' | 'red' | 'green' | 'yellow'

/** Where a command prints. */
export interface Terminal {
  /** How many columns a line has; no limit in a pipe that does not name one. */
  readonly width: number
  /** Text in a color, where there are colors. */
  paint(color: Color, text: string): string
  /** Prints a line of what was asked for. */
  print(text: string): void
  /** Prints a line of what is said besides. */
  tell(text: string): void
}

/** The terminal of this process; `noColor` is the option. Node says whether there are colors, by NO_COLOR among others. */
export function terminal({ noColor = false }: { noColor?: boolean | undefined } = {}): Terminal {
  const { stdout, stderr } = process
  const hasColors = !noColor && stdout.isTTY && stdout.hasColors() && 'styleText' in util
  return {
    width: stdout.isTTY ? stdout.columns : Number(process.env.COLUMNS) || Infinity,
    paint: (color, text) => (hasColors ? util.styleText(color, text) : text),
    print: (text) => void stdout.write(`${text}\n`),
    tell: (text) => void stderr.write(`${text}\n`),
  }
}

let onClosed = (): void => {}

/**
 * A reader that has seen enough, like `head`, closes the pipe. Says what that means from now on; nothing more can be printed then, and
 * nobody is told.
 */
export function whenClosed(what: () => void): void {
  onClosed = what
}

/** Listens for pipes that are closed. */
export function watchPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      onClosed()
    })
  }
}
