import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { cell } from './draw.ts'
import { words } from './language.ts'

const t = words({ en: { close: 'Close' }, de: { close: 'Schließen' } })

interface Offer {
  label: string
  take: () => void
}

const notice = cell<{ text: string; offer: Offer | undefined }>({ text: '', offer: undefined })

/** Says what was done, for the eye and for screen readers, and may offer to undo it. It stays until it is closed or another comes. */
export function announce(text: string, offer?: Offer): void {
  notice.set({ text, offer })
}

export function announcement(): TemplateResult {
  const { text, offer } = notice.now
  const take = (): void => {
    announce('')
    offer?.take()
  }
  return html`<div class="toast" ?data-empty=${text === ''}>
    <p role="status">${text}</p>
    ${offer ? html`<button type="button" class="quiet" @click=${take}>${offer.label}</button>` : nothing}
    ${text ? html`<button type="button" class="quiet" @click=${() => announce('')}>${t().close}</button>` : nothing}
  </div>`
}
