import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import type { AccessGrant } from 'seam-access-grants'
import { announceFailure } from '../app/announce.ts'
import { cell } from '../app/draw.ts'
import { icon } from '../app/icons.ts'
import { seam, stoppable } from '../backend/backend.ts'
import { failureOf } from '../backend/failure.ts'
import { failureWords } from '../backend/failure-words.ts'
import { t } from './words.ts'

/** The one PIN that is to be seen: showing another hides it. */
const revealed = cell<{ id: string; codes: string }>({ id: '', codes: '' })

async function reveal(id: string): Promise<void> {
  revealed.set({ id, codes: '…' })
  try {
    const methods = await seam().accessMethods.list({ access_grant_id: id }, stoppable())
    const codes = methods.map(({ code }) => code).filter(Boolean)
    if (revealed.now.id === id) revealed.set({ codes: [...new Set(codes)].join(' · ') || t().noPin })
  } catch (error) {
    revealed.set({ id: '' })
    const { kind } = failureOf(error)
    announceFailure(() => failureWords()[kind].join('. '))
  }
}

export function hidePin(): void {
  revealed.set({ id: '', codes: '' })
}

export function pinCell(grant: AccessGrant): TemplateResult | typeof nothing {
  const { access_grant_id: id, display_name: name } = grant
  if (!grant.requested_access_methods.some(({ mode }) => mode === 'code')) return nothing
  if (revealed.now.id === id) {
    return html`<span class="pin">${revealed.now.codes}</span>
      <button type="button" class="quiet small" @click=${hidePin}>${t().hide}</button>`
  }
  return html`<button type="button" class="quiet small pin-button" aria-label=${t().reveal(name)} @click=${() => void reveal(id)}>
    <span aria-hidden="true">••••</span>${icon('eye')}
  </button>`
}
