// All contenders take turns in one process, so that what the machine does besides hits each of them alike. What counts
// is the ratio of medians.

/** Nanoseconds since some moment. Pages are told time in steps, so what is measured takes many of these. */
const now = () => performance.now() * 1e6

/** Runs each contender in turn and gives its median time in nanoseconds. */
export function measure(contenders, { rounds = 60, atLeast = 50e6 } = {}) {
  const names = Object.keys(contenders)
  for (const name of names) warmUp(contenders[name])
  const repeats = Object.fromEntries(names.map((name) => [name, repeatsFor(contenders[name], atLeast / 10)]))
  const times = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const run = contenders[name]
      const count = repeats[name]
      const start = now()
      for (let index = 0; index < count; index++) run()
      times[name].push((now() - start) / count)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name].slice(rounds / 4))]))
}

/** Long enough for the engine to have compiled what is hot with its best compiler. */
function warmUp(run, nanoseconds = 400e6) {
  const start = now()
  while (now() - start < nanoseconds) run()
}

function repeatsFor(run, budget) {
  for (let count = 1; ; count *= 2) {
    const start = now()
    for (let index = 0; index < count; index++) run()
    if (now() - start > budget) return count
  }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/** Clears away what the contender before has left; it would be counted for the next. Does so where node runs with --expose-gc. */
export const clearAway = () => globalThis.gc?.({ type: 'minor' })

/** Names a ratio for `cargo xtask bench`, which collects them. */
export function ratio(name, value) {
  console.log(`ratio ${name}: ${value.toFixed(3)}`)
}

/** Prints times as ratios to one of them. */
export function print(title, times, base) {
  console.log(`\n${title}`)
  for (const [name, time] of Object.entries(times)) {
    const ratio = (time / times[base]).toFixed(2)
    console.log(`  ${name.padEnd(44)} ${ratio.padStart(6)}   ${(time / 1000).toFixed(2)} µs`)
  }
}
