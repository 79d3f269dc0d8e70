import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import type { AccessGrant } from 'seam-access-grants'
import { memo } from '../app/memo.ts'
import { href, route } from '../app/route.ts'
import { numberText } from '../app/time.ts'
import { backend, now } from '../backend/backend.ts'
import { failureView } from '../backend/failure-view.ts'
import { timeZoneOf } from '../backend/places.ts'
import { learnLink } from '../learn/link.ts'
import { filters } from './filters.ts'
import { givenElsewhere } from './given.ts'
import { guests, readGuests } from './grants.ts'
import { rows } from './rows.ts'
import { statusOf } from './status.ts'
import { timeline } from './timeline.ts'
import type { View } from './views.ts'
import { counts, grouped, viewOf, views } from './views.ts'
import { t } from './words.ts'

/** Drawn at every scroll of a long list; the rows are sorted and counted once a minute. */
const [sorted, counted, ofStatus] = [
  memo((rows: readonly AccessGrant[], view: View, status: string, minute: number, _: string) =>
    grouped(rows, view, status, new Date(minute)),
  ),
  memo((rows: readonly AccessGrant[], minute: number, _: string) => counts(rows, new Date(minute))),
  memo((rows: readonly AccessGrant[], status: string, minute: number) =>
    rows.filter((one) => status === '' || statusOf(one, new Date(minute)) === status),
  ),
]
const MINUTE = 60_000

/** Who gets in: tonight first, since that is what a front desk asks. */
export function guestList(): TemplateResult {
  const { query } = route()
  const { phase, failure, rows: found } = guests.now
  const view = viewOf(query)
  const present = now()
  const minute = Math.floor(present.getTime() / MINUTE) * MINUTE
  const isTimeline = query.get('show') === 'timeline'
  const status = query.get('status') ?? ''
  const groups = sorted(found, view, status, minute, timeZoneOf())
  const count = [...groups.values()].reduce((sum, group) => sum + group.length, 0)
  return html`<section class="guests" aria-labelledby="title">
    <header class="title-line">
      <h1 id="title" tabindex="-1">${t().title}</h1>
      ${learnLink('list/list.ts', 'call-the-api')}
    </header>
    ${isTimeline ? nothing : tabs(view, query, counted(found, minute, timeZoneOf()))} ${filters(query)}
    <p class="faint count" role="status">
      ${phase === 'reading' ? t().reading(numberText(found.length)) : phase === 'ready' && !isTimeline ? t().shown(numberText(count)) : nothing}
    </p>
    ${phase === 'ready' && !isTimeline ? givenElsewhere(groups) : nothing}
    ${failure ? failureView(failure, () => void readGuests()) : nothing}
    ${isTimeline ? timeline(ofStatus(found, status, minute), minute) : count > 0 ? rows(groups, present) : phase === 'ready' ? empty(view, query) : nothing}
    ${phase === 'reading' && found.length === 0 ? skeleton() : nothing}
  </section>`
}

function tabs(view: View, query: URLSearchParams, count: Record<View, number>): TemplateResult {
  return html`<nav class="tabs" aria-label=${t().title}>
    ${views.map(
      (each) =>
        html`<a href=${href('guests', '', { ...Object.fromEntries(query), view: each })} aria-current=${each === view ? 'page' : nothing}>
          ${t().views[each]} <span class="count">${numberText(count[each])}</span>
        </a>`,
    )}
  </nav>`
}

function empty(view: View, query: URLSearchParams): TemplateResult {
  const isStale = view === 'tonight' && guests.now.rows.length > 0 && backend().controls !== undefined
  const isFiltered = ['q', 'place', 'status'].some((name) => query.get(name))
  return html`<div class="empty">
    <p>${isFiltered ? t().emptyFilters : t().empty[view]}</p>
    ${isStale ? html`<p class="hint">${t().stale}</p>` : nothing}
    ${
      isFiltered
        ? html`<a class="button" href=${href('guests', '', { view })}>${t().clear}</a>`
        : html`<a class="button primary" href=${href('new')}>${t().first}</a>`
    }
  </div>`
}

const skeleton = (): TemplateResult =>
  html`<div class="skeleton" aria-hidden="true">${Array.from({ length: 8 }, () => html`<div></div>`)}</div>`
