import type { TemplateResult } from 'lit-html'
import { html } from 'lit-html'
import type { Language } from './language.ts'
import { currentLanguage, languages, setLanguage } from './language.ts'
import type { Theme } from './theme.ts'
import { currentTheme, setTheme, themes } from './theme.ts'
import { t } from './words.ts'

const chosenIn = (event: Event): string => (event.target as HTMLSelectElement).value

export function foot(): TemplateResult {
  const names = Object.entries(languages)
  return html`<footer class="foot">
    <p>${t().foot}</p>
    <label>
      ${t().language}
      <select @change=${(event: Event) => void setLanguage(chosenIn(event) as Language)}>
        ${names.map(([value, name]) => html`<option value=${value} lang=${value} ?selected=${value === currentLanguage()}>${name}</option>`)}
      </select>
    </label>
    <label>
      ${t().theme}
      <select @change=${(event: Event) => setTheme(chosenIn(event) as Theme)}>
        ${themes.map((value) => html`<option value=${value} ?selected=${value === currentTheme()}>${t().themes[value]}</option>`)}
      </select>
    </label>
  </footer>`
}
