import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { icon } from '../app/icons.ts'
import type { Problem } from './check.ts'
import type { FieldId } from './fields.ts'
import { attributesOf } from './fields.ts'
import { t } from './words.ts'

export interface TextOptions {
  value: string
  input: (value: string) => void
  /** Called when the input is left with another value; what is wrong then is read aloud. */
  leave?: () => void
  type?: 'text' | 'email' | 'tel'
  hint?: string
  /** What somebody should know before they go on. */
  note?: string
  isOptional?: boolean
  /** What stands beside the input, such as a button. */
  beside?: TemplateResult
}

export function messageAt(problems: readonly Problem[], field: FieldId): string | undefined {
  return problems.find((problem) => problem.field === field)?.message
}

/** An input with its label, its hint and what is wrong with it, which screen readers say together. */
export function textField(id: FieldId, problems: readonly Problem[], options: TextOptions): TemplateResult {
  const { value, input, leave, type = 'text', hint, note, isOptional = false, beside } = options
  const limits = attributesOf(id)
  return html`<div class="field">
    <label for=${id}>${t().fields[id]} ${isOptional ? html`<span class="faint">${t().optional}</span>` : nothing}</label>
    <div class="beside">
      <input
        id=${id}
        type=${type}
        autocomplete="off"
        inputmode=${limits.inputMode ?? nothing}
        .value=${value}
        @input=${(event: Event) => input((event.target as HTMLInputElement).value)}
        @change=${leave ?? nothing}
        aria-invalid=${messageAt(problems, id) === undefined ? nothing : 'true'}
        aria-describedby=${describedBy(id, problems, hint, note)}
      />
      ${beside ?? nothing}
    </div>
    ${hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${note === undefined ? nothing : html`<p class="note" id="${id}-note">${icon('warning')} ${note}</p>`}
    ${leave ? html`<div aria-live="polite">${errorAt(id, problems)}</div>` : errorAt(id, problems)}
  </div>`
}

export function errorAt(field: FieldId, problems: readonly Problem[]): TemplateResult | typeof nothing {
  const message = messageAt(problems, field)
  return message === undefined ? nothing : html`<p class="error" id="${field}-error">${message}</p>`
}

export function describedBy(field: FieldId, problems: readonly Problem[], hint?: string, note?: string): string | typeof nothing {
  const ids = [
    hint !== undefined && `${field}-hint`,
    note !== undefined && `${field}-note`,
    messageAt(problems, field) !== undefined && `${field}-error`,
  ]
  return ids.filter(Boolean).join(' ') || nothing
}

/** A choice of two or three, as a radio group looks that is quick to hit. */
export function segments<Value extends string>(
  name: string,
  label: string,
  options: readonly { value: Value; label: string }[],
  chosen: Value | '',
  choose: (value: Value) => void,
): TemplateResult {
  return html`<div class="segmented" role="radiogroup" aria-label=${label}>
    ${options.map(
      (option) => html`<label>
        <input type="radio" name=${name} .checked=${option.value === chosen} @change=${() => choose(option.value)} />
        <span>${option.label}</span>
      </label>`,
    )}
  </div>`
}
