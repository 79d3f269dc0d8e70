import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import type { AccessGrant, AccessMethod } from 'seam-access-grants'
import { endText, listText, momentText } from '../app/time.ts'
import { places, timeZoneOf } from '../backend/places.ts'
import { placeText } from '../list/row.ts'
import { doorsOfGrant, isFor, opensText } from './opens.ts'
import { qrCode } from './qr.ts'
import { t } from './words.ts'

/** What the guest takes along. It is there on paper alone. */
export function guestCard(grant: AccessGrant, methods: readonly AccessMethod[]): TemplateResult {
  const timeZone = timeZoneOf(grant.space_ids)
  const codes = new Map(methods.filter(({ code }) => code).map((method) => [method.code, opensText(grant, method)]))
  const url = methods.find(({ instant_key_url }) => instant_key_url)?.instant_key_url
  const asked = new Set<string>(grant.requested_access_methods.map(({ mode }) => String(mode)))
  const opened = doorsOfGrant(grant).filter((door) => methods.some((method) => method.errors.length === 0 && isFor(method, door)))
  return html`<section class="guest-card" aria-hidden="true">
    <p class="property">${places.now.property}</p>
    <h2>${t().welcome}, ${grant.display_name}</h2>
    <p class="room">${placeText(grant)}</p>
    <p>${momentText(grant.starts_at, timeZone)} ${grant.ends_at === null ? '' : `${t().until} ${endText(grant.ends_at, timeZone)}`}</p>
    ${[...codes].map(([code, doors]) => html`<p class="label">${t().yourPin} ${doors && `· ${doors}`}</p><p class="digits">${code}</p>`)}
    ${url ? html`<p class="label">${t().yourKey}</p>${qrCode(url, t().qr)}` : nothing} ${asked.has('card') ? html`<p>${t().yourCard}</p>` : nothing}
    <p class="label">${t().yourDoors}</p>
    <p>${listText(opened.map(({ name }) => name))}</p>
  </section>`
}
