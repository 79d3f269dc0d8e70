import type { IncomingMessage } from 'node:http'

/** Bytes that a request may have. The largest that a client sends are rows by the thousand. */
const MOST = 1 << 20

/** Bytes that are read and thrown away for a client to see why it is refused, before its connection ends. */
const PATIENCE = 16 << 20

/** The body of a request; nothing, if it is too large. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length
    if (size <= MOST) pieces.push(piece)
    if (size > PATIENCE) break
  }
  return size <= MOST ? Buffer.concat(pieces) : undefined
}
