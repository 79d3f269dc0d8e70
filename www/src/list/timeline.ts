import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { guard } from 'lit-html/directives/guard.js'
import { repeat } from 'lit-html/directives/repeat.js'
import type { AccessGrant } from 'seam-access-grants'
import { findOverlaps } from 'seam-access-grants'
import { cssValues } from '../app/css-values.ts'
import { currentLanguage } from '../app/language.ts'
import { href } from '../app/route.ts'
import { dayText, endText, momentText, numberText, plusDays, wallOf } from '../app/time.ts'
import type { Space } from '../backend/places.ts'
import { places, timeZoneOf } from '../backend/places.ts'
import { lanes } from './lanes.ts'
import { daysOf, statusOf, statusWords } from './status.ts'
import { t } from './words.ts'

const DAYS = 14

/** Who is where on yesterday and the thirteen days after it; drawn anew when the grants are others, and once a minute. */
export function timeline(grants: readonly AccessGrant[], minute: number): unknown {
  return guard([grants, minute, currentLanguage(), places.now], () => drawn(grants, new Date(minute)))
}

/** A line for each place. */
function drawn(grants: readonly AccessGrant[], now: Date): TemplateResult {
  const timeZone = timeZoneOf()
  const today = wallOf(now, timeZone).date
  const days = Array.from({ length: DAYS }, (_, index) => plusDays(today, index - 1))
  const [first = today, last = today] = [days[0], days.at(-1)]
  const seen = grants.filter((grant) => daysOf(grant).end >= first && daysOf(grant).start <= last)
  const overlaps = findOverlaps(seen).filter(({ kind }) => kind === 'space')
  const overlapping = new Set(overlaps.flatMap(({ id, grants: pair }) => pair.map((grant) => `${id} ${grant.access_grant_id}`)))
  const pairs = seen.flatMap((grant) => grant.space_ids.map((id) => ({ id, grant })))
  const bySpace = Map.groupBy(pairs, ({ id }) => id)
  const lines = places.now.spaces.filter(({ id }) => bySpace.has(id))
  return html`
    <p class="faint">${t().overlaps(numberText(new Set(overlaps.map(({ id }) => id)).size))}</p>
    <div class="timeline" role="region" tabindex="0" aria-label=${t().timeline}>
      <div class="line days" aria-hidden="true">
        <span></span>
        <div class="track">${days.map((day, index) => html`<span ?data-today=${day === today}>${dayText(day, index === 0)}</span>`)}</div>
      </div>
      ${repeat(
        lines,
        (space) => space.id,
        (space) => line(space, bySpace.get(space.id)?.map(({ grant }) => grant) ?? [], overlapping, first, now),
      )}
    </div>
  `
}

function line(space: Space, grants: readonly AccessGrant[], overlapping: Set<string>, first: string, now: Date): TemplateResult {
  const placed = lanes(grants)
  const count = Math.max(...placed.map(({ lane }) => lane)) + 1
  return html`<div class="line">
    <h2>${space.name}</h2>
    <ul role="list" class="track" ${cssValues({ '--lanes': String(count) })}>
      ${placed.map(({ grant, lane }) => bar(grant, lane, overlapping.has(`${space.id} ${grant.access_grant_id}`), first, now))}
    </ul>
  </div>`
}

function bar(grant: AccessGrant, lane: number, isOverlapping: boolean, first: string, now: Date): TemplateResult {
  const { timeZone } = daysOf(grant)
  const from = Date.parse(`${first}T00:00:00Z`)
  const at = (instant: string): number => {
    const { date, time } = wallOf(instant, timeZone)
    return Math.min(1, Math.max(0, (Date.parse(`${date}T${time}Z`) - from) / (DAYS * 86_400_000)))
  }
  const start = at(grant.starts_at)
  const width = (grant.ends_at === null ? 1 : at(grant.ends_at)) - start
  const status = statusOf(grant, now)
  const label = `${momentText(grant.starts_at, timeZone)} ${t().until} ${endText(grant.ends_at, timeZone)}, ${statusWords()[status]}`
  const place = { '--start': `${start * 100}%`, '--width': `${width * 100}%`, '--lane': String(lane) }
  return html`<li ${cssValues(place)}>
    <a class="bar" data-status=${status} ?data-overlap=${isOverlapping} href=${href('guest', grant.access_grant_id)} title=${label}>
      ${grant.display_name}<span class="sr">, ${label}${isOverlapping ? `, ${t().overlap}` : nothing}</span>
    </a>
  </li>`
}
