// The signature of a webhook, as Standard Webhooks has it: HMAC-SHA256 of the ID, the time and the body.

import { SeamConfigError } from './error-classes.js'
import { subtleCrypto, textClasses } from './platform.js'

/** The key in a webhook's secret. */
export function keyOf(secret: string): Uint8Array<ArrayBuffer> {
  const bytes = typeof secret === 'string' ? fromBase64(secret.replace(/^whsec_/, '')) : undefined
  if (!bytes?.length) throw new SeamConfigError("secret must be the webhook's secret, which starts with whsec_.")
  return bytes
}

/** What is signed. */
export function signedBytes(id: string, timestamp: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new (textClasses().TextEncoder)().encode(`${id}.${timestamp}.`)
  const signed = new Uint8Array(head.length + body.length)
  signed.set(head)
  signed.set(body, head.length)
  return signed
}

/** The key as the platform's cryptography takes it. */
export function importKey(key: Uint8Array<ArrayBuffer>, use: 'sign' | 'verify'): Promise<CryptoKey> {
  return subtleCrypto().importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, [use])
}

/** The bytes of a text in base64; nothing, if it is none. */
export function fromBase64(text: string | undefined): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(String(text)), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** Bytes as a text in base64. */
export const toBase64 = (bytes: Iterable<number>): string => btoa(String.fromCharCode(...bytes))
