import type { TemplateResult } from 'lit-html'
import { html } from 'lit-html'
import { confirm } from '../app/confirm.ts'
import { forget } from './file.ts'
import { importing } from './state.ts'
import { t } from './words.ts'

/** Back to the beginning, for another file. What was put right by hand is not thrown away without a word. */
export function anotherFile(): TemplateResult {
  return html`<button type="button" @click=${() => void leave()}>${t().other}</button>`
}

async function leave(): Promise<void> {
  const { isEdited, phase } = importing.now
  const isLost = isEdited && phase !== 'done'
  if (isLost && !(await confirm({ title: t().other, text: t().otherAsk, yes: t().otherYes }))) return
  await forget()
}
