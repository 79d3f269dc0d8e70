import { COMMON_BYTES } from '../generated/alphabet.js'
import { textClasses } from './platform.js'

/** A module as printable text. */
export interface EncodedModule {
  /** How many bytes the module has. */
  readonly size: number
  readonly text: string
}

/** How many codes ASCII has. */
const CODES = 128

/** The codes that begin a pair: a space and an exclamation mark. */
const FIRST_MARK = 32
const LAST_MARK = 33

/**
 * The bytes of a module that is carried as printable text: the commonest bytes are one character each, the others two.
 * `xtask/src/encode.rs` is the other half and says why.
 */
export function decode({ size, text }: EncodedModule): Uint8Array<ArrayBuffer> {
  const meanings = meaningsOf(COMMON_BYTES)
  // Read from an array: it takes a third less time than to read each character of a string.
  const codes = new (textClasses().TextEncoder)().encode(text)
  const bytes = new Uint8Array(size)
  for (let from = 0, to = 0; to < size; to++) {
    const code = codes[from++]!
    bytes[to] = code > LAST_MARK ? meanings[code]! : meanings[codes[from++]! + (code - FIRST_MARK + 1) * CODES]!
  }
  return bytes
}

/** The byte that each character stands for: alone, behind the first mark, and behind the second. */
function meaningsOf(common: string): Uint8Array {
  const alphabet: number[] = []
  for (let code = FIRST_MARK; code < CODES - 1; code++) {
    if (code !== 39 && code !== 92) alphabet.push(code)
  }
  const singles = (common.match(/../g) ?? []).map((hex) => Number.parseInt(hex, 16))
  const others = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !singles.includes(byte))
  const meanings = new Uint8Array(3 * CODES)
  for (const [place, code] of alphabet.entries()) {
    meanings[code] = singles[place - 2] ?? 0
    meanings[code + CODES] = others[place] ?? 0
    meanings[code + 2 * CODES] = others[place + alphabet.length] ?? 0
  }
  return meanings
}
