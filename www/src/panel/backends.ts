import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { isSeamConfigError } from 'seam-access-grants'
import { cell } from '../app/draw.ts'
import { icon } from '../app/icons.ts'
import type { Backend, BackendKind } from '../backend/backend.ts'
import { connection } from '../backend/backend.ts'
import { connect } from '../backend/connect.ts'
import { openInPage, startOf } from '../backend/in-page.ts'
import { openOverHttp } from '../backend/over-http.ts'
import { openWorkspace } from '../backend/workspace.ts'
import { t } from './words.ts'

const kinds = ['page', 'http', 'workspace'] as const satisfies BackendKind[]
const choice = cell<{ kind: BackendKind; refusal: string }>({ kind: 'page', refusal: '' })

/** Three backends for the same page: only the options of the client differ. */
export function backends(): TemplateResult {
  const { kind, refusal } = choice.now
  const submit = (event: Event): void => {
    event.preventDefault()
    void open(new FormData(event.target as HTMLFormElement))
  }
  return html`<section aria-labelledby="backend">
    <h3 id="backend">${t().backend}</h3>
    <form novalidate @submit=${submit}>
      ${kinds.map(
        (each) => html`<label class="option">
          <input type="radio" name="kind" .checked=${each === kind} @change=${() => choice.set({ kind: each, refusal: '' })} />
          ${t().backends[each]}${each === connection.now.backend?.kind ? icon('check') : nothing}
        </label>`,
      )}
      ${kind === 'http' ? input('address', t().address, t().httpHint, 'http://127.0.0.1:4020') : nothing}
      ${kind === 'workspace' ? input('token', t().token, t().tokenHint, '') : nothing}
      ${refusal ? html`<p class="notice" data-tone="bad" role="alert">${icon('warning')} <span>${t().refused}. ${refusal}</span></p>` : nothing}
      <button type="submit">${t().connect}</button>
    </form>
  </section>`
}

const input = (name: string, label: string, hint: string, value: string): TemplateResult => html`<div class="field">
  <label for="backend-${name}">${label}</label>
  <input id="backend-${name}" name=${name} type=${name === 'token' ? 'password' : 'url'} autocomplete="off" value=${value} aria-describedby="backend-${name}-hint" />
  <p class="hint" id="backend-${name}-hint">${hint}</p>
</div>`

async function open(data: FormData): Promise<void> {
  const given = (name: string): string => String(data.get(name) ?? '').trim()
  try {
    const backend = await backendOf(choice.now.kind, given)
    choice.set({ refusal: '' })
    await connect(() => backend)
  } catch (error) {
    if (isSeamConfigError(error)) choice.set({ refusal: error.message })
    else await connect(() => Promise.reject(error))
  }
}

async function backendOf(kind: BackendKind, given: (name: string) => string): Promise<Backend> {
  if (kind === 'http') return openOverHttp(given('address'))
  if (kind === 'workspace') return openWorkspace(given('token'))
  return openInPage(startOf(new URLSearchParams(location.search)))
}
