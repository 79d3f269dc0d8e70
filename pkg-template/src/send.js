/**
 * Makes the function that the core sends requests with: it gives the response and its bytes, or is rejected with a
 * string. Whatever a `fetch` throws, rejects with or resolves to ends in one of the two.
 */
export function sender(fetch) {
  return async (address, init) => {
    try {
      const response = await fetch(address, init)
      if (typeof response?.status !== 'number' || typeof response.headers?.get !== 'function') {
        return Promise.reject('fetch did not give a Response.')
      }
      return [response, new Uint8Array(await response.arrayBuffer())]
    } catch (reason) {
      return Promise.reject(describe(reason))
    }
  }
}

/** What a rejection says, and what its cause says: Node puts there what really happened. */
function describe(reason) {
  const messages = [reason?.message ?? reason, reason?.cause?.message].filter((text) => typeof text === 'string' && text)
  return messages.length === 0 ? 'The connection failed.' : [...new Set(messages)].join(': ')
}
