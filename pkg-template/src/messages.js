/** Puts a context's messages in the place of the core's own; a message that cannot be made leaves the core's. */
export function reword(issues, messages) {
  for (const issue of issues) {
    const { code, format, unit, expected, constraint, rule, reason } = issue
    try {
      const message = messages[`${code}.${format ?? unit ?? expected ?? constraint ?? rule ?? reason}`] ?? messages[code]
      const text = typeof message === 'function' ? message(issue) : filled(message, issue)
      if (typeof text === 'string') issue.message = text
    } catch {
      // Validation never throws, and a sentence in another language is better than none.
    }
  }
}

const filled = (template, issue) => template?.replace(/\{(\w+)\}/g, (hole, name) => [issue[name] ?? hole].flat().join(', '))
