import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import { cell, drawn } from '../app/draw.ts'
import { icon } from '../app/icons.ts'
import { modesText } from '../backend/mode-words.ts'
import type { Door, Space } from '../backend/places.ts'
import { doorOf, includesText, modes, places, spaceOf } from '../backend/places.ts'
import { instead } from '../backend/reach.ts'
import type { Problem } from './check.ts'
import { describedBy, errorAt, messageAt } from './controls.ts'
import { draft, edit, toggle } from './draft.ts'
import { t } from './words.ts'

/** So many rooms are shown without a search. */
const SHOWN = 24
const filter = cell<{ text: string }>({ text: '' })

export function clearPlaceSearch(): void {
  filter.set({ text: '' })
}

export const nameOf = (id: string): string => spaceOf(id)?.name ?? doorOf(id)?.name ?? '…'

/** Rooms first, under what they are in; a building without doors of its own is only a heading. */
function spacesByParent(): Map<string, Space[]> {
  const open = places.now.spaces.filter((space) => space.doors.length > 0 && fits(space.name))
  return Map.groupBy(open.slice(0, filter.now.text ? open.length : SHOWN), ({ parentId }) => (parentId ? nameOf(parentId) : ''))
}

const fits = (name: string): boolean => includesText(name, filter.now.text)

export function where(problems: readonly Problem[]): TemplateResult {
  const { places: chosen } = draft.now
  const left = places.now.spaces.filter((space) => space.doors.length > 0).length - SHOWN
  const doors = places.now.doors.filter(({ name }) => fits(name))
  return html`<fieldset id="places" tabindex="-1" aria-describedby=${describedBy('places', problems)}>
    <legend>${t().where}</legend>
    ${errorAt('places', problems)} ${chips(chosen)}
    <label class="search">
      <span class="sr">${t().searchPlaces}</span>${icon('search')}
      <input type="search" placeholder=${t().searchPlaces} .value=${filter.now.text} @input=${(event: Event) => filter.set({ text: (event.target as HTMLInputElement).value })} />
    </label>
    <div class="places" data-invalid=${messageAt(problems, 'places') !== undefined || nothing}>
      ${[...spacesByParent()].map(
        ([parent, spaces]) => html`<div role="group" aria-label=${parent || t().where}>
          ${parent ? html`<p class="label">${parent}</p>` : nothing}
          <div class="tiles">${repeat(
            spaces,
            ({ id }) => id,
            (space) => tile(space.id, space.name, space.ownDoors),
          )}</div>
        </div>`,
      )}
      ${left > 0 && !filter.now.text ? html`<p class="hint">${t().more(left)}</p>` : nothing}
      <details ?open=${chosen.some((id) => doorOf(id)) || (filter.now.text !== '' && doors.length > 0)}>
        <summary>${t().singleDoors}</summary>
        <div class="tiles">${repeat(
          doors.slice(0, SHOWN),
          ({ id }) => id,
          (door) => tile(door.id, door.name, [door]),
        )}</div>
      </details>
    </div>
  </fieldset>`
}

/** A place with what its doors take, so that nobody chooses a room for a way that it does not have. */
function tile(id: string, name: string, doors: readonly Door[]): TemplateResult {
  const { places: chosen } = draft.now
  const takes = modes.filter((mode) => doors.some((door) => door.modes.includes(mode)))
  const how = takes.length > 0 ? t().opensWith(modesText(takes)) : instead(doors)
  return html`<label class="tile">
    <input type="checkbox" .checked=${chosen.includes(id)} @change=${() => edit({ places: toggle(chosen, id) })} />
    <span>${name}</span>
    ${
      takes.length > 0
        ? html`<span class="modes" title=${how}>${takes.map((mode) => icon(mode))}<span class="sr">${how}</span></span>`
        : html`<span class="hint">${how}</span>`
    }
  </label>`
}

/** The chosen places in one line that is always there, so that choosing moves nothing below the pointer. */
function chips(chosen: readonly string[]): TemplateResult {
  if (chosen.length === 0) return html`<p class="chips hint">${t().nothingChosen}</p>`
  return html`<ul role="list" class="chips">
    ${repeat(
      chosen,
      (id) => id,
      (id) => html`<li><button type="button" class="chip" @click=${() => void leaveOut(id)}>${nameOf(id)} ${icon('close')}</button></li>`,
    )}
  </ul>`
}

async function leaveOut(id: string): Promise<void> {
  edit({ places: toggle(draft.now.places, id) })
  await drawn()
  document.getElementById('places')?.focus({ preventScroll: true })
}
