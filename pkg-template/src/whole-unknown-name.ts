// What to say of a name that nobody knows.

/** The least share of letters that a slip has in common with what was meant. */
const LEAST = 0.7

/** What to say of the name of something that is not among those that are known; `where` stands before names. */
export function unknownName(what: string, name: string, known: readonly string[], where = ''): string {
  // A list, and a text, has numbers for names.
  if (name === '0') return `Give an object with ${known.join(', ')}.`
  const near = nearest(name, known)
  return `There is no ${what} ${where}${name}. ${near ? `Did you mean ${where}${near}?` : `Known are ${known.join(', ')}.`}`
}

/** The known name that is most like another; nothing, if none is like it. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const shares = known.map((other) => share(name.toLowerCase(), other.toLowerCase()))
  return known[shares.indexOf(Math.max(LEAST, ...shares))]
}

/** How many letters two names have in common, as a share of all, as Sørensen and Dice count. */
function share(name: string, other: string): number {
  let rest = other
  for (const letter of name) rest = rest.replace(letter, '')
  return (2 * (other.length - rest.length)) / (name.length + other.length)
}
