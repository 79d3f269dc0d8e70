import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import type { Wall } from '../app/time.ts'
import { zoneText } from '../app/time.ts'
import { timeZoneOf } from '../backend/places.ts'
import type { Problem } from './check.ts'
import { describedBy, errorAt, messageAt, segments } from './controls.ts'
import { chooseStartDate, chooseStay, draft, edit, stays } from './draft.ts'
import { t } from './words.ts'

export function when(problems: readonly Problem[]): TemplateResult {
  const { stay, starts, ends, places } = draft.now
  const options = stays.map((value) => ({ value, label: t().stays[value] }))
  return html`<fieldset>
    <legend>${t().when} <span class="zone">${zoneText(timeZoneOf(places))}</span></legend>
    ${segments('stay', t().when, options, stay, chooseStay)}
    <div class="pair">
      ${moment('starts', starts, problems, (wall) => (wall.date === starts.date ? edit({ starts: wall, stay: '' }) : chooseStartDate(wall.date)))}
      ${
        stay === 'open'
          ? html`<div class="field"><span class="label">${t().fields.ends}</span><p class="hint">${t().noEnd}</p></div>`
          : moment('ends', ends, problems, (wall) => edit({ ends: wall, stay: '' }))
      }
    </div>
  </fieldset>`
}

/** A date and a time on the property's clocks. A field that is half filled says nothing, so it is read as text that is no date. */
function moment(id: 'starts' | 'ends', wall: Wall, problems: readonly Problem[], change: (wall: Wall) => void): TemplateResult {
  const label = t().fields[id]
  const set = (part: keyof Wall) => (event: Event) => change({ ...wall, [part]: (event.target as HTMLInputElement).value })
  const invalid = messageAt(problems, id) === undefined ? nothing : 'true'
  const described = describedBy(id, problems)
  return html`<div class="field" role="group" aria-label=${label}>
    <label for=${id}>${label}</label>
    <div class="beside">
      <input id=${id} type="date" .value=${wall.date} max="9999-12-31" @change=${set('date')} aria-label="${label}, ${t().date}" aria-invalid=${invalid} aria-describedby=${described} />
      <input type="time" .value=${wall.time} @change=${set('time')} aria-label="${label}, ${t().time}" aria-invalid=${invalid} aria-describedby=${described} />
    </div>
    ${errorAt(id, problems)}
  </div>`
}
