import { html, nothing } from 'lit-html'
import type { TemplateResult } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { AccessGrant } from 'seam-access-grants'
import { methodsOf, statusOf, windowOf } from './describe.js'
import type { State } from './state.js'

export interface ListEvents {
  loadMore(): void
  retry(): void
  startOver(): void
}

const columns = ['Person', 'Status', 'Time', 'Ways to open', 'Doors']

export function grantList(state: State, events: ListEvents): TemplateResult {
  const { phase, grants, nextCursor, notice } = state.list
  return html`<section aria-labelledby="grants">
    <div data-heading>
      <h2 id="grants" tabindex="-1">Granted access</h2>
      <button type="button" data-quiet @click=${events.startOver}>Start over</button>
    </div>
    ${grants.length > 0 ? table(state) : nothing}
    ${grants.length === 0 && phase === 'ready' ? html`<p>No access grants yet. The first one you create appears here.</p>` : nothing}
    ${grants.length === 0 && phase === 'loading' ? html`<p aria-busy="true">Loading access grants</p>` : nothing}
    ${phase === 'failed'
      ? html`<p role="alert" data-error>The access grants could not be loaded.</p>
          <button type="button" data-quiet @click=${events.retry}>Try again</button>`
      : nothing}
    ${nextCursor !== null && phase !== 'failed'
      ? html`<button type="button" data-quiet aria-busy=${phase === 'loading' ? 'true' : nothing} @click=${events.loadMore}>
          Load more
        </button>`
      : nothing}
    <p role="status">${notice}</p>
  </section>`
}

/** On narrow screens rows become cards, and a table that is not laid out as one loses its meaning without roles. */
function table(state: State): TemplateResult {
  const now = new Date()
  return html`<table role="table" aria-labelledby="grants">
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map((column) => html`<th role="columnheader" scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        state.list.grants,
        (grant) => grant.access_grant_id,
        (grant) => row(grant, state, now),
      )}
    </tbody>
  </table>`
}

function row(grant: AccessGrant, { directory, form, list }: State, now: Date): TemplateResult {
  const person = directory.people.find(({ id }) => id === grant.user_identity_id)?.name
  const status = statusOf(grant, now)
  return html`<tr role="row" ?data-new=${grant.access_grant_id === form.created?.access_grant_id}>
    <th role="rowheader" scope="row">
      ${grant.display_name}
      ${person === undefined || person === grant.display_name ? nothing : html`<small>${person}</small>`}
    </th>
    <td role="cell" data-label="Status"><span data-status=${status}>${status}</span></td>
    <td role="cell" data-label="Time">${windowOf(grant)}</td>
    <td role="cell" data-label="Ways to open">${methodsOf(grant)}</td>
    <td role="cell" data-label="Doors">${list.doors.get(grant.access_grant_id) ?? nothing}</td>
  </tr>`
}
