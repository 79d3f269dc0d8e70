import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import { cell } from '../app/draw.ts'
import type { Column } from './columns.ts'
import { columnNames, columnText } from './columns.ts'
import type { Row } from './rows.ts'
import { fix, goodRows, importing, leaveOut } from './state.ts'
import { t } from './words.ts'

const STEP = 50
const shown = cell<{ onlyProblems: boolean; count: number }>({ onlyProblems: true, count: STEP })

/** The rows, each cell with what is wrong with it, to be put right here. */
export function tableView(): TemplateResult {
  const { rows, leftOut, watched, mapping } = importing.now
  const used = columnNames.filter((column) => mapping[column] >= 0)
  const bad = rows.filter(({ index, problems }) => problems.length > 0 && !leftOut.has(index)).length
  const { onlyProblems, count } = shown.now
  const wanted = onlyProblems && watched.size > 0 ? rows.filter(({ index }) => watched.has(index)) : rows
  return html`<section>
    <header class="title-line">
      <h2 id="rows" tabindex="-1">${t().rows}</h2>
      <p role="status">${t().counts(goodRows().length, bad, leftOut.size)}</p>
      <label class="option"><input type="checkbox" .checked=${onlyProblems} @change=${() => shown.set({ onlyProblems: !onlyProblems })} /> ${t().onlyProblems}</label>
    </header>
    <div class="sheet" role="region" tabindex="0" aria-label=${t().rows}>
      <table>
        <thead>
          <tr><th scope="col">${t().row}</th>${used.map((column) => html`<th scope="col">${columnText(column)}</th>`)}<th scope="col">${t().leaveOut}</th></tr>
        </thead>
        <tbody>
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
  const whole = row.problems.filter(({ column }) => column === undefined || !used.includes(column))
  return html`<tr ?data-left-out=${isLeftOut}>
    <th scope="row">${row.index + 1}${whole.map(({ message }) => html`<p class="error">${message}</p>`)}</th>
    ${used.map((column) => html`<td>${input(row, column)}</td>`)}
    <td>
      <input
        type="checkbox"
        .checked=${isLeftOut}
        aria-label="${t().leaveOut}: ${t().row} ${row.index + 1}"
        @change=${() => leaveOut(row.index, !isLeftOut)}
      />
    </td>
  </tr>`
}

function input({ index, problems }: Row, column: Column): TemplateResult {
  const { table, mapping } = importing.now
  const own = problems.filter((problem) => problem.column === column)
  const id = `cell-${index}-${column}`
  return html`<input
      .value=${table.rows[index]?.[mapping[column]] ?? ''}
      aria-label="${columnText(column)}, ${t().row} ${index + 1}"
      aria-invalid=${own.length > 0 ? 'true' : nothing}
      aria-describedby=${own.length > 0 ? id : nothing}
      @change=${(event: Event) => fix(index, column, (event.target as HTMLInputElement).value.trim())}
    />
    ${own.length > 0 ? html`<p class="error" id=${id}>${own.map(({ message }) => message).join(' ')}</p>` : nothing}`
}
