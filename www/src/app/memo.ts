/** Remembers the last answer: asked the same again, it gives that. */
export function memo<Arguments extends unknown[], Result>(compute: (...args: Arguments) => Result): (...args: Arguments) => Result {
  let last: { args: Arguments; result: Result } | undefined
  return (...args) => {
    if (!last || args.some((arg, index) => !Object.is(arg, last?.args[index]))) last = { args, result: compute(...args) }
    return last.result
  }
}
