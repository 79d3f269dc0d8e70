import type { TemplateResult } from 'lit-html'
import { html } from 'lit-html'
import { momentText } from '../app/time.ts'
import { doorOf } from '../backend/places.ts'
import type { HistoryEvent } from './guest.ts'
import { guest } from './guest.ts'
import { t } from './words.ts'

/** What happened, the newest first. */
export function history(timeZone: string): TemplateResult {
  const events = guest.now.events.toReversed()
  return html`<section aria-labelledby="history">
    <h2 id="history">${t().history}</h2>
    ${
      events.length === 0
        ? html`<p class="faint">${t().noHistory}</p>`
        : html`<ol role="list" class="history">
          ${events.map(
            (event) =>
              html`<li><time datetime=${event.occurred_at}>${momentText(event.occurred_at, timeZone)}</time> <span>${text(event)}</span></li>`,
          )}
        </ol>`
    }
  </section>`
}

function text({ event_type, acs_entrance_id, device_id }: HistoryEvent): string {
  const door = doorOf(acs_entrance_id ?? device_id ?? '')?.name ?? ''
  return `${t().events[event_type] ?? event_type} ${door}`.trim()
}
