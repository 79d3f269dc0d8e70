import { html, nothing } from 'lit-html'
import type { TemplateResult } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { Choice } from './directory.js'
import { attributesOf, fields } from './fields.js'
import type { FieldId } from './fields.js'
import { messageAt } from './issues.js'
import type { Problem } from './issues.js'

export interface TextOptions {
  type?: 'text' | 'email' | 'tel' | 'datetime-local'
  hint?: string
  optional?: boolean
  autocomplete?: 'off'
  disabled?: boolean
}

export function textField(id: FieldId, problems: Problem[], options: TextOptions = {}): TemplateResult {
  const { type = 'text', hint, optional = false, autocomplete = 'off', disabled = false } = options
  const limits = attributesOf(id)
  return html`<div data-field>
    <label for=${id}>${fields[id].label}${optional ? html` <span>(optional)</span>` : nothing}</label>
    ${hint === undefined ? nothing : html`<small id="${id}-hint">${hint}</small>`}
    ${errorAt(id, problems)}
    <input
      id=${id}
      name=${id}
      type=${type}
      autocomplete=${autocomplete}
      ?disabled=${disabled}
      inputmode=${limits.inputMode ?? nothing}
      maxlength=${limits.maxLength ?? nothing}
      pattern=${limits.pattern ?? nothing}
      max=${type === 'datetime-local' ? '9999-12-31T23:59' : nothing}
      aria-invalid=${isInvalid(id, problems)}
      aria-describedby=${describedBy(id, problems, hint !== undefined)}
    />
  </div>`
}

export interface CheckOption extends Choice {
  /** Fields that belong to the choice, shown below it. */
  details?: TemplateResult | undefined
}

export function checkboxes(name: string, field: FieldId, options: CheckOption[], problems: Problem[]): TemplateResult {
  return html`${repeat(
    options,
    (option) => option.id,
    (option) => html`<label>
        <input type="checkbox" name=${name} value=${option.id} aria-invalid=${isInvalid(field, problems)} />
        ${option.name} </label
      >${option.details ?? nothing}`,
  )}`
}

export function errorAt(field: FieldId, problems: Problem[]): TemplateResult | typeof nothing {
  const message = messageAt(problems, field)
  return message === undefined ? nothing : html`<small data-error id="${field}-error">${message}</small>`
}

/** `aria-invalid="false"` would make the stylesheet praise the field. */
export function isInvalid(field: FieldId, problems: Problem[]): 'true' | typeof nothing {
  return messageAt(problems, field) === undefined ? nothing : 'true'
}

export function describedBy(field: FieldId, problems: Problem[], hasHint = false): string | typeof nothing {
  const ids = [hasHint && `${field}-hint`, messageAt(problems, field) !== undefined && `${field}-error`]
  return ids.filter(Boolean).join(' ') || nothing
}
