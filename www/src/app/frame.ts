import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { connection, now, stopWaiting } from '../backend/backend.ts'
import { connecting, start } from '../backend/connect.ts'
import { failureView } from '../backend/failure-view.ts'
import { keeping } from '../backend/keep.ts'
import { places, timeZoneOf } from '../backend/places.ts'
import { learnDrawer } from '../learn/drawer.ts'
import { log } from '../learn/log.ts'
import { demoDrawer } from '../panel/drawer.ts'
import { announcement } from './announce.ts'
import { confirmation } from './confirm.ts'
import { drawer, toggleDrawer } from './drawer.ts'
import { foot } from './foot.ts'
import { icon } from './icons.ts'
import { logo } from './logo.ts'
import { href, route } from './route.ts'
import { momentText } from './time.ts'
import { t } from './words.ts'

/** Everything around a page. */
export function frame(page: TemplateResult): TemplateResult {
  const { phase, failure } = connecting.now
  const { open } = drawer.now
  return html`
    <button type="button" class="skip" @click=${skip}>${t().skip}</button>
    ${top()}
    <div class="frame">
      <main id="main" tabindex="-1" aria-busy=${phase === 'starting' ? 'true' : nothing}>
        ${troubles()}
        ${phase === 'failed' && failure ? html`<h1 id="title" tabindex="-1">${t().name}</h1>${failureView(failure, () => void start())}` : phase === 'ready' ? page : loading()}
      </main>
      ${open === 'code' ? learnDrawer() : open === 'demo' ? demoDrawer() : nothing}
    </div>
    ${foot()} ${announcement()} ${confirmation()}
  `
}

function top(): TemplateResult {
  const { page } = route()
  const current = (name: string): string | typeof nothing => (page === name ? 'page' : nothing)
  const { open } = drawer.now
  return html`<header class="top">
    <a class="brand" href=${href('guests')}>
      ${logo()}
      <span><strong>${places.now.property || t().name}</strong><small>${t().what}</small></span>
    </a>
    <div class="tools">
      <nav class="main-nav" aria-label=${t().name}>
        <a href=${href('guests')} aria-current=${current('guests')}>${t().guests}</a>
        <a href=${href('import')} aria-current=${current('import')}>${t().import}</a>
        <a class="button primary" href=${href('new')} aria-current=${current('new')}>${icon('plus')} <span>${t().new}</span></a>
      </nav>
      <button type="button" id="open-code" aria-expanded=${open === 'code'} @click=${() => void toggleDrawer('code')}>${icon('code_view')} <span>${t().code}</span></button>
      <button type="button" id="open-demo" aria-expanded=${open === 'demo'} @click=${() => void toggleDrawer('demo')}>
        ${icon('demo')} <span>${t().demo}</span> ${connection.now.backend ? html`<span class="count">${momentText(now(), timeZoneOf())}</span>` : nothing}
      </button>
    </div>
  </header>`
}

export const loading = (): TemplateResult => html`<section>
  <h1 id="title" tabindex="-1">${t().starting}</h1>
  <div class="skeleton" aria-hidden="true">${Array.from({ length: 8 }, () => html`<div></div>`)}</div>
</section>`

/** What concerns every page: storage, the connection, a rate limit that is waited for. */
function troubles(): TemplateResult {
  const { trouble, isLarge } = keeping.now
  const { waiting } = log.now
  const seconds = waiting ? Math.ceil((waiting.until - Date.now()) / 1000) : 0
  const texts = [
    trouble === 'full' && t().full,
    trouble === 'refused' && t().refusedToKeep,
    isLarge && connection.now.backend?.kind === 'page' && t().large,
    !navigator.onLine && t().offline,
  ]
  return html`<div class="notices" role="status">
    ${texts.map((text) => (text ? html`<p class="notice" data-tone="warn">${icon('warning')} <span>${text}</span></p>` : nothing))}
    ${seconds > 0 ? rateLimit(seconds) : nothing}
  </div>`
}

/** A wait is told with its end, and need not be waited for. An import has a way to pause of its own. */
function rateLimit(seconds: number): TemplateResult {
  return html`<div class="notice" data-tone="warn">
    ${icon('warning')} <p>${t().waiting(seconds)}</p>
    ${route().page === 'import' ? nothing : html`<button type="button" class="quiet small" @click=${stopWaiting}>${t().stop}</button>`}
  </div>`
}

function skip(): void {
  document.getElementById('main')?.focus()
}
