import { html, nothing } from 'lit-html'
import type { TemplateResult } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import { fields } from './fields.js'
import type { FieldId } from './fields.js'
import type { Problem } from './issues.js'
import type { FormState } from './state.js'

export function summary({ by, problems }: FormState['summary']): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing
  return html`<div id="summary" tabindex="-1">
    <div role="alert">
      <h3>${by === 'form' ? 'There is a problem' : 'The server refused'}</h3>
      <ul>
        ${repeat(problems, ({ field, message }) => `${field} ${message}`, item)}
      </ul>
    </div>
  </div>`
}

function item({ field, message }: Problem): TemplateResult {
  if (field === undefined) return html`<li>${message}</li>`
  const go = (event: MouseEvent): void => {
    event.preventDefault()
    focusField(field)
  }
  return html`<li><a href="#${field}" @click=${go}>${fields[field].label}: ${message}</a></li>`
}

/** The link alone would not put the focus into a group, and would leave the field's label above the screen. */
function focusField(field: FieldId): void {
  const target = document.getElementById(field)
  const input = target instanceof HTMLFieldSetElement ? target.querySelector('input') : target
  const block = target?.closest('[data-field]') ?? target
  block?.scrollIntoView()
  input?.focus({ preventScroll: true })
}
