// What the rules say about a value, whichever way it goes into the module.

import { checkJson, checkPlain } from './core.js'
import { plainValueOf } from './plain-value.js'
import type { Report } from './report.js'
import { type ResolvedContext, sentenceOf } from './resolve-context.js'
import { mergeIssues, type Serialized, serialize } from './serialize.js'

/** What the rules say about a value, and its text if there is something to repair. */
export function checkValue(schema: number, value: unknown, context: ResolvedContext): Report & { text?: string | undefined } {
  const plain = plainValueOf(value)
  const report = plain && checkPlain(schema, plain, context)
  // What is repaired is a copy. A getter may give that another value, so the copy is checked too.
  if (report !== undefined && report.repairs.length === 0) return withNotices(report, context)
  const serialized = serialize(value)
  return { ...checkText(schema, serialized, context), text: serialized.text }
}

/** What the rules say about a text, after the issues of serializing it. Without a text nothing could be serialized. */
export function checkText(schema: number, { text, issues }: Serialized, context: ResolvedContext): Report {
  if (text === undefined) return { issues, warnings: [], repairs: [] }
  const report = withNotices(checkJson(schema, text, context), context)
  return issues.length === 0 ? report : { ...report, issues: mergeIssues(issues, report.issues) }
}

/** A report with the notices about the context that it was made in. */
function withNotices(report: Report, { notices }: ResolvedContext): Report {
  for (const reason of notices) report.warnings.push({ path: [], code: 'not_checked', message: sentenceOf(reason), reason })
  return report
}
