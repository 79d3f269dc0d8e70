import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { listText } from '../app/time.ts'
import type { Column } from './columns.ts'
import { columnNames, columnText, isMissing } from './columns.ts'
import type { Order } from './dates.ts'
import { isEither } from './dates.ts'
import { datesIn, map, setOrder } from './file.ts'
import { importing } from './state.ts'
import { t } from './words.ts'

/** Which column of the file is which, and which ones are not used. */
export function mappingView(): TemplateResult {
  const { headers } = importing.now.table
  const used = new Set(Object.values(importing.now.mapping))
  const unused = headers.flatMap((header, index) => (used.has(index) ? [] : [nameOf(header, index)]))
  return html`<fieldset class="card mapping">
    <legend class="label">${t().columns}</legend>
    ${columnNames.map(columnField)} ${orderField()} ${unused.length > 0 ? html`<p class="hint">${t().notUsed(listText(unused))}</p>` : nothing}
  </fieldset>`
}

function columnField(column: Column): TemplateResult {
  const { table, mapping } = importing.now
  const chosen = mapping[column]
  return field(
    `map-${column}`,
    columnText(column),
    isMissing(column, mapping) ? t().needed : undefined,
    (value) => map(column, Number(value)),
    [
      { value: '-1', text: t().noColumn, isChosen: chosen === -1 },
      ...table.headers.map((header, index) => ({ value: String(index), text: nameOf(header, index), isChosen: chosen === index })),
    ],
  )
}

/** What dates like those of the file mean, if that depends. */
function orderField(): TemplateResult | typeof nothing {
  const { table, mapping, order } = importing.now
  const example = datesIn(table, mapping).find(isEither)
  if (example === undefined) return nothing
  const orders = (['day', 'month'] as const).map((value) => ({ value, text: t().orders[value], isChosen: order === value }))
  const none = { value: '', text: t().noColumn, isChosen: order === undefined }
  return field('order', t().order(example), order === undefined ? t().orderNeeded : undefined, (value) => setOrder(value as Order), [
    ...(order === undefined ? [none] : []),
    ...orders,
  ])
}

interface Option {
  value: string
  text: string
  isChosen: boolean
}

function field(
  id: string,
  label: string,
  error: string | undefined,
  take: (value: string) => void,
  options: readonly Option[],
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select
      id=${id}
      aria-invalid=${error === undefined ? nothing : 'true'}
      aria-describedby=${error === undefined ? nothing : `${id}-error`}
      @change=${(event: Event) => take((event.target as HTMLSelectElement).value)}
    >
      ${options.map(({ value, text, isChosen }) => html`<option value=${value} ?selected=${isChosen}>${text}</option>`)}
    </select>
    ${error === undefined ? nothing : html`<p class="error" id="${id}-error">${error}</p>`}
  </div>`
}

const nameOf = (header: string, index: number): string => header.trim() || t().unnamed(index + 1)
