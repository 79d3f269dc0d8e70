import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { icon } from '../app/icons.ts'
import { listText, momentText, zoneText } from '../app/time.ts'
import { timeZoneOf } from '../backend/places.ts'
import type { Verdict } from './check.ts'
import { draft } from './draft.ts'
import { neighbours } from './overlap.ts'
import { easyPin } from './pin-rules.ts'
import { t } from './words.ts'

/** So many guests who are in the room at that time are told by name. */
const NEIGHBOURS = 3

/** What somebody should know, and may do all the same. */
export function warningsOf({ params, warnings }: Verdict): string[] {
  const { places, modes, starts, stay, code } = draft.now
  const zones = [...new Set(places.map((id) => timeZoneOf([id])))]
  const timeZone = timeZoneOf(places)
  const others = starts.date === '' && stay !== 'open' ? [] : neighbours(params)
  return [
    ...warnings.map(({ message }) => message),
    ...(modes.includes('code') ? easyPin(code.trim()) : []),
    ...(zones.length > 1 ? [t().zones(listText(zones.map(zoneText)))] : []),
    ...others
      .slice(0, NEIGHBOURS)
      .map((one) =>
        t().taken(one.display_name, momentText(one.starts_at, timeZone), one.ends_at ? momentText(one.ends_at, timeZone) : '…'),
      ),
  ]
}

export function warningList(texts: readonly string[]): TemplateResult | typeof nothing {
  if (texts.length === 0) return nothing
  return html`<div class="notice" data-tone="warn" id="warnings" tabindex="-1">
    ${icon('warning')}<ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>
  </div>`
}

/** How many there are, beside the button that sends: the list itself may be out of sight. */
export function warningCount(texts: readonly string[]): TemplateResult {
  return html`<span role="status">
    ${
      texts.length > 0
        ? html`<button type="button" class="quiet count-warnings" @click=${showWarnings}>${icon('warning')} ${t().toKnow(texts.length)}</button>`
        : nothing
    }
  </span>`
}

function showWarnings(): void {
  document.getElementById('warnings')?.focus()
}
