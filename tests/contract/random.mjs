// Chance that comes out the same on every run.

/** Mulberry32: small, fast, and good enough to make test data. */
export function random(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (bound) => Math.floor(next() * bound)
  const from = (letters, length) => Array.from({ length }, () => letters[below(letters.length)]).join('')
  return {
    below,
    from,
    chance: (share) => next() < share,
    pick: (list) => list[below(list.length)],
    between: (least, most) => least + below(most - least + 1),
  }
}

/** A number for a name, to seed with. */
export const seedOf = (name) => [...name].reduce((sum, char) => Math.imul(sum, 31) + char.charCodeAt(0), 7)
