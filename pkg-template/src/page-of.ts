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

  function object(index: number): Members {
    const shape = shapes[index] ?? { names: [], like: {} }
    // A copy has its members already, which takes less time than to add them one by one.
    const object = { ...shape.like }
    let count = 0
    for (; count < shape.names.length && kind() !== OUTLINE_NAME && kind() !== OUTLINE_END; count++) {
      object[shape.names[count]!] = value()
    }
    if (count < shape.names.length || kind() !== OUTLINE_END) return rest(index, shape.names.slice(0, count), object)
    at++
    return object
  }

  /** An object of which its shape has only the first members. */
  function rest(index: number, names: string[], start: Members): Members {
    const object: Members = {}
    for (const name of names) object[name] = start[name]
    const known = names.length
    while (kind() !== OUTLINE_END) {
      const name = piece()
      object[name] = value()
      names.push(name)
    }
    at++
    if (names.length > known) shapes[index] = { names, like: object }
    return object
  }

  return () => {
    // Each item has a text of its own: its strings are parts of that, and would keep a whole page in memory.
    text = decode(words[at++]!, words[at++]!)
    return value()
  }
}
