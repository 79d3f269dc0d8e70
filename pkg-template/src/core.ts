// The module of the core, and the ways to call it. Each entry has the module of its size in the place of `modules/whole`.

import { MAX_TOKENS } from '../generated/facts.js'
import { bind, loader } from '../modules/whole/module.js'
import { type Add, inputOf, type Part, wordsOf } from './buffers.js'
import { gatewayOf } from './gateway.js'
import type { ModuleSource } from './init.js'
import { textClasses } from './platform.js'
import { word } from './random.js'
import { type Report, reportReader } from './report.js'
import type { ResolvedContext } from './resolve-context.js'
import { copyTokens, splitsCharacter } from './tokens.js'

/** The functions of the module. */
export type Bindings = ReturnType<typeof bind>

/** Writes texts and bytes into the module; gives where each ends. */
export type Put = <Parts extends readonly Part[]>(...parts: Parts) => { readonly [Index in keyof Parts]: number }

/** What a function of the module answers: `error`, if there is one, where it could not do what it was asked for. */
export type Answer<Ok, Failure> =
  | { readonly ok: Ok; readonly error?: undefined }
  | ([Failure] extends [never] ? never : { readonly ok?: undefined; readonly error: Failure })

/** The arguments that stand for a context: where its data ends, the number of that data, the present, and `requireTarget`. */
type ContextArguments = [contextEnd: number, contextId: number, now: number, requireTarget: boolean]

const gateway = /* @__PURE__ */ gatewayOf(
  loader,
  () => bind(textClasses()),
  (bindings) => ({ './module_bg.js': bindings, '../../src/random.js': { word } }),
  (exports, bindings) => ({
    bindings,
    memory: exports.memory,
    add: inputOf(exports, bindings),
    words: wordsOf(exports, bindings),
    report: reportReader(exports),
    /** Whether it knows the rules of particular doors. */
    checksDoors: 'overlaps' in exports,
    /** The number of the context that the module has read last. */
    context: 0,
  }),
)

/** Starts the module ahead of its first use. */
export const start = (source?: ModuleSource): Promise<void> => gateway.init(source)

/** Calls a function of the module: `call(put, bindings, memory)` gives what that returns. */
export const compute = <Result>(call: (put: Put, bindings: Bindings, memory: WebAssembly.Memory) => Result): Result =>
  gateway.enter(({ add, bindings, memory }) => call(((...parts: Part[]) => endsOf(add, parts)) as Put, bindings, memory))

function endsOf(add: Add, parts: readonly Part[]): number[] {
  let end = 0
  return parts.map((part) => {
    end = add(part, end)
    return end
  })
}

/** The same for a function that answers with JSON text: `{ ok }`, or `{ error }` where it could not do what it was asked for. */
export const ask = <Ok, Failure = never>(call: (put: Put, bindings: Bindings) => string): Answer<Ok, Failure> => JSON.parse(compute(call))

/** The same for a function that takes inputs, as text or bytes, and a context; what it answers is `ok` always. */
export const askInContext = <Ok, const Parts extends readonly Part[]>(
  inputs: Parts,
  context: ResolvedContext,
  call: (bindings: Bindings, inputEnds: { readonly [Index in keyof Parts]: number }, ...context: ContextArguments) => string,
): Ok => {
  const text = gateway.enter((module) => {
    const ends = endsOf(module.add, inputs)
    const contextEnd = addData(module, context, ends.at(-1) ?? 0)
    return call(
      module.bindings,
      ends as { [Index in keyof Parts]: number },
      contextEnd,
      context.id,
      presentOf(context),
      context.requireTarget,
    )
  })
  return JSON.parse(text).ok
}

/** Whether the rules of particular doors are checked here. */
export const checksDoors = (): boolean => gateway.enter((module) => module.checksDoors)

/**
 * Checks a value in a context, as text with `count` tokens of it or as JSON text. Nothing for tokens that only their text can tell
 * apart.
 */
export function check(schema: number, text: string, count: 0, context: ResolvedContext): Report
export function check(schema: number, text: string, count: number, context: ResolvedContext): Report | undefined
export function check(schema: number, text: string, count: number, context: ResolvedContext): Report | undefined {
  return gateway.enter((module) => {
    const end = module.add(text, 0)
    // Characters beyond ASCII are the only ones that can meet as halves, and the only ones of more than one byte.
    if (count > 0 && end !== text.length && splitsCharacter(text, count)) return undefined
    const contextEnd = addData(module, context, end)
    if (count > 0) copyTokens(module.words(), count)
    const length = module.bindings.check(schema, count, end, contextEnd, context.id, presentOf(context), context.requireTarget)
    return length === 0 ? { issues: [], warnings: [], repairs: [] } : module.report(module.words(), MAX_TOKENS, MAX_TOKENS + length)
  })
}

/** Writes what is known behind an input, unless it is what the module has read last. */
function addData(module: { readonly add: Add; context: number }, { id, data }: ResolvedContext, end: number): number {
  if (id === 0 || module.context === id) return end
  module.context = id
  return module.add(data, end)
}

const presentOf = ({ now }: ResolvedContext): number => now ?? Date.now()
