import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import type { AccessGrant } from 'seam-access-grants'
import { icon } from '../app/icons.ts'
import { modeWords } from '../backend/mode-words.ts'
import type { Door } from '../backend/places.ts'
import { instead, opensWith } from '../backend/reach.ts'
import { waysOf } from '../list/status.ts'
import { doorsOfGrant, stateOfDoor } from './opens.ts'
import { isOver } from './stage.ts'
import { t } from './words.ts'

/** The doors, and what opens each. */
export function doorList(grant: AccessGrant): TemplateResult {
  return html`<section aria-labelledby="doors">
    <h2 id="doors">${t().doors}</h2>
    <ul role="list" class="doors">
      ${doorsOfGrant(grant).map(
        (door) => html`<li>${icon('door')} <span>${door.name}</span> ${isOver(grant) ? nothing : stateOf(grant, door)}</li>`,
      )}
    </ul>
  </section>`
}

/** Only a door that access is about is a trouble when it stays shut: many a guest takes the stairs. */
function stateOf(grant: AccessGrant, door: Door): TemplateResult {
  const { opens, isComing, isOwn } = stateOfDoor(grant, door)
  if (opens.length > 0) {
    return html`<span class="modes">
      ${opens.map((mode) => html`<span title=${modeWords()[mode]}>${icon(mode)}<span class="sr">${modeWords()[mode]}</span></span>`)}
    </span>`
  }
  if (isComing) return html`<span class="chip" data-status="changing">${t().notYet}</span>`
  return html`<span class="shut-door">
    ${opensWith(door, waysOf(grant)) ? nothing : html`<span class="hint">${instead([door])}</span>`}
    ${isOwn ? html`<span class="chip" data-status="trouble">${t().stayShut}</span>` : nothing}
  </span>`
}
