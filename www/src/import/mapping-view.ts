import type { TemplateResult } from 'lit-html'
import { html } from 'lit-html'
import { columnNames, columnText } from './columns.ts'
import { importing, map } from './state.ts'
import { t } from './words.ts'

export function mappingView(): TemplateResult {
  const { table, mapping } = importing.now
  return html`<fieldset class="card mapping">
    <legend class="label">${t().columns}</legend>
    ${columnNames.map(
      (column) => html`<div class="field">
        <label for="map-${column}">${columnText(column)}</label>
        <select id="map-${column}" @change=${(event: Event) => map(column, Number((event.target as HTMLSelectElement).value))}>
          <option value="-1" ?selected=${mapping[column] === -1}>${t().noColumn}</option>
          ${table.headers.map((header, index) => html`<option value=${index} ?selected=${mapping[column] === index}>${header}</option>`)}
        </select>
      </div>`,
    )}
  </fieldset>`
}
