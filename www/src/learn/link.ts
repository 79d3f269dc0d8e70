import type { TemplateResult } from 'lit-html'
import { html } from 'lit-html'
import { words } from '../app/language.ts'

const t = words({ en: { source: 'Source', readme: 'README' }, de: { source: 'Quelltext', readme: 'README' } })

/** Where a part of the page is written, and where the README is about it. Both are copied beside the page when it is built. */
export function learnLink(file: string, section: string): TemplateResult {
  return html`<span class="learn-links">
    <a href="source/${file}.txt" target="_blank" rel="noopener"><code>${file}</code><span class="sr"> ${t().source}</span></a>
    <a href="readme.html#${section}" target="_blank" rel="noopener">${t().readme}</a>
  </span>`
}
