/** A random word from the platform's cryptographic source. */
export const word = (): number => globalThis.crypto.getRandomValues(new Uint32Array(1))[0]!
