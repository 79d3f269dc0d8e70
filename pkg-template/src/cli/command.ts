// What a command of the command line is, and how it ends.

/** A command; each stands in a file of its own. */
export interface Command {
  /** What it does, in a line of the list of commands. */
  readonly summary: string
  /** What `--help` prints. */
  readonly help: string
  /** Runs it to its end; gives the exit status. */
  run(args: readonly string[]): Promise<number>
}

/** Exit statuses. */
export const DONE = 0
export const FAILED = 1
export const WRONG_USE = 2

/** A command was called in a way that it does not know. */
export class WrongUse extends Error {}

/** A command could not do what it was asked to, for a reason that is told in a sentence. */
export class Failure extends Error {}
