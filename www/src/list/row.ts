import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import type { AccessGrant } from 'seam-access-grants'
import type { Icon } from '../app/icons.ts'
import { icon } from '../app/icons.ts'
import { href } from '../app/route.ts'
import { endText, listText, momentText, nightsText } from '../app/time.ts'
import { modeWords } from '../backend/mode-words.ts'
import { spaceOf } from '../backend/places.ts'
import { pinCell } from './reveal.ts'
import type { Status } from './status.ts'
import { daysOf, statusOf, statusWords } from './status.ts'
import { t } from './words.ts'

/** Where a grant opens doors, by name. A grant of single doors does not say which, until its page asks. */
export function placeText({ space_ids }: AccessGrant): string {
  return listText(space_ids.map((id) => spaceOf(id)?.name ?? '…')) || t().doors
}

export function chip(status: Status): TemplateResult {
  return html`<span class="chip" data-status=${status}>${statusWords()[status]}</span>`
}

export function modeIcons(grant: AccessGrant): TemplateResult {
  const asked = [...new Set(grant.requested_access_methods.map(({ mode }) => mode))]
  const names: Record<string, string | undefined> = modeWords()
  return html`<span class="modes">
    ${asked.map((mode) => html`<span>${String(mode) in names ? icon(mode as Icon) : nothing}<span class="sr">${names[mode] ?? mode}</span></span>`)}
  </span>`
}

export function row(grant: AccessGrant, now: Date): TemplateResult {
  const { timeZone } = daysOf(grant)
  const { access_grant_id: id, display_name: name, starts_at, ends_at } = grant
  const nights = ends_at === null ? '' : nightsText(starts_at, ends_at, timeZone)
  return html`
    <a class="row-name" href=${href('guest', id)}>${name}</a>
    <span class="row-place">${placeText(grant)}</span>
    <span class="row-when">
      ${momentText(starts_at, timeZone)} <span class="faint">${ends_at === null ? '·' : t().until}</span> ${endText(ends_at, timeZone)}
      ${nights ? html`<span class="faint nights">${nights}</span>` : nothing}
    </span>
    <span class="row-how">${modeIcons(grant)} ${pinCell(grant)}</span>
    <span class="row-status">${chip(statusOf(grant, now))}</span>
  `
}
