// The module of the core, and the ways to call it. Each entry has the module of its size in the place of `modules/whole`.

import { MAX_TOKENS } from '../generated/facts.js'
import { bind, loader } from '../modules/whole/module.js'
import { type Add, inputOf, type Part, wordsOf } from './buffers.js'
import { gatewayOf, type ModuleExports } from './gateway.js'
import type { ModuleSource } from './init.js'
import { namesOf, type PlainValue, writeEnds, writeTokens } from './plain-value.js'
import { textClasses } from './platform.js'
import { word } from './random.js'
import { type Report, reportReader } from './report.js'
import type { ResolvedContext } from './resolve-context.js'

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
  moduleOf,
)

/** What a started module is used by, and what it has read. */
type Module = ReturnType<typeof moduleOf>

function moduleOf(exports: ModuleExports, bindings: Bindings) {
  return {
    bindings,
    memory: exports.memory,
    add: inputOf(exports, bindings),
    words: wordsOf(exports, bindings),
    report: reportReader(exports),
    /** Whether it knows the rules of particular doors. */
    checksDoors: 'overlaps' in exports,
    /** The number of the context that the module has read last. */
    context: 0,
    /** The number of the structure that the module has read last. */
    structure: 0,
  }
}

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
    const ends = endsOf(module.add, inputs) as { [Index in keyof Parts]: number }
    const contextEnd = addData(module, context, ends.at(-1) ?? 0)
    const answer = call(module.bindings, ends, contextEnd, context.id, presentOf(context), context.requireTarget)
    noteData(module, context)
    return answer
  })
  return JSON.parse(text).ok
}

/** Whether the rules of particular doors are checked here. */
export const checksDoors = (): boolean => gateway.enter((module) => module.checksDoors)

/** Checks JSON text in a context. */
export const checkJson = (schema: number, text: string, context: ResolvedContext): Report =>
  gateway.enter((module) => {
    const end = module.add(text, 0)
    return run(module, schema, 0, false, end, end, context)
  })

/** Checks a plain value in a context. Nothing for one that has to go as JSON text. */
export const checkPlain = (schema: number, { texts, structure }: PlainValue, context: ResolvedContext): Report | undefined =>
  gateway.enter((module) => {
    const end = module.add(texts, 0)
    if (module.structure === structure) return run(module, schema, writeEnds(module.words()), true, end, end, context)
    const names = namesOf()
    const namesEnd = module.add(names, end)
    // The ends of names are counted in characters here and in bytes in the module: the same for ASCII alone, as all known names are.
    if (namesEnd - end !== names.length) return undefined
    // A number counts when the module has read what it stands for: a program may be stopped here without an error, as `vm` does it.
    module.structure = 0
    const report = run(module, schema, writeTokens(module.words()), false, end, namesEnd, context)
    module.structure = structure
    return report
  })

/** Checks what stands in the module's memory: so many words, texts up to `valueEnd`, and names up to `namesEnd`. */
function run(
  module: Module,
  schema: number,
  words: number,
  isSame: boolean,
  valueEnd: number,
  namesEnd: number,
  context: ResolvedContext,
): Report {
  const contextEnd = addData(module, context, namesEnd)
  const { id, requireTarget } = context
  const length = module.bindings.check(schema, words, isSame, valueEnd, namesEnd, contextEnd, id, presentOf(context), requireTarget)
  noteData(module, context)
  return length === 0 ? { issues: [], warnings: [], repairs: [] } : module.report(module.words(), MAX_TOKENS, MAX_TOKENS + length)
}

/** Writes what is known behind an input, unless it is what the module has read last. */
function addData(module: Module, { id, data }: ResolvedContext, end: number): number {
  if (id === 0 || module.context === id) return end
  // Until it is read, like the number of a structure.
  module.context = 0
  return module.add(data, end)
}

/** Notes what the module has read by now. */
function noteData(module: Module, { id }: ResolvedContext): void {
  if (id !== 0) module.context = id
}

const presentOf = ({ now }: ResolvedContext): number => now ?? Date.now()
