import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import type { AccessGrant, AccessMethod } from 'seam-access-grants'
import { announce } from '../app/announce.ts'
import type { Icon } from '../app/icons.ts'
import { icon } from '../app/icons.ts'
import { listText } from '../app/time.ts'
import { modeWords } from '../backend/mode-words.ts'
import { encodeButton } from './encode.ts'
import { guest, isComing } from './guest.ts'
import { qrCode } from './qr.ts'
import { t } from './words.ts'

/** The ways to open, each with where it has got to and what the guest needs of it. */
export function methodCards(grant: AccessGrant, methods: readonly AccessMethod[]): TemplateResult {
  return html`<section aria-labelledby="ways">
    <h2 id="ways">${t().ways}</h2>
    ${methods.map((method) => card(grant, method))}
    ${
      methods.some((method) => (method.mode === 'code' || method.mode === 'mobile_key') && !isLeaving(method))
        ? html`<button type="button" @click=${() => print()}>${icon('print')} ${t().print}</button>`
        : nothing
    }
  </section>`
}

function card(grant: AccessGrant, method: AccessMethod): TemplateResult {
  const { mode, is_issued } = method
  const name = modeWords()[mode as 'code'] ?? method.display_name
  const state = stateOf(method)
  const word = { over: t().leaving, trouble: t().failed, changing: t().coming, open: t().issued, upcoming: t().encode }[state]
  return html`<article class="card method">
    <header>
      ${Object.hasOwn(modeWords(), String(mode)) ? icon(mode as Icon) : nothing}
      <h3>${name}</h3>
      <span class="chip" data-status=${state} role="status">${word}</span>
    </header>
    ${mode === 'code' && state !== 'over' ? pin(grant, method) : nothing}
    ${method.instant_key_url && state !== 'over' ? instantKey(method.instant_key_url) : nothing}
    ${method.is_ready_for_encoding && !is_issued ? encodeButton(method) : nothing}
  </article>`
}

/** Where an access method has got to; one that is being revoked is over, whatever the doors still take. */
function stateOf(method: AccessMethod): 'over' | 'trouble' | 'changing' | 'open' | 'upcoming' {
  if (isLeaving(method)) return 'over'
  if (method.errors.length > 0) return 'trouble'
  if (isComing(method)) return 'changing'
  return method.is_issued ? 'open' : 'upcoming'
}

const isLeaving = ({ warnings }: AccessMethod): boolean => warnings.some(({ warning_code }) => warning_code === 'being_deleted')

/** The PIN that the lock has, which may not be the one that was asked for. */
function pin(grant: AccessGrant, { code, access_method_id: id, errors }: AccessMethod): TemplateResult | typeof nothing {
  if (!code) return errors.length > 0 ? nothing : html`<p class="faint">${t().noCode}</p>`
  const asked = grant.requested_access_methods.find(({ created_access_method_ids }) => created_access_method_ids.includes(id))?.code
  return html`<p class="big-pin"><output aria-label=${modeWords().code}>${code}</output> ${copyButton(code)}</p>
    ${opensText(id) ? html`<p>${t().opens(opensText(id))}</p>` : nothing}
    ${asked && asked !== code ? html`<p class="notice" data-tone="warn">${icon('warning')} <span>${t().differs(asked)}</span></p>` : nothing}`
}

/** The doors of a PIN, where a guest has several. */
export const opensText = (id: string): string => listText(guest.now.opens.get(id) ?? [])

function instantKey(url: string): TemplateResult {
  return html`<div class="instant-key">
    ${qrCode(url, t().qr)}
    <div>
      <p><a href=${url} target="_blank" rel="noopener noreferrer">${t().keyLink}</a></p>
      <p class="hint">${t().keyText}</p>
      ${copyButton(url)}
    </div>
  </div>`
}

function copyButton(text: string): TemplateResult {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    announce(t().copied)
  }
  return html`<button type="button" class="quiet" @click=${() => void copy()}>${icon('copy')} ${t().copy}</button>`
}
