import { draw } from './draw.ts'
import { remember, remembered } from './memory.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

let theme: Theme = themes.find((known) => known === remembered('theme')) ?? 'system'

export function currentTheme(): Theme {
  return theme
}

/** The stylesheet goes by the attribute, and by the system where there is none. */
export function setTheme(chosen: Theme): void {
  theme = chosen
  if (chosen === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = chosen
  remember('theme', chosen)
  draw()
}
