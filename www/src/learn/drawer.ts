import type { TemplateResult } from 'lit-html'
import { html, nothing } from 'lit-html'
import { announce } from '../app/announce.ts'
import { drawerView } from '../app/drawer.ts'
import { icon } from '../app/icons.ts'
import { words } from '../app/language.ts'
import { route } from '../app/route.ts'
import { lessonOf } from './lessons.ts'
import { learnLink } from './link.ts'
import type { LogEntry } from './log.ts'
import { log } from './log.ts'
import { colored } from './source.ts'

const t = words({
  en: {
    title: 'Code',
    copy: 'Copy',
    copied: 'Copied.',
    wire: 'On the wire',
    wireText: 'Every request of this page, as the hooks of the client tell it: no headers, no bodies.',
    nothing: 'Nothing yet.',
    none: 'no answer',
    open: '…',
  },
  de: {
    title: 'Code',
    copy: 'Kopieren',
    copied: 'Kopiert.',
    wire: 'Auf der Leitung',
    wireText: 'Jede Anfrage dieser Seite, wie die Hooks des Clients sie melden: ohne Header und Inhalte.',
    nothing: 'Noch nichts.',
    none: 'keine Antwort',
    open: '…',
  },
})

/** What the page is about to do, as a program would do it, and what went over the wire. */
export function learnDrawer(): TemplateResult {
  const { title, text, code, file, section } = lessonOf(route())
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(code)
    announce(() => t().copied)
  }
  return drawerView(
    t().title,
    html`<section aria-labelledby="lesson">
        <h3 id="lesson">${title}</h3>
        <p>${text}</p>
        <div class="snippet">
          <pre tabindex="0" role="region" aria-label=${t().title}><code>${colored(code)}</code></pre>
        </div>
        <div class="actions">
          <button type="button" class="quiet" @click=${() => void copy()}>${icon('copy')} ${t().copy}</button>
          ${learnLink(file, section)}
        </div>
      </section>
      ${wire()}`,
  )
}

function wire(): TemplateResult {
  const { entries } = log.now
  return html`<section aria-labelledby="wire">
    <h3 id="wire">${t().wire}</h3>
    <p class="faint">${t().wireText}</p>
    ${entries.length === 0 ? html`<p class="faint">${t().nothing}</p>` : html`<ol role="list" class="wire">${entries.map(entryRow)}</ol>`}
  </section>`
}

function entryRow({ path, status, duration, requestId, attempt }: LogEntry): TemplateResult {
  return html`<li>
    <span ?data-bad=${status !== undefined && status >= 400}>${status ?? t().open}</span>
    <code><span class="path">${path}</span>${attempt > 0 ? ` #${attempt + 1}` : nothing}<br /><span class="faint">${requestId?.slice(0, 18)}</span></code>
    <span class="faint">${duration === undefined ? nothing : `${Math.round(duration)} ms`}</span>
  </li>`
}
