import type { TemplateResult } from 'lit-html'
import { html } from 'lit-html'

/** Code with its strings in another colour: the values that come from the page. */
export function colored(code: string): (string | TemplateResult)[] {
  return code.split(/('[^'\n]*')/).map((part, index) => (index % 2 === 1 ? html`<span class="string">${part}</span>` : part))
}

/** A value as somebody would write it in a program. */
export function literal(value: unknown, indent = ''): string {
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const items = value.map((item) => literal(item, inner))
    return items.length > 1 ? `[\n${inner}${items.join(`,\n${inner}`)},\n${indent}]` : `[${items.join('')}]`
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, member]) => `${key}: ${literal(member, inner)}`)
    const line = `{ ${members.join(', ')} }`
    return line.length + indent.length < 60 && !line.includes('\n') ? line : `{\n${inner}${members.join(`,\n${inner}`)},\n${indent}}`
  }
  return typeof value === 'string' ? `'${value.replaceAll("'", '’')}'` : String(value)
}
