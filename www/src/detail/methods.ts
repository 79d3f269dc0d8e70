import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import type { AccessGrant, AccessMethod } from 'seam-access-grants'
import { announce } from '../app/announce.ts'
import type { Icon } from '../app/icons.ts'
import { icon } from '../app/icons.ts'
import { modeWords } from '../backend/mode-words.ts'
import { encodeButton } from './encode.ts'
import { opensText } from './opens.ts'
import { qrCode } from './qr.ts'
import { isComing, isLeaving, isOver } from './stage.ts'
import { t } from './words.ts'

/** The ways to open, each with where it has got to and what the guest needs of it. */
export function methodCards(grant: AccessGrant, methods: readonly AccessMethod[]): TemplateResult {
  return html`<section aria-labelledby="ways">
    <h2 id="ways">${t().ways}</h2>
    ${methods.map((method) => card(grant, method))}
    ${
      methods.some((method) => (method.mode === 'code' || method.mode === 'mobile_key') && !isLeaving(method)) && !isOver(grant)
        ? html`<button type="button" @click=${() => print()}>${icon('print')} ${t().print}</button>`
        : nothing
    }
  </section>`
}

function card(grant: AccessGrant, method: AccessMethod): TemplateResult {
  const { mode, is_issued } = method
  const name = modeWords()[mode as 'code'] ?? method.display_name
  const state = stateOf(grant, method)
  const word = { over: t().ended, leaving: t().leaving, trouble: t().failed, changing: t().coming, open: t().issued, upcoming: t().encode }[
    state
  ]
  const isUsable = state !== 'over' && state !== 'leaving'
  const doors = state === 'open' ? opensText(grant, method) : ''
  return html`<article class="card method">
    <header>
      ${Object.hasOwn(modeWords(), String(mode)) ? icon(mode as Icon) : nothing}
      <h3>${name}</h3>
      <span class="chip" data-status=${state === 'leaving' ? 'over' : state} role="status">${word}</span>
    </header>
    ${mode === 'code' && isUsable ? pin(grant, method) : nothing}
    ${method.instant_key_url && isUsable ? instantKey(method.instant_key_url) : nothing}
    ${doors ? html`<p>${t().opens(doors)}</p>` : nothing}
    ${method.is_ready_for_encoding && !is_issued && isUsable ? encodeButton(method) : nothing}
  </article>`
}

/** Where an access method has got to. */
function stateOf(grant: AccessGrant, method: AccessMethod): 'leaving' | 'over' | 'trouble' | 'changing' | 'open' | 'upcoming' {
  if (isLeaving(method)) return 'leaving'
  if (isOver(grant)) return 'over'
  if (method.errors.length > 0) return 'trouble'
  if (isComing(method)) return 'changing'
  return method.is_issued ? 'open' : 'upcoming'
}

/** The PIN that the lock has, which may not be the one that was asked for. */
function pin(grant: AccessGrant, { code, access_method_id: id, errors }: AccessMethod): TemplateResult | typeof nothing {
  if (!code) return errors.length > 0 ? nothing : html`<p class="faint">${t().noCode}</p>`
  const asked = grant.requested_access_methods.find(({ created_access_method_ids }) => created_access_method_ids.includes(id))?.code
  return html`<p class="big-pin"><output aria-label=${modeWords().code}>${code}</output> ${copyButton(code)}</p>
    ${asked && asked !== code ? html`<p class="notice" data-tone="warn">${icon('warning')} <span>${t().differs(asked)}</span></p>` : nothing}`
}

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
    announce(() => t().copied)
  }
  return html`<button type="button" class="quiet" @click=${() => void copy()}>${icon('copy')} ${t().copy}</button>`
}
