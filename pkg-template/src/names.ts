// The names of options. One that nobody reads is a slip that would go unnoticed: what was asked for would not happen.

import { SeamConfigError } from './error-classes.js'
import { unknownName } from './whole-unknown-name.js'

/** A list of all names of a type: the compiler refuses one that lacks a name or has another. */
type AllOf<Options, List extends readonly string[]> = List & ([keyof Options] extends [List[number]] ? readonly (keyof Options)[] : never)

/** Refuses an option whose name is not among those that are known. `where` stands before it: `context.`. */
export function checkNames<Options, const List extends readonly string[]>(
  given: Options | null | undefined,
  known: AllOf<Options, List>,
  where = '',
  Failure: new (message: string) => Error = SeamConfigError,
): void {
  if (given == null) return
  let names: string[] = []
  try {
    names = Object.keys(given)
  } catch {
    // A proxy that tells nothing.
  }
  for (const name of names) {
    if (!known.includes(name as never)) throw new Failure(unknownName('option', name, known, where))
  }
}
