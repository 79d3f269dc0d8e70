import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { confirm } from '../app/confirm.ts'
import { icon } from '../app/icons.ts'
import { listText, momentText, zoneText } from '../app/time.ts'
import { timeZoneOf } from '../backend/places.ts'
import { learnLink } from '../learn/link.ts'
import type { Verdict } from './check.ts'
import { check } from './check.ts'
import { textField } from './controls.ts'
import { draft, edit, isTouched, startOver } from './draft.ts'
import { how } from './how.ts'
import { neighbours } from './overlap.ts'
import { easyPin } from './pin-rules.ts'
import { sentenceOf } from './sentence.ts'
import { clearSending, forgetSolved, sending, submit } from './submit.ts'
import { summary } from './summary.ts'
import { when } from './when.ts'
import { where } from './where.ts'
import { who } from './who.ts'
import { t } from './words.ts'

/** So many guests who are in the room at that time are told by name. */
const NEIGHBOURS = 3

export function grantForm(): TemplateResult {
  const verdict = check(draft.now)
  const { isAttempted, phase, refusals } = sending.now
  const problems = isAttempted ? [...verdict.problems, ...refusals] : refusals
  const isBusy = phase === 'sending' || phase === 'looking'
  const onSubmit = (event: Event): void => {
    event.preventDefault()
    void submit()
  }
  return html`<section class="grant" aria-labelledby="title">
    <header class="title-line">
      <h1 id="title" tabindex="-1">${t().title}</h1>
      ${learnLink('grant/form.ts', 'validate-a-form')}
    </header>
    <p class="faint">${t().intro}</p>
    <form novalidate @submit=${onSubmit} @input=${forgetSolved} @change=${forgetSolved} aria-labelledby="title">
      ${summary()}
      <div class="columns">
        <div>${who(problems)} ${where(problems)}</div>
        <div>
          ${when(problems)} ${how(problems)}
          <details ?open=${draft.now.name !== ''}>
            <summary>${t().more_options}</summary>
            ${textField('name', problems, { isOptional: true, value: draft.now.name, hint: t().nameHint, input: (name) => edit({ name }) })}
          </details>
        </div>
      </div>
      ${warnings(verdict)}
      <footer class="send">
        ${sentence()}
        <div class="actions">
          <button type="submit" class="primary" aria-disabled=${isBusy}>${isBusy ? t().sending : t().create}</button>
          ${isTouched() ? html`<button type="button" class="quiet" @click=${() => void askStartOver()}>${t().startOver}</button>` : nothing}
        </div>
      </footer>
    </form>
  </section>`
}

function sentence(): TemplateResult {
  const { promise, shut } = sentenceOf(draft.now)
  return html`<p class="sentence" aria-live="polite">
    ${promise} ${shut ? html`<strong class="shut">${icon('warning')} ${shut}</strong>` : nothing}
  </p>`
}

/** What somebody should know, and may do all the same. */
function warnings({ params, warnings: told }: Verdict): TemplateResult | typeof nothing {
  const { places, modes, starts, stay, code } = draft.now
  const zones = [...new Set(places.map((id) => timeZoneOf([id])))]
  const timeZone = timeZoneOf(places)
  const others = starts.date === '' && stay !== 'open' ? [] : neighbours(params)
  const texts = [
    ...told.map(({ message }) => message),
    ...(modes.includes('code') ? easyPin(code.trim()) : []),
    ...(zones.length > 1 ? [t().zones(listText(zones.map(zoneText)))] : []),
    ...others
      .slice(0, NEIGHBOURS)
      .map((one) =>
        t().taken(one.display_name, momentText(one.starts_at, timeZone), one.ends_at ? momentText(one.ends_at, timeZone) : '…'),
      ),
  ]
  if (texts.length === 0) return nothing
  return html`<div class="notice" data-tone="warn">${icon('warning')}<ul>${texts.map((text) => html`<li>${text}</li>`)}</ul></div>`
}

async function askStartOver(): Promise<void> {
  if (!(await confirm({ title: t().startOver, text: t().startOverAsk, yes: t().startOverYes }))) return
  startOver()
  clearSending()
}
