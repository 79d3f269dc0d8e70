import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { draw } from '../app/draw.ts'
import { icon } from '../app/icons.ts'
import type { Failure } from './failure.ts'
import { failureWords } from './failure-words.ts'

/** Says what happened and what to do, with the request's ID for support, and tries again: by itself once a wait is over. */
export function failureView(failure: Failure, retry?: () => void): TemplateResult {
  const t = failureWords()
  const [title, advice] = t[failure.kind]
  return html`<div class="notice" data-tone="bad" role="alert">
    ${icon('warning')}
    <div>
      <h2>${title}</h2>
      <p>${failure.detail ?? advice}</p>
      ${failure.requestId ? html`<p class="faint">${t.id} <code>${failure.requestId}</code></p>` : nothing}
      ${retry ? retryButton(failure, retry) : nothing}
    </div>
  </div>`
}

function retryButton(failure: Failure, retry: () => void): TemplateResult {
  const t = failureWords()
  const seconds = secondsUntil(failure, retry)
  return html`<button type="button" aria-disabled=${seconds > 0} @click=${() => seconds > 0 || retry()}>
    ${seconds > 0 ? t.in(seconds) : t.retry}
  </button>`
}

const started = new WeakSet<Failure>()

/** Counts down while there is something to wait for. */
function secondsUntil(failure: Failure, retry: () => void): number {
  const { retryAt } = failure
  if (retryAt === undefined) return 0
  const seconds = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000))
  if (seconds > 0 && !started.has(failure)) {
    started.add(failure)
    const timer = setInterval(() => {
      if (Date.now() < retryAt) return draw()
      clearInterval(timer)
      retry()
    }, 1000)
  }
  return seconds
}
