import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { icon } from '../app/icons.ts'
import { take, takeFile } from './file.ts'
import { sampleFile } from './sample.ts'
import { importing } from './state.ts'
import { t } from './words.ts'

/** The same file can be chosen again, after it was changed. */
async function takeChosen({ target }: Event): Promise<void> {
  const input = target as HTMLInputElement
  const file = input.files?.[0]
  if (file) await takeFile(file)
  input.value = ''
}

/** Where the file comes from: dropped, chosen, pasted, or an example. */
export function source(): TemplateResult {
  const { trouble } = importing.now
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    const file = event.dataTransfer?.files[0]
    if (file) void takeFile(file)
  }
  const onPaste = (event: Event): void => {
    event.preventDefault()
    void take(String(new FormData(event.target as HTMLFormElement).get('lines') ?? ''))
  }
  return html`<div class="drop" @dragover=${(event: Event) => event.preventDefault()} @drop=${onDrop}>
      ${icon('upload')}
      <p>${t().drop}</p>
      <div class="actions">
        <label class="button primary file">
          ${t().file}
          <input type="file" accept=".csv,.tsv,.txt,text/csv" @change=${takeChosen} />
        </label>
        <button type="button" @click=${() => void take(sampleFile())}>${t().sample}</button>
      </div>
    </div>
    ${trouble ? html`<p class="notice" data-tone="warn" role="status">${icon('warning')} <span>${t().troubles[trouble]}</span></p>` : nothing}
    <form class="card" @submit=${onPaste}>
      <div class="field wide">
        <label for="lines">${t().paste}</label>
        <textarea id="lines" name="lines" rows="5" placeholder="Guest;Email;Room;Arrival;Departure"></textarea>
      </div>
      <button type="submit">${t().read}</button>
    </form>`
}
