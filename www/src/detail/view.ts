import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import type { AccessGrant } from 'seam-access-grants'
import { icon } from '../app/icons.ts'
import { href } from '../app/route.ts'
import { endText, momentText, nightsText, zoneText } from '../app/time.ts'
import { now } from '../backend/backend.ts'
import type { Failure } from '../backend/failure.ts'
import { failureView } from '../backend/failure-view.ts'
import { timeZoneOf } from '../backend/places.ts'
import { changing } from '../change/actions.ts'
import { changeBar } from '../change/bar.ts'
import { learnLink } from '../learn/link.ts'
import { chip, placeText } from '../list/row.ts'
import { statusOf } from '../list/status.ts'
import { guestCard } from './card.ts'
import { doorList } from './doors.ts'
import type { Guest } from './guest.ts'
import { goneAt, guest, readGuest } from './guest.ts'
import { history } from './history.ts'
import { methodCards } from './methods.ts'
import { allSaid } from './notices.ts'
import { t } from './words.ts'

/** One guest's access: what was really set, what is on its way, what happened. */
export function guestView(): TemplateResult {
  const { phase, grant, failure } = guest.now
  const name = grant?.display_name ?? titleOf(phase, failure)
  // A change that failed says it already, and reads again as well.
  const told = changing.now.failure ? undefined : failure
  return html`<section class="detail" aria-labelledby="title">
    <p><a class="back" href=${href('guests')}>${icon('back')} ${t().back}</a></p>
    <header class="title-line">
      <div>
        <h1 id="title" tabindex="-1">${name} ${grant && phase !== 'gone' ? chip(statusOf(grant, now())) : nothing}</h1>
        ${grant ? lead(grant) : nothing}
      </div>
      ${learnLink('detail/guest.ts', 'call-the-api')}
    </header>
    ${told ? failureView(told, told.kind === 'notFound' ? undefined : () => void readGuest()) : nothing}
    ${phase === 'gone' ? gone() : grant ? whole(grant) : nothing}
    ${phase === 'reading' && !grant ? html`<div class="skeleton" aria-hidden="true"><div></div><div></div><div></div></div>` : nothing}
  </section>`
}

function titleOf(phase: Guest['phase'], failure: Failure | undefined): string {
  if (phase === 'reading') return t().reading
  if (phase === 'gone') return t().goneTitle
  return failure?.kind === 'notFound' ? t().notFound : t().unread
}

/** A revoked access is no failure: what happened, and what to do. */
function gone(): TemplateResult {
  const { grant, events } = guest.now
  const timeZone = timeZoneOf(grant?.space_ids)
  const at = goneAt(events)
  return html`<div class="notice" data-tone="info">
      ${icon('clock')}
      <div>
        <p role="status">${t().gone(at === undefined ? '' : momentText(at, timeZone))} ${t().goneAdvice}</p>
        <a class="button" href=${href('new')}>${icon('plus')} ${t().giveAgain}</a>
      </div>
    </div>
    ${history(timeZone)}`
}

function lead(grant: AccessGrant): TemplateResult {
  const { starts_at, ends_at } = grant
  const timeZone = timeZoneOf(grant.space_ids)
  return html`<p class="lead">
    ${placeText(grant)} · ${momentText(starts_at, timeZone)} ${ends_at === null ? '·' : t().until} ${endText(ends_at, timeZone)}
    <span class="faint">${ends_at === null ? '' : nightsText(starts_at, ends_at, timeZone)} · ${zoneText(timeZone)}</span>
  </p>`
}

function whole(grant: AccessGrant): TemplateResult {
  const { methods } = guest.now
  const timeZone = timeZoneOf(grant.space_ids)
  return html`${changeBar(grant)}
    <div class="notices" role="status">
      ${allSaid(grant, methods).map(
        ({ text, tone }) =>
          html`<p class="notice" data-tone=${tone}>${icon(tone === 'info' ? 'clock' : 'warning')} <span>${text}</span></p>`,
      )}
    </div>
    <div class="columns">
      <div>${methodCards(grant, methods)}</div>
      <div>${doorList(grant)} ${history(timeZone)} ${about(grant, timeZone)}</div>
    </div>
    ${guestCard(grant, methods)}`
}

function about({ access_grant_key, reservation_key, created_at }: AccessGrant, timeZone: string): TemplateResult {
  return html`<section aria-labelledby="about">
    <h2 id="about">${t().about}</h2>
    <dl>
      <div><dt>${t().made}</dt><dd>${momentText(created_at, timeZone)}</dd></div>
      ${access_grant_key ? html`<div><dt>${t().key}</dt><dd><code>${access_grant_key}</code></dd></div>` : nothing}
      ${reservation_key ? html`<div><dt>${t().reservation}</dt><dd><code>${reservation_key}</code></dd></div>` : nothing}
    </dl>
  </section>`
}
