/** How many letters have to be put in, taken away or changed, after Levenshtein; more than `far` is only known to be more. */
export function distance(one: string, other: string, far: number): number {
  if (Math.abs(one.length - other.length) > far) return far + 1
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1]
    for (const [at, wanted] of [...other].entries()) {
      next.push(Math.min((row[at] ?? 0) + (letter === wanted ? 0 : 1), (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
