/** In the place of a name's length: the step of the path is an index. */
const INDEX = 0xffffffff

/**
 * Reads issues from the words that the core wrote, see src/wasm/verdict.rs. What it says of each kind of issue, and the names
 * in the paths, are asked for once.
 */
export function verdictOf(exports, bindings) {
  const decoder = new TextDecoder()
  const templates = []
  const names = new Map()

  function name(address, length) {
    let known = names.get(address)
    // Two names may begin at one address.
    if (known?.length !== length) {
      known = decoder.decode(new Uint8Array(exports.memory.buffer, address, length))
      names.set(address, known)
    }
    return known
  }

  function issue(path, number, index) {
    const known = (templates[number] ??= prepared(bindings.nth_issue(index)))
    const issue = known.isFlat ? { ...known.first } : JSON.parse(known.text)[0]
    issue.path = path
    return issue
  }

  return (words, start, stop) => {
    const numbers = []
    const paths = []
    for (let at = start; at < stop; ) {
      numbers.push(words[at])
      const end = at + 2 + 2 * words[at + 1]
      const path = []
      for (at += 2; at < end; at += 2) path.push(words[at + 1] === INDEX ? words[at] : name(words[at], words[at + 1]))
      paths.push(path)
    }
    // A template that is asked for may make the memory grow, and then the words are gone.
    return paths.map((path, index) => issue(path, numbers[index], index))
  }
}

/** A template's text and the issue in it. It is flat if a copy shares nothing but the path. */
function prepared(text) {
  const [first] = JSON.parse(text)
  return { text, first, isFlat: Object.values(first).filter(Array.isArray).length === 1 }
}
