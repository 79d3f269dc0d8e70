// Answers of the server's own, in the form of the API's.

/** An answer that is there as a whole. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }

/** JSON text as an answer. */
export const jsonText = (body: string): Answer => ({ status: 200, headers: JSON_TYPE, body })

/** `{ …, ok: true }`. */
export const done = (members: object = {}): Answer => jsonText(JSON.stringify({ ...members, ok: true }))

/** `{ error, ok: false }`. */
export function refused(status: number, type: string, message: string, headers?: Readonly<Record<string, string>>): Answer {
  return { status, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify({ error: { type, message }, ok: false }) }
}
