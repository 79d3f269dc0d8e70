import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { cell, drawn } from './draw.ts'
import { words } from './language.ts'

const t = words({ en: { cancel: 'Cancel' }, de: { cancel: 'Abbrechen' } })

export interface Question {
  title: string
  text: string
  /** What the button says that does it: never just “OK”. */
  yes: string
}

const asked = cell<{ question: Question | undefined; answer: (yes: boolean) => void }>({ question: undefined, answer: () => {} })

/** Asks before something that cannot be taken back. */
export async function confirm(question: Question): Promise<boolean> {
  const before = document.activeElement
  const answer = new Promise<boolean>((resolve) => asked.set({ question, answer: resolve }))
  await drawn()
  document.querySelector<HTMLDialogElement>('#confirm')?.showModal()
  const isYes = await answer
  asked.set({ question: undefined })
  // While the dialog is there, nothing outside can have the focus.
  await drawn()
  if (before instanceof HTMLElement && before.isConnected) before.focus()
  return isYes
}

export function confirmation(): TemplateResult | typeof nothing {
  const { question, answer } = asked.now
  if (!question) return nothing
  return html`<dialog id="confirm" aria-labelledby="confirm-title" aria-describedby="confirm-text" @close=${() => answer(false)}>
    <h2 id="confirm-title">${question.title}</h2>
    <p id="confirm-text">${question.text}</p>
    <div class="actions">
      <button type="button" class="danger" @click=${() => answer(true)}>${question.yes}</button>
      <button type="button" @click=${() => answer(false)}>${t().cancel}</button>
    </div>
  </dialog>`
}
