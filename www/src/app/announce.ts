import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { cell } from './draw.ts'
import { icon } from './icons.ts'
import { words } from './language.ts'

const t = words({ en: { close: 'Close' }, de: { close: 'Schließen' } })

/** How long a notice stays, in milliseconds; one that offers something longer, since it has to be reached. */
const TIME = 8000
const TIME_TO_REACH = 20_000

interface Offer {
  label: string
  take: () => void
}

interface Notice {
  text: string
  offer: Offer | undefined
  isFailure: boolean
}

const notice = cell<Notice>({ text: '', offer: undefined, isFailure: false })
let timer = 0

/** Says what was done, for the eye and for screen readers, and may offer to undo it. It goes by itself, or when another comes. */
export function announce(text: string, offer?: Offer): void {
  notice.set({ text, offer, isFailure: false })
  startTime()
}

/** Says what did not work. It stays until it is closed or another notice comes. */
export function announceFailure(text: string): void {
  notice.set({ text, offer: undefined, isFailure: true })
  startTime()
}

/** The time begins anew while somebody points at the notice or has the focus in it. */
function startTime(): void {
  clearTimeout(timer)
  const { text, offer, isFailure } = notice.now
  if (text === '' || isFailure) return
  timer = window.setTimeout(
    () => (document.querySelector('.toast:is(:hover, :focus-within)') ? startTime() : announce('')),
    offer ? TIME_TO_REACH : TIME,
  )
}

export function announcement(): TemplateResult {
  const { text, offer, isFailure } = notice.now
  const take = (): void => {
    announce('')
    offer?.take()
  }
  return html`<div class="toast" ?data-empty=${text === ''} data-tone=${isFailure ? 'bad' : nothing} @pointerleave=${startTime} @focusout=${startTime}>
    ${isFailure ? icon('warning') : nothing}
    <p role="status" aria-live=${isFailure ? 'assertive' : 'polite'}>${text}</p>
    ${offer ? html`<button type="button" class="quiet" @click=${take}>${offer.label}</button>` : nothing}
    ${text ? html`<button type="button" class="quiet" @click=${() => announce('')}>${t().close}</button>` : nothing}
  </div>`
}
