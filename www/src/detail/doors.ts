import type { TemplateResult } from 'lit-html'
import { html } from 'lit-html'
import type { AccessGrant } from 'seam-access-grants'
import { icon } from '../app/icons.ts'
import { modeWords } from '../backend/mode-words.ts'
import type { Door } from '../backend/places.ts'
import { doorOf, spaceOf } from '../backend/places.ts'
import { guest } from './guest.ts'
import { t } from './words.ts'

export function doorsOfGrant({ space_ids }: AccessGrant): Door[] {
  const ofRooms = space_ids.flatMap((id) => spaceOf(id)?.doors ?? [])
  const related = guest.now.doorIds.map(doorOf).filter((door) => door !== undefined)
  return [...new Set([...related, ...ofRooms])]
}

/** The doors, and which of the chosen ways opens each. */
export function doorList(grant: AccessGrant): TemplateResult {
  const asked = new Set<string>(grant.requested_access_methods.map(({ mode }) => String(mode)))
  return html`<section aria-labelledby="doors">
    <h2 id="doors">${t().doors}</h2>
    <ul role="list" class="doors">
      ${doorsOfGrant(grant).map((door) => {
        const opens = door.modes.filter((mode) => asked.has(mode))
        return html`<li>
          ${icon('door')} <span>${door.name}</span>
          ${
            opens.length > 0
              ? html`<span class="modes">${opens.map((mode) => html`<span title=${modeWords()[mode]}>${icon(mode)}<span class="sr">${modeWords()[mode]}</span></span>`)}</span>`
              : html`<span class="chip" data-status="trouble">${t().stayShut}</span>`
          }
        </li>`
      })}
    </ul>
  </section>`
}
