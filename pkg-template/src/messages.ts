import { type Issue, type MessageKey, VARIANTS } from '../generated/issues.js'

/** The code of a message key. */
type CodeOf<Key extends string> = Key extends `${infer Code}.${string}` ? Code : Key

/** The issues that a message key is about. */
type IssueOf<Key extends string> = Extract<Issue, { code: CodeOf<Key> }>

/**
 * Sentences by code (`required`), or by code and what it is about (`invalid_format.pin`, `too_small.characters`), which
 * goes before the code alone. A name in braces is replaced by that member of the issue. What is not here keeps the
 * package's sentence.
 *
 * ```ts
 * const messages: Messages = {
 *   required: 'Bitte ausfüllen.',
 *   'invalid_format.pin': 'Bitte 4 bis 9 Ziffern eingeben.',
 *   'too_small.items': 'Mindestens {minimum} auswählen.',
 *   unrecognized_keys: ({ suggestion }) => (suggestion ? `Meinten Sie ${suggestion}?` : 'Bitte entfernen.'),
 * }
 * const schema = createAccessGrantSchema.with({ messages })
 * ```
 */
export type Messages = {
  readonly [Key in MessageKey]?: string | ((issue: IssueOf<Key>) => string | undefined) | undefined
}

/** Any message, whatever it is about. */
type Message = string | ((issue: Issue) => string | undefined) | undefined

/**
 * Puts a context's messages in the place of the core's own; a message that cannot be made leaves the core's.
 *
 * @internal
 */
export function applyMessages(issues: Issue[], messages: Messages): void {
  for (const issue of issues) {
    try {
      const message = messageOf(issue, messages as Readonly<Record<string, Message>>)
      const text = typeof message === 'function' ? message(issue) : filled(message, issue)
      if (typeof text === 'string') issue.message = text
    } catch {
      // Validation never throws, and a sentence in another language is better than none.
    }
  }
}

function messageOf(issue: Issue, messages: Readonly<Record<string, Message>>): Message {
  const variant = VARIANTS[issue.code]
  return messages[`${issue.code}.${variant && issue[variant as keyof Issue]}`] ?? messages[issue.code]
}

const filled = (template: string | undefined, issue: Issue): string | undefined =>
  template?.replace(/\{(\w+)\}/g, (hole, name: keyof Issue) => [issue[name] ?? hole].flat().join(', '))
