import type { TemplateResult } from 'lit-html'
import { html, svg } from 'lit-html'
import { encode } from 'uqr'

/** A QR code, drawn as one path. */
export function qrCode(text: string, label: string): TemplateResult {
  const { data, size } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label}>
    <rect width=${size} height=${size} />${svg`<path d=${path} />`}
  </svg>`
}
