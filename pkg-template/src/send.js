/**
 * Makes the function that the core sends requests with: it gives status, three headers and the bytes, or is rejected with
 * a string. Whatever a `fetch` throws, rejects with or resolves to ends in one of the two, because everything of it is
 * read in here, once; what was thrown is kept as `reason`.
 */
export function sender(fetch, signal) {
  const send = async (address, init) => {
    try {
      signal.throwIfAborted()
      const response = await fetch(address, init)
      const { status, headers } = response ?? {}
      if (!Number.isInteger(status) || status < 100 || status > 599 || typeof headers?.get !== 'function') {
        return Promise.reject('fetch did not give a Response.')
      }
      const told = ['content-type', 'seam-request-id', 'retry-after'].map((name) => text(headers.get(name)))
      return [status, ...told, new Uint8Array(await response.arrayBuffer())]
    } catch (reason) {
      send.reason = reason
      return Promise.reject(describe(reason))
    }
  }
  return send
}

const text = (value) => (typeof value === 'string' ? value : undefined)

/** What a rejection says, and what its cause says: Node puts there what really happened. */
function describe(reason) {
  try {
    const messages = [reason?.message ?? reason, reason?.cause?.message].filter((message) => text(message))
    if (messages.length > 0) return [...new Set(messages)].join(': ')
  } catch {
    // A value that cannot even be read.
  }
  return 'The connection failed.'
}
