import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import type { AccessGrant } from 'seam-access-grants'
import { cell } from '../app/draw.ts'
import { icon } from '../app/icons.ts'
import { failureView } from '../backend/failure-view.ts'
import { modeWords } from '../backend/mode-words.ts'
import { modes } from '../backend/places.ts'
import { doorsOfGrant } from '../detail/opens.ts'
import { isLeaving } from '../detail/stage.ts'
import { waysOf } from '../list/status.ts'
import { addMethod, changing, extend, revoke } from './actions.ts'
import { openTimes, timesForm } from './times.ts'
import { t } from './words.ts'

const open = cell<{ what: 'nothing' | 'times' | 'add' }>({ what: 'nothing' })

export function closeChange(): void {
  open.set({ what: 'nothing' })
}

/** What can be done with a grant. Nothing else is offered while it is being taken from the doors. */
export function changeBar(grant: AccessGrant): TemplateResult | typeof nothing {
  const { isBusy, failure, again } = changing.now
  if (isLeaving(grant)) return nothing
  const { what } = open.now
  const unless = (act: () => void) => () => isBusy || act()
  const toggle = (wanted: 'times' | 'add') =>
    unless(() => {
      if (wanted === 'times') openTimes(grant)
      open.set({ what: what === wanted ? 'nothing' : wanted })
    })
  return html`<div class="change" role="group" aria-label=${t().bar}>
      ${grant.ends_at === null ? nothing : html`<button type="button" aria-disabled=${isBusy} @click=${unless(() => void extend(grant))}>${icon('plus')} ${t().extend}</button>`}
      <button type="button" aria-disabled=${isBusy} aria-expanded=${what === 'times'} @click=${toggle('times')}>${icon('clock')} ${t().times}</button>
      <button type="button" aria-disabled=${isBusy} aria-expanded=${what === 'add'} @click=${toggle('add')}>${icon('mobile_key')} ${t().add}</button>
      <button type="button" class="danger" aria-disabled=${isBusy} @click=${unless(() => void revoke(grant))}>${t().revoke}</button>
    </div>
    ${what === 'times' ? timesForm(grant, closeChange) : nothing} ${what === 'add' ? ways(grant) : nothing}
    ${failure ? failureView(failure, again) : nothing}`
}

/** The ways that a door of the grant takes and that were not asked for yet. */
function ways(grant: AccessGrant): TemplateResult {
  const asked = waysOf(grant)
  const possible = modes.filter((mode) => !asked.includes(mode) && doorsOfGrant(grant).some((door) => door.modes.includes(mode)))
  const add = (mode: (typeof modes)[number]) => () => {
    closeChange()
    void addMethod(grant, mode)
  }
  return html`<div class="card inline" role="group" aria-label=${t().choose}>
    <span class="label">${t().choose}</span>
    ${possible.map((mode) => html`<button type="button" @click=${add(mode)}>${icon(mode)} ${modeWords()[mode]}</button>`)}
    ${possible.length === 0 ? html`<span class="faint">–</span>` : nothing}
  </div>`
}
