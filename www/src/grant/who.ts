import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { cell, drawn } from '../app/draw.ts'
import { ask } from '../backend/backend.ts'
import type { FailureKind } from '../backend/failure.ts'
import { failureOf } from '../backend/failure.ts'
import { failureWords } from '../backend/failure-words.ts'
import type { Problem } from './check.ts'
import { describedBy, errorAt, messageAt, segments, textField } from './controls.ts'
import { draft, edit } from './draft.ts'
import { t } from './words.ts'

interface Person {
  user_identity_id: string
  display_name: string
  email_address?: string | null
  phone_number?: string | null
}

const SHOWN = 8
const PAUSE = 150
const search = cell<{ text: string; found: readonly Person[] | undefined; refusal: FailureKind | undefined; at: number }>({
  ...{ text: '', found: undefined, refusal: undefined, at: -1 },
})
let pause = 0

function find(text: string): void {
  search.set({ text, at: -1 })
  clearTimeout(pause)
  search.set({ found: text.trim() === '' ? undefined : search.now.found })
  if (text.trim() === '') return
  pause = window.setTimeout(async () => {
    try {
      const { user_identities } = await ask('/user_identities/list', { search: text.trim(), limit: SHOWN })
      if (search.now.text === text) search.set({ found: user_identities as Person[], refusal: undefined })
    } catch (error) {
      search.set({ found: [], refusal: failureOf(error).kind })
    }
  }, PAUSE)
}

async function choose({ user_identity_id: id, display_name: name }: Person): Promise<void> {
  edit({ person: { id, name } })
  search.set({ text: '', found: undefined })
  await drawn()
  document.getElementById('person')?.focus()
}

async function clear(): Promise<void> {
  edit({ person: undefined })
  await drawn()
  document.getElementById('person')?.focus()
}

/** Arrow keys walk through what was found, Enter takes it, Escape closes. */
function onKey(event: KeyboardEvent): void {
  const { found = [], at } = search.now
  const person = found[at]
  if (event.key === 'ArrowDown') search.set({ at: Math.min(at + 1, found.length - 1) })
  else if (event.key === 'ArrowUp') search.set({ at: Math.max(at - 1, -1) })
  else if (event.key === 'Escape') search.set({ found: undefined })
  else if (event.key === 'Enter' && person) void choose(person)
  else if (event.key !== 'Enter') return
  event.preventDefault()
}

export function who(problems: readonly Problem[]): TemplateResult {
  const { who: kind, person, full_name, email_address, phone_number } = draft.now
  const kinds = [
    { value: 'existing' as const, label: t().existing },
    { value: 'new' as const, label: t().new },
  ]
  const contact = { isOptional: true } as const
  return html`<fieldset>
    <legend>${t().who}</legend>
    ${segments('who', t().who, kinds, kind, (value) => edit({ who: value }))}
    ${
      kind === 'existing'
        ? person
          ? chosen(person.name)
          : combobox(problems)
        : html`${textField('full_name', problems, { value: full_name, input: (value) => edit({ full_name: value }) })}
          <div class="pair">
            ${textField('email_address', problems, { ...contact, type: 'email', value: email_address, input: (value) => edit({ email_address: value }) })}
            ${textField('phone_number', problems, {
              ...{ ...contact, type: 'tel', value: phone_number, hint: t().phoneHint },
              input: (value) => edit({ phone_number: value }),
            })}
          </div>
          <p class="hint">${t().contactHint}</p>`
    }
  </fieldset>`
}

function refusalText(kind: FailureKind): string {
  return kind === 'forbidden' || kind === 'unauthorized' ? t().cannotSearch : failureWords()[kind].join('. ')
}

const chosen = (name: string): TemplateResult => html`<div class="field">
  <span class="label">${t().fields.person}</span>
  <div class="chosen" id="person" tabindex="-1"><strong>${name}</strong>
    <button type="button" class="quiet" @click=${() => void clear()}>${t().change}</button>
  </div>
</div>`

function combobox(problems: readonly Problem[]): TemplateResult {
  const { text, found, refusal, at } = search.now
  return html`<div class="field combobox">
    <label for="person">${t().fields.person}</label>
    <input
      id="person"
      role="combobox"
      autocomplete="off"
      placeholder=${t().searchPeople}
      aria-expanded=${found !== undefined}
      aria-controls="people"
      aria-activedescendant=${at >= 0 ? `person-${at}` : nothing}
      aria-invalid=${messageAt(problems, 'person') === undefined ? nothing : 'true'}
      aria-describedby=${describedBy('person', problems)}
      .value=${text}
      @input=${(event: Event) => find((event.target as HTMLInputElement).value)}
      @keydown=${onKey}
    />
    <ul id="people" role="listbox" aria-label=${t().fields.person} ?hidden=${!found?.length}>
      ${found?.map(
        (person, index) => html`<li id="person-${index}" role="option" aria-selected=${index === at} @click=${() => void choose(person)}>
          ${person.display_name} <span class="faint">${person.email_address ?? person.phone_number ?? ''}</span>
        </li>`,
      )}
    </ul>
    ${found?.length === 0 ? html`<p class="hint" role="status">${refusal ? refusalText(refusal) : t().nobody}</p>` : nothing}
    ${errorAt('person', problems)}
  </div>`
}
