/**
 * The bytes of a module that is carried as printable text: the commonest bytes are one character each, the others two.
 * `xtask/src/encode.rs` is the other half and says why.
 */
export function decode({ size, common, text }) {
  const alphabet = []
  for (let code = 32; code < 127; code++) {
    if (code !== 39 && code !== 92) alphabet.push(code)
  }
  const singles = new Uint8Array(127)
  const isCommon = new Set()
  for (let place = 0; place < common.length / 2; place++) {
    const byte = parseInt(common.slice(2 * place, 2 * place + 2), 16)
    singles[alphabet[place + 2]] = byte
    isCommon.add(byte)
  }
  const others = []
  for (let byte = 0; byte < 256; byte++) {
    if (!isCommon.has(byte)) others.push(byte)
  }
  const places = new Uint8Array(127)
  alphabet.forEach((code, place) => (places[code] = place))

  const bytes = new Uint8Array(size)
  const [first, second] = alphabet
  for (let from = 0, to = 0; to < size; to++) {
    const code = text.charCodeAt(from++)
    if (code !== first && code !== second) bytes[to] = singles[code]
    else bytes[to] = others[places[text.charCodeAt(from++)] + (code === second ? alphabet.length : 0)]
  }
  return bytes
}
