// Chance that repeats itself: what it gives depends on nothing but what it is asked.

/** A number from 0 up to 1, without 1, that follows from a seed, a number, and what it decides. */
export function chance(seed: number, number: number, what: string): number {
  let state = mix(mix(Math.floor(seed / 2 ** 32)) ^ seed)
  state = mix(state ^ number)
  for (let index = 0; index < what.length; index++) state = mix(state ^ what.charCodeAt(index))
  return state / 2 ** 32
}

/** The finalizer of MurmurHash3 behind a step, so that zeros do not stay zeros. */
function mix(word: number): number {
  let state = (word + 0x9e3779b9) | 0
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return (state ^ (state >>> 16)) >>> 0
}

/** An ID that follows from the same. */
export function chanceUuid(seed: number, number: number, what: string): string {
  const digit = (index: number): number => Math.floor(chance(seed, number, `${what} ${index}`) * 16)
  const hex = Array.from({ length: 32 }, (_, index) =>
    (index === 12 ? 4 : index === 16 ? 8 + (digit(index) % 4) : digit(index)).toString(16),
  )
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
