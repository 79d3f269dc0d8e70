import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { icon } from '../app/icons.ts'
import { href, replaceQuery } from '../app/route.ts'
import { places } from '../backend/places.ts'
import { statuses, statusWords } from './status.ts'
import { t } from './words.ts'

const PAUSE = 200
let pause = 0

/** The API does the search, once the typing pauses. */
function search(event: Event): void {
  const { value } = event.target as HTMLInputElement
  clearTimeout(pause)
  pause = window.setTimeout(() => replaceQuery({ q: value.trim() }), PAUSE)
}

const choose =
  (name: string) =>
  (event: Event): void =>
    replaceQuery({ [name]: (event.target as HTMLSelectElement).value })

export function filters(query: URLSearchParams): TemplateResult {
  const status = query.get('status') ?? ''
  const place = query.get('place') ?? ''
  const show = query.get('show') ?? ''
  const all = Object.fromEntries(query)
  return html`<div class="filters">
    <label class="search">
      <span class="sr">${t().search}</span>${icon('search')}
      <input type="search" placeholder=${t().search} .value=${query.get('q') ?? ''} @input=${search} autocomplete="off" />
    </label>
    <label>
      <span class="sr">${t().place}</span>
      <select @change=${choose('place')}>
        <option value="" ?selected=${place === ''}>${t().anyPlace}</option>
        ${places.now.spaces.map(({ id, name }) => html`<option value=${id} ?selected=${id === place}>${name}</option>`)}
      </select>
    </label>
    <label>
      <span class="sr">${t().status}</span>
      <select @change=${choose('status')}>
        <option value="" ?selected=${status === ''}>${t().anyStatus}</option>
        ${statuses.map((each) => html`<option value=${each} ?selected=${each === status}>${statusWords()[each]}</option>`)}
      </select>
    </label>
    <nav class="segmented" aria-label=${`${t().list}, ${t().timeline}`}>
      <a href=${href('guests', '', { ...all, show: '' })} aria-current=${show === '' ? 'true' : nothing}>${t().list}</a>
      <a href=${href('guests', '', { ...all, show: 'timeline' })} aria-current=${show === 'timeline' ? 'true' : nothing}>${t().timeline}</a>
    </nav>
  </div>`
}
