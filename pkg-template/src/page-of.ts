// The items of a page, made from its outline: the core knows where each value stands, so the text is not read again.

import {
  OUTLINE_END,
  OUTLINE_HEAD,
  OUTLINE_JSON,
  OUTLINE_KIND_BITS,
  OUTLINE_LIST,
  OUTLINE_NAME,
  OUTLINE_NULL,
  OUTLINE_OBJECT,
  OUTLINE_SAME,
  OUTLINE_TEXT,
  OUTLINE_TRUE,
} from '../generated/facts.js'
import type { Pagination } from '../generated/models.js'
import { textClasses } from './platform.js'

type Members = Record<string, unknown>

/** The names of an object's members, and an object that has them. */
interface Shape {
  readonly names: readonly string[]
  readonly like: Members
}

/** The page in a body. What the words say stands in `src/schema/outline.rs`. */
export function pageOf(bytes: Uint8Array, words: Uint32Array): { value: unknown[]; pagination?: Pagination } {
  const decoder = new (textClasses().TextDecoder)()
  const decode = (start: number, end: number): string => decoder.decode(bytes.subarray(start, end))
  const read = reader(words, decode)
  const [count, start, end] = words as unknown as readonly [number, number, number]
  const value = Array.from({ length: count }, read)
  return end === 0 ? { value } : { value, pagination: JSON.parse(decode(start, end)) }
}

/** Reads one item after the other. */
function reader(words: Uint32Array, decode: (start: number, end: number) => string): () => unknown {
  const shapes: Shape[] = []
  let at = OUTLINE_HEAD
  let text: string

  const kind = (): number => words[at]! & ((1 << OUTLINE_KIND_BITS) - 1)
  const number = (): number => words[at++]! >>> OUTLINE_KIND_BITS
  const piece = (): string => text.slice(number(), words[at++])

  function value(): unknown {
    switch (kind()) {
      case OUTLINE_TEXT:
        return piece()
      case OUTLINE_SAME:
        return same(shapes[number()]!)
      case OUTLINE_OBJECT:
        return object(number())
      case OUTLINE_LIST:
        return list()
      case OUTLINE_JSON:
        return JSON.parse(piece())
      default:
        return constant(words[at++])
    }
  }

  const constant = (word: number | undefined) => (word === OUTLINE_NULL ? null : word === OUTLINE_TRUE)

  function list(): unknown[] {
    const items: unknown[] = []
    at++
    while (kind() !== OUTLINE_END) items.push(value())
    at++
    return items
  }

  /** A copy of another object has its members already, which takes less time than to add them one by one. */
  function same({ names, like }: Shape): Members {
    const object = { ...like }
    for (const name of names) object[name] = value()
    return object
  }

  function object(index: number): Members {
    const object: Members = {}
    let { names } = shapes[index] ?? { names: [] }
    let count = 0
    for (; kind() !== OUTLINE_END; count++) {
      if (kind() === OUTLINE_NAME) names = [...names.slice(0, count), piece()]
      object[names[count]!] = value()
    }
    at++
    // The shape of an object with fewer members stays.
    if (count === names.length) shapes[index] = { names, like: object }
    return object
  }

  return () => {
    const start = words[at++]!
    // What is kept of an item keeps this text in memory, and not the whole page.
    if (start > 0) text = decode(start, words[at++]!)
    return value()
  }
}
