import type { TemplateResult } from 'lit-html'
import { html } from 'lit-html'

/** A door that stands ajar, with its light. */
export function logo(): TemplateResult {
  return html`<svg viewBox="0 0 32 32" aria-hidden="true">
    <rect class="logo-wall" width="32" height="32" rx="8" />
    <path class="logo-light" d="M10 25V7h9v18z" />
    <path class="logo-leaf" d="M10 25V7l7-1v20z" />
  </svg>`
}
