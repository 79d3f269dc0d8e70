import { INDEX } from '../generated/facts.js'
import type { Issue } from '../generated/issues.js'
import type { ModuleExports } from './gateway.js'
import { textClasses } from './platform.js'
import type { Repair } from './repair.js'
import type { IssueWithoutPath } from './serialize.js'

/** What a check says. */
export interface Report {
  readonly issues: Issue[]
  readonly warnings: Issue[]
  readonly repairs: readonly Repair[]
}

/** What the text of a report says: the report, or the templates that are new in its words. */
interface Text extends Partial<Report> {
  readonly templates?: readonly Template['first'][]
}

/** The first issue of a kind, and the names of its members that are lists. */
interface Template {
  readonly first: IssueWithoutPath & Record<string, unknown>
  readonly lists: readonly string[]
}

/**
 * Reads what a check says from its words, see src/wasm/checks/report.rs. What it says of each kind of issue crosses once, and the names
 * in the paths are read once.
 */
export function reportReader(exports: ModuleExports): (words: Uint32Array, start: number, stop: number) => Report {
  const decoder = new (textClasses().TextDecoder)()
  const templates: Template[] = []
  const names = new Map<number, string>()

  const textAt = (address: number, length: number): string => decoder.decode(new Uint8Array(exports.memory.buffer, address, length))

  function name(address: number, length: number): string {
    let cached = names.get(address)
    // Two names may begin at one address.
    if (cached?.length !== length) {
      cached = textAt(address, length)
      names.set(address, cached)
    }
    return cached
  }

  function issue(number: number, path: Issue['path']): Issue {
    const { first, lists } = templates[number]!
    const issue: Issue & Record<string, unknown> = { ...first, path }
    for (const key of lists) issue[key] = [...(first[key] as unknown[])]
    return issue
  }

  return (words, start, stop) => {
    const address = words[start]!
    const length = words[start + 1]!
    const text: Text = length === 0 ? {} : JSON.parse(textAt(address, length))
    for (const first of text.templates ?? []) {
      templates.push({ first, lists: Object.keys(first).filter((key) => key !== 'path' && Array.isArray(first[key])) })
    }
    const { issues = [], warnings = [], repairs = [] } = text
    for (let at = start + 2; at < stop; ) {
      const number = words[at]!
      const end = at + 2 + 2 * words[at + 1]!
      const path: Issue['path'] = []
      for (at += 2; at < end; at += 2) path.push(words[at + 1] === INDEX ? words[at]! : name(words[at]!, words[at + 1]!))
      issues.push(issue(number, path))
    }
    return { issues, warnings, repairs }
  }
}
