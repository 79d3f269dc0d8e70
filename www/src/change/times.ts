import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import type { AccessGrant, UpdateAccessGrant } from 'seam-access-grants'
import { toInstant, updateAccessGrantSchema } from 'seam-access-grants'
import { cell } from '../app/draw.ts'
import type { Wall } from '../app/time.ts'
import { wallOf, zoneText } from '../app/time.ts'
import { now } from '../backend/backend.ts'
import { timeZoneOf } from '../backend/places.ts'
import { formMessages } from '../grant/messages.ts'
import { setTimes } from './actions.ts'
import { t } from './words.ts'

interface Times {
  starts_at: Wall
  ends_at: Wall
  isOpen: boolean
  /** From the first attempt on, what is wrong stands at the fields. */
  isTried: boolean
}

const nowhere: Wall = { date: '', time: '' }
const times = cell<Times>({ starts_at: nowhere, ends_at: nowhere, isOpen: false, isTried: false })

export function openTimes({ starts_at, ends_at, space_ids }: AccessGrant): void {
  const timeZone = timeZoneOf(space_ids)
  times.set({
    starts_at: wallOf(starts_at, timeZone),
    ends_at: ends_at === null ? nowhere : wallOf(ends_at, timeZone),
    isOpen: ends_at === null,
    isTried: false,
  })
}

/** Reads the fields on the property's clocks, with what the package says about them. */
function read(grant: AccessGrant): { value: UpdateAccessGrant | undefined; errors: Record<string, string> } {
  const timeZone = timeZoneOf(grant.space_ids)
  const errors: Record<string, string> = {}
  const instants: Record<string, string | null> = {}
  for (const field of ['starts_at', 'ends_at'] as const) {
    const instant = field === 'ends_at' && times.now.isOpen ? null : toInstant({ ...times.now[field], timeZone })
    if (typeof instant === 'object' && instant !== null) errors[field] = instant.message
    else instants[field] = instant
  }
  const context = { now: now(), messages: formMessages() }
  const { value, issues } = updateAccessGrantSchema.validate({ access_grant_id: grant.access_grant_id, ...instants }, context)
  for (const { path, message } of issues ?? []) errors[String(path[0])] ??= message
  return { value, errors }
}

function save(grant: AccessGrant, done: () => void): void {
  const { value, errors } = read(grant)
  times.set({ isTried: true })
  if (!value || Object.keys(errors).length > 0) return
  done()
  void setTimes(grant, { starts_at: value.starts_at!, ends_at: value.ends_at! }, () => t().changed(grant.display_name))
}

export function timesForm(grant: AccessGrant, close: () => void): TemplateResult {
  const { isOpen, isTried } = times.now
  const { errors } = isTried ? read(grant) : { errors: {} }
  const submit = (event: Event): void => {
    event.preventDefault()
    save(grant, close)
  }
  return html`<form class="card times" novalidate @submit=${submit} aria-label=${t().times}>
    <p class="zone">${zoneText(timeZoneOf(grant.space_ids))}</p>
    <div class="pair">
      ${moment('starts_at', t().from, errors)}
      ${isOpen ? nothing : moment('ends_at', t().to, errors)}
    </div>
    <label class="option"><input type="checkbox" .checked=${isOpen} @change=${() => times.set({ isOpen: !isOpen })} /> ${t().noEnd}</label>
    <div class="actions">
      <button type="submit" class="primary">${t().save}</button>
      <button type="button" class="quiet" @click=${close}>${t().cancel}</button>
    </div>
  </form>`
}

function moment(field: 'starts_at' | 'ends_at', label: string, errors: Record<string, string>): TemplateResult {
  const { [field]: wall } = times.now
  const set = (part: keyof Wall) => (event: Event) => times.set({ [field]: { ...wall, [part]: (event.target as HTMLInputElement).value } })
  const error = errors[field]
  const id = `change-${field}`
  const about = { invalid: error ? 'true' : nothing, described: error ? `${id}-error` : nothing }
  return html`<div class="field" role="group" aria-label=${label}>
    <label for=${id}>${label}</label>
    <div class="beside">
      <input id=${id} type="date" .value=${wall.date} @change=${set('date')} aria-invalid=${about.invalid} aria-describedby=${about.described} />
      <input type="time" .value=${wall.time} @change=${set('time')} aria-label=${label} aria-invalid=${about.invalid} aria-describedby=${about.described} />
    </div>
    ${error ? html`<p class="error" id="${id}-error">${error}</p>` : nothing}
  </div>`
}
