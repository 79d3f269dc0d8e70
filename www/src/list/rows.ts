import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { AccessGrant } from 'seam-access-grants'
import { cssValues } from '../app/css-values.ts'
import { draw } from '../app/draw.ts'
import { numberText } from '../app/time.ts'
import { row } from './row.ts'
import type { Group } from './views.ts'
import { t } from './words.ts'

/** Up to so many rows are simply there, as high as their words. More have one height, and those out of sight are left out. */
const ALL = 300
/** Rows above and below the window, so that scrolling finds them drawn. */
const SPARE = 12
/** The height of a row in rem, until there is one. */
const ROW = 3.25

export function rows(groups: Map<Group, AccessGrant[]>, now: Date): TemplateResult {
  const total = [...groups.values()].reduce((sum, group) => sum + group.length, 0)
  return html`<div class="rows" ?data-virtual=${total > ALL}>
    <div class="row head" aria-hidden="true">
      <span>${t().guest}</span><span>${t().where}</span><span>${t().when}</span><span>${t().how}</span><span>${t().status}</span>
    </div>
    ${[...groups].map(
      ([group, grants]) => html`
        ${group === 'rest' ? nothing : html`<h2>${t().groups[group]} <span class="count">${numberText(grants.length)}</span></h2>`}
        ${total > ALL ? windowed(group, grants, now) : html`<ul role="list">${repeat(grants, keyOf, (grant) => html`<li class="row">${row(grant, now)}</li>`)}</ul>`}
      `,
    )}
  </div>`
}

const keyOf = (grant: AccessGrant): string => grant.access_grant_id

/** The rows of a long list that the window shows, at the height that the stylesheet gives them. */
function windowed(group: Group, grants: AccessGrant[], now: Date): TemplateResult {
  watchScrolling()
  const height = rowHeight()
  const top = document.getElementById(`rows-${group}`)?.getBoundingClientRect().top ?? 0
  const first = Math.min(grants.length, Math.max(0, Math.floor(-top / height) - SPARE))
  const last = Math.min(grants.length, Math.max(first, Math.ceil((innerHeight - top) / height) + SPARE))
  return html`<ul role="list" id="rows-${group}" ${cssValues({ '--whole': `${grants.length * height}px`, '--above': `${first * height}px` })}>
    ${repeat(
      grants.slice(first, last),
      keyOf,
      (grant, index) => html`<li class="row" aria-setsize=${grants.length} aria-posinset=${first + index + 1}>${row(grant, now)}</li>`,
    )}
  </ul>`
}

/** In pixels, of the stylesheet's `--row` in rem. */
function rowHeight(): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const list = document.querySelector('.rows')
  return (list ? Number.parseFloat(getComputedStyle(list).getPropertyValue('--row')) : ROW) * rem
}

let isWatching = false

function watchScrolling(): void {
  if (isWatching) return
  isWatching = true
  addEventListener('scroll', draw, { passive: true })
  addEventListener('resize', draw, { passive: true })
}
