import type { ElementPart } from 'lit-html'
import { Directive, directive } from 'lit-html/directive.js'

/**
 * Sets custom properties of an element: `<li ${cssValues({ '--lane': '2' })}>`. A `style` attribute would need a Content-Security-Policy
 * that allows inline styles.
 */
export const cssValues = directive(
  class extends Directive {
    render(_values: Record<string, string>): void {}

    override update({ element }: ElementPart, [values]: [Record<string, string>]): void {
      const { style } = element as HTMLElement
      for (const [name, value] of Object.entries(values)) style.setProperty(name, value)
    }
  },
)
