import { html, nothing } from 'lit-html'
import type { TemplateResult } from 'lit-html'
import { repeat } from 'lit-html/directives/repeat.js'
import type { AccessMethodMode } from 'seam-access-grants'
import { checkboxes, describedBy, errorAt, isInvalid, textField } from './controls.js'
import { modeNames } from './describe.js'
import { fields } from './fields.js'
import { modes } from './params.js'
import type { State } from './state.js'
import { summary } from './summary.js'

export interface FormEvents {
  edit(form: HTMLFormElement): void
  submit(form: HTMLFormElement): void
}

export function grantForm(state: State, events: FormEvents): TemplateResult {
  const { form } = state
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (event.currentTarget instanceof HTMLFormElement) events.submit(event.currentTarget)
  }
  const onInput = (event: Event): void => {
    if (event.currentTarget instanceof HTMLFormElement) events.edit(event.currentTarget)
  }
  return html`<section aria-labelledby="new-grant">
    <h2 id="new-grant">New access grant</h2>
    <form novalidate @submit=${onSubmit} @input=${onInput}>
      ${summary(form.summary)} ${who(state)} ${where(state)} ${when(state)} ${how(state)}
      ${textField('name', form.problems, { optional: true, hint: 'Leave empty to use the person’s name.' })}
      <button type="submit" aria-busy=${form.sending ? 'true' : nothing}>Create access grant</button>
      <p role="status">
        ${form.created
          ? html`Access for <strong>${form.created.display_name}</strong> was created. It is on top of
              <a href="#grants">the list</a>.`
          : nothing}
      </p>
    </form>
  </section>`
}

function who({ directory, form: { values, problems } }: State): TemplateResult {
  return html`<fieldset>
    <legend>Who</legend>
    <label><input type="radio" name="who" value="existing" checked /> Existing person</label>
    <label><input type="radio" name="who" value="new" /> New person</label>
    <div data-field ?hidden=${values.who === 'new'}>
      <label for="person">${fields.person.label}</label>
      ${errorAt('person', problems)}
      <select
        id="person"
        name="person"
        aria-invalid=${isInvalid('person', problems)}
        aria-describedby=${describedBy('person', problems)}
      >
        <option value="">Choose a person</option>
        ${repeat(
          directory.people,
          (person) => person.id,
          (person) => html`<option value=${person.id}>${person.name}</option>`,
        )}
      </select>
    </div>
    <div ?hidden=${values.who === 'existing'}>
      ${textField('full_name', problems)} ${textField('email_address', problems, { type: 'email', optional: true })}
      ${textField('phone_number', problems, { type: 'tel', optional: true, hint: 'With + and country code, like +14155552671.' })}
    </div>
  </fieldset>`
}

function where({ directory, form: { problems } }: State): TemplateResult {
  const lists = [
    { name: 'spaces', legend: 'Spaces', options: directory.spaces },
    { name: 'entrances', legend: 'Entrances', options: directory.entrances },
    { name: 'devices', legend: 'Devices', options: directory.devices },
  ]
  return html`<fieldset id="places" aria-describedby=${describedBy('places', problems, true)}>
    <legend>Where</legend>
    <small id="places-hint">A space opens all of its doors.</small>
    ${errorAt('places', problems)}
    <div data-columns>
      ${lists.map(
        ({ name, legend, options }) => html`<fieldset>
          <legend>${legend}</legend>
          ${checkboxes(name, 'places', options, problems)}
        </fieldset>`,
      )}
    </div>
  </fieldset>`
}

function when({ form: { values, problems } }: State): TemplateResult {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return html`<fieldset aria-describedby="zone">
    <legend>When</legend>
    <small id="zone">Times are in your time zone, ${timeZone}.</small>
    ${textField('starts_at', problems, { type: 'datetime-local', hint: 'Leave empty to start now.' })}
    ${textField('ends_at', problems, { type: 'datetime-local', disabled: values.no_end })}
    <label><input type="checkbox" name="no_end" /> No end</label>
  </fieldset>`
}

function how({ form: { values, problems } }: State): TemplateResult {
  const code = textField('code', problems, { optional: true, hint: 'Leave empty to get a random one.' })
  const uses = textField('max_uses', problems, { optional: true, hint: 'Leave empty for a single use.' })
  const details: Partial<Record<AccessMethodMode, TemplateResult>> = { code, mobile_key: uses }
  const options = modes.map((mode) => ({
    id: mode,
    name: modeNames[mode],
    details:
      details[mode] && html`<div data-details ?hidden=${!values.modes.includes(mode)}>${details[mode]}</div>`,
  }))
  return html`<fieldset id="methods" aria-describedby=${describedBy('methods', problems)}>
    <legend>How</legend>
    ${errorAt('methods', problems)} ${checkboxes('modes', 'methods', options, problems)}
  </fieldset>`
}
