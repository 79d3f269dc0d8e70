/** A random word from the platform's cryptographic source. */
export const word = () => globalThis.crypto.getRandomValues(new Uint32Array(1))[0]
