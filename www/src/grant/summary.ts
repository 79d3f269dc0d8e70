import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { icon } from '../app/icons.ts'
import { href } from '../app/route.ts'
import { failureView } from '../backend/failure-view.ts'
import type { Problem } from './check.ts'
import { look, sending, submit } from './submit.ts'
import { t } from './words.ts'

/** What keeps the form from being sent, or what became of it. It takes the focus, and each line leads to its field. */
export function summary(problems: readonly Problem[]): TemplateResult {
  const { phase, failure, summary: ids, refusals } = sending.now
  const left = [...problems.filter(({ id }) => ids.includes(id)), ...refusals]
  return html`<div id="summary" tabindex="-1">
    ${left.length > 0 ? problemList(left, refusals.length > 0 ? t().refused : t().problems) : nothing}
    ${phase === 'looking' ? html`<p class="notice" role="status">${t().looking}</p>` : nothing}
    ${phase === 'unclear' ? unclear() : nothing}
    ${
      phase === 'failed' && failure
        ? html`${failure.isUnclear ? html`<p class="notice">${t().notSaved}</p>` : nothing} ${failureView(failure, () => void submit())}`
        : nothing
    }
  </div>`
}

function problemList(problems: readonly Problem[], title: string): TemplateResult {
  return html`<div class="notice" data-tone="bad">
    ${icon('warning')}
    <div>
      <h2>${title}</h2>
      <ul>
        ${problems.map(({ field, message }) =>
          field === undefined
            ? html`<li>${message}</li>`
            : html`<li><a href=${href('new')} @click=${(event: Event) => focusField(event, field)}>${t().fields[field]}: ${message}</a></li>`,
        )}
      </ul>
    </div>
  </div>`
}

function unclear(): TemplateResult {
  return html`<div class="notice" data-tone="warn" role="alert">
    ${icon('warning')}
    <div>
      <h2>${t().unclear}</h2>
      <p>${t().unclearText}</p>
      <button type="button" @click=${() => void look()}>${t().look}</button>
    </div>
  </div>`
}

/** The whole field comes into view, not its input alone. */
function focusField(event: Event, field: string): void {
  event.preventDefault()
  const target = document.getElementById(field)
  const input = target instanceof HTMLFieldSetElement ? target.querySelector('input') : target
  const block = target?.closest('.field') ?? target
  block?.scrollIntoView({ block: 'center' })
  input?.focus({ preventScroll: true })
}
