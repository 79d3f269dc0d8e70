// Webhooks: is it from Seam, and what does it say. The scheme is that of Standard Webhooks, which Svix sends for Seam.

import { EXPECT } from '../generated/facts.js'
import type { SeamEvent } from '../generated/models.js'
import { eventSchema } from '../generated/whole-schemas.js'
import { bytesOf } from './bytes.js'
import { SeamConfigError, SeamValidationError, SeamWebhookVerificationError } from './error-classes.js'
import { checkNames } from './names.js'
import { subtleCrypto, textClasses } from './platform.js'
import { INVALID_NOW } from './resolve-context.js'
import { millisOf } from './time.js'
import { fromBase64, importKey, keyOf, signedBytes } from './webhook-signature.js'

/** How far a timestamp may be from the present, in seconds. */
const TOLERANCE = 300

/** The headers of a request, as an object of the platform or as a plain one. */
type HeaderSource = HeaderGetter | Record<string, string | string[] | undefined>

/** What headers of the platform have. */
interface HeaderGetter {
  /** The value of a header; null, if it is not there. */
  get(name: string): string | null
}

/** A typed event of its JSON text or of the object itself; throws a SeamValidationError for anything else. */
export function parseEvent(event: unknown): SeamEvent {
  if (typeof event !== 'string') return eventSchema.parse(event)
  let value: unknown
  try {
    value = JSON.parse(event)
  } catch {
    throw new SeamValidationError([{ path: [], code: 'invalid_type', message: EXPECT.json, expected: 'json' }])
  }
  return eventSchema.parse(value)
}

/**
 * The event of a request that Seam sent. Rejects with a SeamWebhookVerificationError if it is from anybody else or too
 * old, and with a SeamValidationError if it is signed and is no event.
 *
 * ```ts
 * const event = await verifyWebhook({ payload: await request.text(), headers: request.headers, secret: 'whsec_…' })
 * ```
 */
export async function verifyWebhook(webhook: {
  /** The body as it arrived, not parsed. */
  payload: string | ArrayBuffer | ArrayBufferView
  /** The request's headers. */
  headers: HeaderSource
  /** The webhook's secret, which starts with `whsec_`. */
  secret: string
  /** The present; the clock's, if it is not given. */
  now?: Date | string
}): Promise<SeamEvent> {
  checkNames(webhook, ['payload', 'headers', 'secret', 'now'])
  const { payload, headers, secret, now } = webhook ?? {}
  const body = typeof payload === 'string' ? new (textClasses().TextEncoder)().encode(payload) : bytesOf(payload)
  if (!body) throw new SeamConfigError('payload must be the body as text or bytes, exactly as it arrived: not parsed.')
  const key = keyOf(secret)
  const [id, timestamp, signatures] = (['id', 'timestamp', 'signature'] as const).map((name) => header(headers, name))
  if (!id || !timestamp || !signatures) {
    throw refused('missing_headers', 'The headers svix-id, svix-timestamp and svix-signature are needed.')
  }
  if (!/^\d{1,12}$/.test(timestamp)) throw refused('invalid_headers', 'The header svix-timestamp is not a number of seconds.')
  const present = now == null ? Date.now() : millisOf(now)
  if (Number.isNaN(present)) throw new SeamConfigError(INVALID_NOW)
  const age = present / 1000 - Number(timestamp)
  if (!(age <= TOLERANCE)) throw refused('too_old', 'The webhook was sent more than five minutes ago.')
  if (age < -TOLERANCE) throw refused('too_new', 'The webhook is dated more than five minutes ahead. Check the clock.')
  if (!(await isSigned(key, signatures, signedBytes(id, timestamp, body)))) {
    throw refused('no_match', 'No signature fits. Check the secret, and pass the body exactly as it arrived.')
  }
  return parseEvent(new (textClasses().TextDecoder)().decode(body))
}

const refused = (code: SeamWebhookVerificationError['code'], message: string): SeamWebhookVerificationError =>
  new SeamWebhookVerificationError(message, { code })

/** The platform compares in constant time. */
async function isSigned(secret: Uint8Array<ArrayBuffer>, signatures: string, signed: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const subtle = subtleCrypto()
  const key = await importKey(secret, 'verify')
  for (const signature of signatures.split(' ')) {
    const [version, code] = signature.split(',')
    const bytes = version === 'v1' && fromBase64(code)
    if (bytes && (await subtle.verify('HMAC', key, bytes, signed))) return true
  }
  return false
}

/** A header of either family, of a Headers object or of a plain one with names in any case. */
function header(headers: HeaderSource, name: string): string | undefined {
  for (const full of [`svix-${name}`, `webhook-${name}`]) {
    const value =
      typeof headers?.get === 'function'
        ? headers.get(full)
        : Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === full)?.[1]
    // Several signatures stand behind spaces; a header that came twice is an array.
    if (value) return Array.isArray(value) ? value.join(' ') : String(value)
  }
  return undefined
}
