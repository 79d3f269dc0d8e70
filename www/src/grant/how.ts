import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { generatePin, isSeamValidationError } from 'seam-access-grants'
import { announceFailure } from '../app/announce.ts'
import { icon } from '../app/icons.ts'
import { listText } from '../app/time.ts'
import { modeWords } from '../backend/mode-words.ts'
import type { Door } from '../backend/places.ts'
import { modes } from '../backend/places.ts'
import type { Problem } from './check.ts'
import { doorsOf, locksOf } from './check.ts'
import { describedBy, errorAt, textField } from './controls.ts'
import type { Mode } from './draft.ts'
import { draft, edit, toggle } from './draft.ts'
import { makesItsOwnPin, pinHint } from './pin-rules.ts'
import { leavePin } from './submit.ts'
import { t } from './words.ts'

export function how(problems: readonly Problem[]): TemplateResult {
  const { modes: chosen, max_uses } = draft.now
  return html`<fieldset id="methods" tabindex="-1" aria-describedby=${describedBy('methods', problems)}>
    <legend>${t().how}</legend>
    ${errorAt('methods', problems)}
    <div>${modes.map(option)}</div>
    ${chosen.includes('code') ? pinField(problems) : nothing}
    ${
      chosen.includes('mobile_key')
        ? html`<details ?open=${max_uses !== ''}>
          <summary>${modeWords().mobile_key}: ${t().more_options}</summary>
          ${textField('max_uses', problems, { isOptional: true, value: max_uses, hint: t().usesHint, input: (value) => edit({ max_uses: value }) })}
        </details>`
        : nothing
    }
  </fieldset>`
}

function option(mode: Mode): TemplateResult {
  const { modes: chosen, places } = draft.now
  const all = doorsOf(places)
  const opened = namesOf(all.filter((door) => door.modes.includes(mode)))
  const others = namesOf(all.filter((door) => !door.modes.includes(mode)))
  const isUseless = all.length > 0 && opened.length === 0
  const about = all.length === 0 ? nothing : isUseless ? t().opensNone : t().opens(listText(opened), listText(others, 'disjunction'))
  return html`<label class="option">
    <input
      type="checkbox"
      .checked=${chosen.includes(mode)}
      ?disabled=${isUseless && !chosen.includes(mode)}
      @change=${() => edit({ modes: modes.filter((each) => toggle(chosen, mode).includes(each)) })}
    />
    ${icon(mode)}
    <span>${modeWords()[mode]} <span class="hint">${about}</span></span>
  </label>`
}

const namesOf = (doors: readonly Door[]): string[] => doors.map(({ name }) => name)

const locksWithKeypad = (): Door['data'][] =>
  locksOf(draft.now.places)
    .filter(({ modes: takes }) => takes.includes('code'))
    .map(({ data }) => data)

function pinField(problems: readonly Problem[]): TemplateResult {
  const { code, isPinLost } = draft.now
  const locks = locksWithKeypad()
  const hint = locks.length > 0 ? pinHint(locks).replace(/\.?$/, '.') : ''
  const isOwn = locks.some(makesItsOwnPin)
  return textField('code', problems, {
    isOptional: true,
    value: code,
    ...(isPinLost && { note: t().pinLost }),
    hint: isOwn ? hint : `${hint} ${t().pinEmpty}`.trim(),
    input: (code) => edit({ code, isPinLost: false }),
    leave: leavePin,
    beside: html`<button type="button" ?disabled=${isOwn} @click=${generate}>${icon('dice')} ${t().generate}</button>`,
  })
}

/** A PIN that every chosen lock takes. */
function generate(): void {
  const devices = locksWithKeypad()
  try {
    edit({ code: generatePin({ devices }), isPinLost: false })
  } catch (error) {
    if (!isSeamValidationError(error)) throw error
    announceFailure(() => t().noCommonPin)
  }
}
