import { INDEX } from '../generated/facts.js'

/**
 * Reads what a check says from its words, see src/wasm/verdict.rs. What it says of each kind of issue is told once, and the names
 * in the paths are read once.
 */
export function verdictOf(exports) {
  const decoder = new TextDecoder()
  const templates = []
  const names = new Map()

  const textAt = (address, length) => decoder.decode(new Uint8Array(exports.memory.buffer, address, length))

  function name(address, length) {
    let known = names.get(address)
    // Two names may begin at one address.
    if (known?.length !== length) {
      known = textAt(address, length)
      names.set(address, known)
    }
    return known
  }

  function issue(number, path) {
    const { first, lists } = templates[number]
    const issue = { ...first, path }
    for (const key of lists) issue[key] = [...first[key]]
    return issue
  }

  return (words, start, stop) => {
    const [address, length] = [words[start], words[start + 1]]
    const said = length === 0 ? {} : JSON.parse(textAt(address, length))
    for (const first of said.templates ?? []) {
      templates.push({ first, lists: Object.keys(first).filter((key) => key !== 'path' && Array.isArray(first[key])) })
    }
    const { issues = [], warnings = [], repairs = [] } = said
    for (let at = start + 2; at < stop; ) {
      const number = words[at]
      const end = at + 2 + 2 * words[at + 1]
      const path = []
      for (at += 2; at < end; at += 2) path.push(words[at + 1] === INDEX ? words[at] : name(words[at], words[at + 1]))
      issues.push(issue(number, path))
    }
    return { issues, warnings, repairs }
  }
}
