import { COMMON_BYTES } from '../generated/alphabet.js'

/** A module as printable text. */
export interface EncodedModule {
  /** How many bytes the module has. */
  readonly size: number
  readonly text: string
}

/**
 * The bytes of a module that is carried as printable text: the commonest bytes are one character each, the others two.
 * `xtask/src/encode.rs` is the other half and says why.
 */
export function decode({ size, text }: EncodedModule): Uint8Array<ArrayBuffer> {
  const alphabet: number[] = []
  for (let code = 32; code < 127; code++) {
    if (code !== 39 && code !== 92) alphabet.push(code)
  }
  const singles = new Uint8Array(127)
  const isCommon = new Set<number>()
  for (let place = 0; place < COMMON_BYTES.length / 2; place++) {
    const byte = Number.parseInt(COMMON_BYTES.slice(2 * place, 2 * place + 2), 16)
    singles[alphabet[place + 2]!] = byte
    isCommon.add(byte)
  }
  const others: number[] = []
  for (let byte = 0; byte < 256; byte++) {
    if (!isCommon.has(byte)) others.push(byte)
  }
  const places = new Uint8Array(127)
  for (const [place, code] of alphabet.entries()) places[code] = place

  const bytes = new Uint8Array(size)
  const [first, second] = alphabet
  for (let from = 0, to = 0; to < size; to++) {
    const code = text.charCodeAt(from++)
    if (code !== first && code !== second) bytes[to] = singles[code]!
    else bytes[to] = others[places[text.charCodeAt(from++)]! + (code === second ? alphabet.length : 0)]!
  }
  return bytes
}
