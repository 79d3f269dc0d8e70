import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { failureView } from '../backend/failure-view.ts'
import { learnLink } from '../learn/link.ts'
import { anotherFile } from './another.ts'
import { speak } from './file.ts'
import { mappingView } from './mapping-view.ts'
import { makePlan } from './plan.ts'
import { planView } from './plan-view.ts'
import { source } from './source-view.ts'
import { goodRows, importing } from './state.ts'
import { tableView } from './table-view.ts'
import { t } from './words.ts'

/** From a file of reservations to access: read, put right, look at the plan, carry it out. */
export function importView(): TemplateResult {
  speak()
  const { phase, failure } = importing.now
  const good = goodRows().length
  const isAtRows = phase === 'rows' || phase === 'planning'
  const isReady = good > 0 && phase !== 'planning'
  return html`<section class="import" aria-labelledby="title">
    <header class="title-line">
      <h1 id="title" tabindex="-1">${t().title}</h1>
      ${isAtRows ? anotherFile() : nothing} ${learnLink('import/plan.ts', 'call-the-api')}
    </header>
    <p class="faint">${t().intro}</p>
    ${phase === 'empty' ? source() : nothing}
    ${
      isAtRows
        ? html`${mappingView()} ${tableView()} ${failure ? failureView(failure, () => void makePlan()) : nothing}
          <div class="actions next">
            <button type="button" class="primary" aria-disabled=${!isReady} @click=${() => isReady && void makePlan()}>
              ${phase === 'planning' ? t().planning : t().plan(good)}
            </button>
          </div>`
        : nothing
    }
    ${['planned', 'applying', 'paused', 'done'].includes(phase) ? planView() : nothing}
  </section>`
}
