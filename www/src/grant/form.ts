import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { confirm } from '../app/confirm.ts'
import { icon } from '../app/icons.ts'
import { learnLink } from '../learn/link.ts'
import { check } from './check.ts'
import { textField } from './controls.ts'
import { draft, edit, isTouched, startOver } from './draft.ts'
import { how } from './how.ts'
import { sentenceOf } from './sentence.ts'
import { clearSending, forgetSolved, sending, submit } from './submit.ts'
import { summary } from './summary.ts'
import { warningCount, warningList, warningsOf } from './warnings.ts'
import { when } from './when.ts'
import { where } from './where.ts'
import { who } from './who.ts'
import { t } from './words.ts'

export function grantForm(): TemplateResult {
  const verdict = check(draft.now)
  const warnings = warningsOf(verdict)
  const { isAttempted, isPinLeft, phase, refusals } = sending.now
  const told = verdict.problems.filter(({ field }) => isAttempted || (isPinLeft && field === 'code'))
  const problems = [...told, ...refusals]
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
      ${summary(verdict.problems)}
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
      ${warningList(warnings)}
      <footer class="send">
        ${sentence()}
        <div class="actions">
          ${warningCount(warnings)}
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

async function askStartOver(): Promise<void> {
  if (!(await confirm({ title: t().startOver, text: t().startOverAsk, yes: t().startOverYes }))) return
  startOver()
  clearSending()
}
