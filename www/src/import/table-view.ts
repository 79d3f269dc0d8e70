import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import { cell } from '../app/draw.ts'
import { icon } from '../app/icons.ts'
import type { Column } from './columns.ts'
import { columnNames, columnText } from './columns.ts'
import { fix, leaveOut, replaceAll } from './file.ts'
import type { Note, Row } from './rows.ts'
import { badRows, focusOn, goodRows, importing } from './state.ts'
import { t } from './words.ts'

const STEP = 50
const shown = cell<{ onlyTold: boolean; count: number }>({ onlyTold: true, count: STEP })

/** The rows, each cell with what is wrong with it, to be put right here. Its roles are written out: on a phone the rows are cards. */
export function tableView(): TemplateResult {
  const { rows, isCompared, leftOut, watched, mapping } = importing.now
  const used = columnNames.filter((column) => mapping[column] >= 0)
  const warned = goodRows().filter(({ warnings }) => warnings.length > 0).length
  const { onlyTold, count } = shown.now
  const wanted = onlyTold && watched.size > 0 ? rows.filter(({ index }) => watched.has(index)) : rows
  return html`<section>
    <header class="title-line">
      <h2 id="rows" tabindex="-1">${t().rows}</h2>
      <p role="status">${t().counts(goodRows().length, badRows().length, leftOut.size)}${warned > 0 ? t().warned(warned) : nothing}</p>
      <label class="option"><input type="checkbox" .checked=${onlyTold} @change=${() => shown.set({ onlyTold: !onlyTold })} /> ${t().onlyTold}</label>
    </header>
    ${isCompared ? nothing : html`<p class="notice" data-tone="warn">${icon('warning')} <span>${t().notCompared}</span></p>`}
    <div class="sheet" role="region" tabindex="0" aria-label=${t().rows}>
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">${[t().row, t().leaveOut, ...used.map(columnText)].map((text) => html`<th role="columnheader" scope="col">${text}</th>`)}</tr>
        </thead>
        <tbody role="rowgroup">
          ${repeat(
            wanted.slice(0, count),
            ({ index }) => index,
            (row) => line(row, used, leftOut.has(row.index)),
          )}
        </tbody>
      </table>
    </div>
    ${
      wanted.length > count
        ? html`<button type="button" @click=${() => shown.set({ count: count + STEP })}>${t().more(Math.min(STEP, wanted.length - count))}</button>`
        : nothing
    }
  </section>`
}

function line(row: Row, used: readonly Column[], isLeftOut: boolean): TemplateResult {
  const isOfRow = ({ column, isOfColumn }: Note): boolean => !isOfColumn && (column === undefined || !used.includes(column))
  return html`<tr role="row" ?data-left-out=${isLeftOut}>
    <th role="rowheader" scope="row" data-label=${t().row}>${row.number}${isLeftOut ? nothing : notes(row.problems.filter(isOfRow), row.warnings.filter(isOfRow))}</th>
    <td role="cell" class="leave" data-label=${t().leaveOut}>
      <input
        type="checkbox"
        .checked=${isLeftOut}
        aria-label="${t().leaveOut}: ${t().row} ${row.number}"
        @change=${() => leaveOut(row.index, !isLeftOut)}
      />
      ${isLeftOut && row.reason ? html`<p class="hint">${row.reason}</p>` : nothing}
    </td>
    ${used.map((column) => html`<td role="cell" data-column=${column} data-label=${columnText(column)}>${input(row, column)}</td>`)}
  </tr>`
}

function input(row: Row, column: Column): TemplateResult {
  const { table, mapping } = importing.now
  const { index, problems, warnings } = row
  const isOwn = (note: Note): boolean => note.column === column && !note.isOfColumn && !importing.now.leftOut.has(index)
  const [wrong, warned] = [problems.filter(isOwn), warnings.filter(isOwn)]
  const isTold = wrong.length + warned.length > 0
  const id = `cell-${index}-${column}`
  const text = table.rows[index]?.[mapping[column]] ?? ''
  const offers = wrong.flatMap((problem) => problem.offers ?? [])
  return html`<input
      id=${id}
      .value=${text}
      aria-label="${columnText(column)}, ${t().row} ${row.number}"
      aria-invalid=${wrong.length > 0 ? 'true' : nothing}
      aria-describedby=${isTold ? `${id}-notes` : nothing}
      @change=${(event: Event) => fix(index, column, (event.target as HTMLInputElement).value.trim())}
    />
    ${isTold ? html`<div id="${id}-notes">${notes(wrong, warned)}</div>` : nothing}
    ${offers.length > 0 ? html`<div class="offers"><span class="hint">${t().perhaps}</span>${offers.map((offer) => offerButton(offer, row, column, text))}</div>` : nothing}`
}

/** Many rows may say the same wrong thing, so one press puts them all right. */
function offerButton(offer: string, { index, number }: Row, column: Column, text: string): TemplateResult {
  const take = (): void => {
    replaceAll(column, text, offer)
    void focusOn(`cell-${index}-${column}`)
  }
  return html`<button type="button" class="small" aria-label=${t().offer(offer, number)} @click=${take}>${offer}</button>`
}

function notes(problems: readonly Note[], warnings: readonly Note[]): TemplateResult {
  return html`${problems.length > 0 ? html`<p class="error">${problems.map(({ message }) => message).join(' ')}</p>` : nothing}
    ${warnings.map(({ message }) => html`<p class="warning">${icon('warning')}<span>${message}</span></p>`)}`
}
