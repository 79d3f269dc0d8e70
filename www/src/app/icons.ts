import type { TemplateResult } from 'lit-html'
import { html } from 'lit-html'

const paths = {
  code: 'M5 5h2M11 5h2M17 5h2M5 12h2M11 12h2M17 12h2M11 19h2',
  card: 'M3 6h18v12H3zM3 10h18',
  mobile_key: 'M8 3h8v18H8zM11 18h2',
  cloud_key: 'M7 18a4 4 0 0 1-.5-8 6 6 0 0 1 11.4 1.5A3.3 3.3 0 0 1 17.5 18z',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  warning: 'M12 4 2.5 20h19zM12 10v4M12 17v.5',
  check: 'M5 12.5 10 17.5 19 7',
  clock: 'M12 3a9 9 0 1 0 .01 0M12 7v5l3 2',
  search: 'M10.5 4a6.5 6.5 0 1 0 .01 0M15.5 15.5 21 21',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 1 0 .01 0',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  print: 'M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z',
  code_view: 'M8 7l-5 5 5 5M16 7l5 5-5 5',
  demo: 'M5 4v16M12 4v16M19 4v16M3 9h4M10 15h4M17 7h4',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  door: 'M6 21V3h12v18M4 21h16M14 12v1',
  dice: 'M4 4h16v16H4zM8.5 8.5v.01M15.5 15.5v.01M15.5 8.5v.01M8.5 15.5v.01',
  upload: 'M12 16V4M7 9l5-5 5 5M4 20h16',
} as const

export type Icon = keyof typeof paths

/** A drawing beside words that say the same. */
export function icon(name: Icon): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${paths[name]} /></svg>`
}
