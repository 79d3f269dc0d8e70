import type { TemplateResult } from 'lit-html'
import { html } from 'lit-html'
import type { AccessMethod } from 'seam-access-grants'
import { announceFailure } from '../app/announce.ts'
import { cell } from '../app/draw.ts'
import { ask, seam, stoppable } from '../backend/backend.ts'
import { failureOf } from '../backend/failure.ts'
import { failureWords } from '../backend/failure-words.ts'
import { readGuest } from './guest.ts'
import { t } from './words.ts'

const encoding = cell<{ id: string }>({ id: '' })

/** Writes the card that lies on the encoder of the desk. */
async function encode({ access_method_id }: AccessMethod): Promise<void> {
  encoding.set({ id: access_method_id })
  try {
    const { acs_encoders } = await ask('/acs/encoders/list')
    const [first] = acs_encoders as { acs_encoder_id: string }[]
    await seam().accessMethods.encode({ access_method_id, acs_encoder_id: first?.acs_encoder_id ?? '' }, stoppable())
  } catch (error) {
    const { kind, detail } = failureOf(error)
    announceFailure(() => detail ?? failureWords()[kind].join('. '))
  }
  encoding.set({ id: '' })
  await readGuest()
}

export function encodeButton(method: AccessMethod): TemplateResult {
  const isBusy = encoding.now.id === method.access_method_id
  return html`<button type="button" aria-disabled=${isBusy} @click=${() => isBusy || void encode(method)}>
    ${isBusy ? t().encoding : t().encodeButton}
  </button>`
}
