import type { TemplateResult } from 'lit-html'
import { html } from 'lit-html'
import { cell, drawn } from './draw.ts'
import { icon } from './icons.ts'
import { words } from './language.ts'

export type Drawer = 'none' | 'code' | 'demo'

const t = words({ en: { close: 'Close' }, de: { close: 'Schließen' } })
export const drawer = cell<{ open: Drawer }>({ open: 'none' })

export async function toggleDrawer(which: Exclude<Drawer, 'none'>): Promise<void> {
  drawer.set({ open: drawer.now.open === which ? 'none' : which })
  await drawn()
  document.getElementById('drawer-title')?.focus()
}

async function close(): Promise<void> {
  const { open } = drawer.now
  drawer.set({ open: 'none' })
  await drawn()
  document.getElementById(`open-${open}`)?.focus()
}

/** A column beside the page, or over it where there is no room. Escape closes it. */
export function drawerView(title: string, content: TemplateResult): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') void close()
  }
  return html`<aside class="drawer" aria-labelledby="drawer-title" @keydown=${onKey}>
    <header>
      <h2 id="drawer-title" tabindex="-1">${title}</h2>
      <button type="button" class="quiet" aria-label=${t().close} @click=${() => void close()}>${icon('close')}</button>
    </header>
    ${content}
  </aside>`
}
