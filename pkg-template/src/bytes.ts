/** The bytes of a buffer or of a view of one; nothing for any other value. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  // By its tag: a buffer of another realm is no instance of this one's class.
  if (Object.prototype.toString.call(value) === '[object ArrayBuffer]') return new Uint8Array(value as ArrayBuffer)
  return ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : undefined
}
