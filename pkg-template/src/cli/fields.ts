// The fields of a create request, and how a cell becomes one.

import { createAccessGrantSchema } from '../index.js'

type Step = string | number

/** A field of a create request, as a column names it. */
export interface Field {
  /** Its path with dots: `requested_access_methods.0.code`. */
  readonly path: string
  readonly steps: readonly Step[]
  /** What a cell holds: text, a whole number, or several texts. */
  readonly kind: 'text' | 'number' | 'list'
}

/** How many items of a list may have columns of their own. */
const MAX_ITEMS = 100

let constraints: ReturnType<typeof createAccessGrantSchema.constraints> | undefined

/** A field by its path, with dots or brackets: `requested_access_methods[0].code`; nothing, if there is none. */
export function fieldOf(name: string): Field | undefined {
  constraints ??= createAccessGrantSchema.constraints()
  const steps = name
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))
  if (steps.some((step) => typeof step === 'number' && step >= MAX_ITEMS)) return undefined
  const path = steps.join('.')
  const generic = path.replace(/\.\d+/g, '[]')
  const isList = Object.hasOwn(constraints, `${generic}[]`)
  if (!isList && !Object.hasOwn(constraints, generic)) return undefined
  return { path, steps, kind: isList ? 'list' : constraints[generic]?.step === 1 ? 'number' : 'text' }
}

/** The value of a cell that is not empty. */
function cellValue({ kind }: Field, text: string): unknown {
  if (kind === 'number') return /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : text
  if (kind === 'text') return text
  return text
    .split(/[;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** An object of a request while it is put together. */
export type Draft = Record<string, unknown>

/** Puts the text of a cell into its field; an empty one is a field that is not there. */
export function setField(draft: Draft, field: Field, text: string): void {
  if (text !== '') setValue(draft, field.steps, cellValue(field, text))
}

/** Puts a value at a path. Items that are missing before it are empty, so that it stays at its index. */
function setValue(draft: Draft, steps: readonly Step[], value: unknown): void {
  let target = draft as Record<Step, unknown>
  steps.forEach((step, index) => {
    const isLast = index === steps.length - 1
    if (Array.isArray(target)) {
      while (target.length < Number(step)) target.push(isLast ? '' : {})
    }
    if (isLast) {
      target[step] = value
      return
    }
    target[step] ??= typeof steps[index + 1] === 'number' ? [] : {}
    target = target[step] as Record<Step, unknown>
  })
}
