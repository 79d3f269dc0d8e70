import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { draw, drawn } from '../app/draw.ts'
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
  return html`<div class="actions">
    <button type="button" aria-disabled=${seconds > 0} @click=${() => seconds > 0 || retry()}>${seconds > 0 ? t.in(seconds) : t.retry}</button>
    ${seconds > 0 ? html`<button type="button" class="quiet" @click=${(event: Event) => stop(event, failure)}>${t.stop}</button>` : nothing}
  </div>`
}

const counting = new WeakSet<Failure>()
const stopped = new WeakSet<Failure>()
const shown = new WeakSet<Failure>()

function stop({ currentTarget }: Event, failure: Failure): void {
  stopped.add(failure)
  const again = (currentTarget as HTMLElement).previousElementSibling as HTMLElement
  again.focus()
  draw()
}

function secondsUntil(failure: Failure, retry: () => void): number {
  const { retryAt } = failure
  if (retryAt === undefined || stopped.has(failure)) return 0
  shown.add(failure)
  const seconds = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000))
  if (seconds > 0 && !counting.has(failure)) countDown(failure, retryAt, retry)
  return seconds
}

/** Draws the seconds, and tries again when they are over, if the failure is still to be seen. */
function countDown(failure: Failure, retryAt: number, retry: () => void): void {
  counting.add(failure)
  const timer = setInterval(async () => {
    shown.delete(failure)
    await drawn()
    if (shown.has(failure) && Date.now() < retryAt) return
    clearInterval(timer)
    counting.delete(failure)
    if (shown.has(failure)) retry()
  }, 1000)
}
