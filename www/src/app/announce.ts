import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { cell } from './draw.ts'
import { icon } from './icons.ts'
import { words } from './language.ts'

const t = words({ en: { close: 'Close' }, de: { close: 'Schließen' } })

/** How long a notice stays, in milliseconds; one that offers something longer, since it has to be reached. */
const TIME = 8000
const TIME_TO_REACH = 20_000

/** What is to be said, in the language that the page then has. */
type Say = () => string

interface Offer {
  label: Say
  take: () => void
}

interface Notice {
  say: Say | undefined
  offer: Offer | undefined
  isFailure: boolean
}

const notice = cell<Notice>({ say: undefined, offer: undefined, isFailure: false })
let timer = 0

/** Says what was done, for the eye and for screen readers, and may offer to undo it. It goes by itself, or when another comes. */
export function announce(say: Say, offer?: Offer): void {
  notice.set({ say, offer, isFailure: false })
  startTime()
}

/** Says what did not work. It stays until it is closed or another notice comes. */
export function announceFailure(say: Say): void {
  notice.set({ say, offer: undefined, isFailure: true })
  startTime()
}

function hide(): void {
  notice.set({ say: undefined, offer: undefined, isFailure: false })
}

/** The time begins anew while somebody points at the notice or has the focus in it. */
function startTime(): void {
  clearTimeout(timer)
  const { say, offer, isFailure } = notice.now
  if (!say || isFailure) return
  timer = window.setTimeout(
    () => (document.querySelector('.toast:is(:hover, :focus-within)') ? startTime() : hide()),
    offer ? TIME_TO_REACH : TIME,
  )
}

export function announcement(): TemplateResult {
  const { say, offer, isFailure } = notice.now
  const take = (): void => {
    hide()
    offer?.take()
  }
  return html`<div class="toast" ?data-empty=${!say} data-tone=${isFailure ? 'bad' : nothing} @pointerleave=${startTime} @focusout=${startTime}>
    ${isFailure ? icon('warning') : nothing}
    <p role="status" aria-live=${isFailure ? 'assertive' : 'polite'}>${say?.()}</p>
    ${offer ? html`<button type="button" class="quiet" @click=${take}>${offer.label()}</button>` : nothing}
    ${say ? html`<button type="button" class="quiet" @click=${hide}>${t().close}</button>` : nothing}
  </div>`
}
