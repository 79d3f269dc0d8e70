// One message of a webhook: how it is signed, and how it is sent.

import { subtleCrypto, textClasses } from './platform.js'
import type { SandboxWebhookOptions } from './sandbox-webhook-types.js'
import { importKey, signedBytes, toBase64 } from './webhook-signature.js'

/** Real milliseconds that a receiver may take. */
const PATIENCE = 15_000

/** What is posted. */
export interface Message {
  readonly headers: Record<string, string>
  readonly body: string
}

/** The message of an event. It is dated by the machine's clock, by which receivers check it, wherever the sandbox's clock stands. */
export async function signed(key: Uint8Array<ArrayBuffer>, eventId: string, body: string): Promise<Message> {
  const id = `msg_${eventId}`
  const timestamp = String(Math.floor(Date.now() / 1000))
  const bytes = signedBytes(id, timestamp, new (textClasses().TextEncoder)().encode(body))
  const signature = await subtleCrypto().sign('HMAC', await importKey(key, 'sign'), bytes)
  const code = toBase64(new Uint8Array(signature))
  const headers = { 'content-type': 'application/json', 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${code}` }
  return { headers, body }
}

/** Posts a message; gives the status, or null where there is none. */
export type Sender = (message: Message) => Promise<number | null>

/** How messages are sent to an address or to a handler. What goes wrong there is no status, and nothing else. */
export function senderOf({ url, handler }: Pick<SandboxWebhookOptions, 'url' | 'handler'>): Sender {
  return async (message) => {
    const init = { method: 'POST', ...message }
    try {
      if (handler) {
        const answer = await handler(new Request('https://sandbox.invalid/webhook', init))
        return answer === undefined ? 204 : statusOf(answer)
      }
      const response = await fetch(String(url), { ...init, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) })
      await response.body?.cancel()
      return response.status
    } catch {
      return null
    }
  }
}

function statusOf(answer: unknown): number | null {
  const { status } = (answer ?? {}) as { status?: unknown }
  return typeof status === 'number' ? status : null
}
