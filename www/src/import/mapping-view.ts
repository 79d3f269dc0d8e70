import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { listText } from '../app/time.ts'
import type { Column } from './columns.ts'
import { columnNames, columnText, isNeeded } from './columns.ts'
import { importing, map } from './state.ts'
import { t } from './words.ts'

/** Which column of the file is which, and which ones are not used. */
export function mappingView(): TemplateResult {
  const { headers } = importing.now.table
  const used = new Set(Object.values(importing.now.mapping))
  const unused = headers.flatMap((header, index) => (used.has(index) ? [] : [nameOf(header, index)]))
  return html`<fieldset class="card mapping">
    <legend class="label">${t().columns}</legend>
    ${columnNames.map(field)} ${unused.length > 0 ? html`<p class="hint">${t().notUsed(listText(unused))}</p>` : nothing}
  </fieldset>`
}

function field(column: Column): TemplateResult {
  const { table, mapping } = importing.now
  const isMissing = isNeeded(column) && mapping[column] === -1
  const choose = (event: Event): void => map(column, Number((event.target as HTMLSelectElement).value))
  return html`<div class="field">
    <label for="map-${column}">${columnText(column)}</label>
    <select
      id="map-${column}"
      aria-invalid=${isMissing ? 'true' : nothing}
      aria-describedby=${isMissing ? `map-${column}-error` : nothing}
      @change=${choose}
    >
      <option value="-1" ?selected=${mapping[column] === -1}>${t().noColumn}</option>
      ${table.headers.map((header, index) => html`<option value=${index} ?selected=${mapping[column] === index}>${nameOf(header, index)}</option>`)}
    </select>
    ${isMissing ? html`<p class="error" id="map-${column}-error">${t().needed}</p>` : nothing}
  </div>`
}

const nameOf = (header: string, index: number): string => header.trim() || t().unnamed(index + 1)
