// The module of the core, and the ways to call it.

import * as bindings from '../generated/core_bg.js'
import text from '../generated/core_wasm.js'
import { MOST_TOKENS } from '../generated/facts.js'
import { inputOf, wordsOf } from './buffers.js'
import { gatewayOf } from './gateway.js'
import * as random from './random.js'
import { copyTokens, splitsCharacter } from './tokens.js'
import { verdictOf } from './verdict.js'

const imports = { './core_bg.js': bindings, '../src/random.js': random }

const enter = gatewayOf(text, bindings, imports, (exports) => ({
  add: inputOf(exports, bindings),
  words: wordsOf(exports, bindings),
  verdict: verdictOf(exports),
  /** Whether it knows the rules of particular doors. */
  knowsDoors: 'overlaps' in exports,
  /** The number of the context that the module has read last. */
  context: 0,
}))

/**
 * Calls a function of the module: `call(put, bindings)` gives what that returns. `put` writes texts and bytes into the module, and
 * gives where each ends.
 */
export const compute = (call) => enter(({ add }) => call((...parts) => endsOf(add, parts), bindings))

function endsOf(add, parts) {
  let end = 0
  return parts.map((part) => (end = add(part, end)))
}

/** The same for a function that answers with JSON text: `{ ok }`, or `{ error }` where it could not do what it was asked for. */
export const ask = (call) => JSON.parse(compute(call))

/**
 * The same for a function that takes an input, as text or bytes, and settings: `call(bindings, …)` gets where the input and what is
 * known end, and the rest of the settings.
 */
export const askWithSettings = (input, settings, call) =>
  JSON.parse(
    enter((module) => {
      const end = module.add(input, 0)
      return call(bindings, end, addKnown(module, settings, end), settings.id, presentOf(settings), settings.requireTarget)
    }),
  )

/** Whether the rules of particular doors are checked here. */
export const knowsDoors = () => enter((module) => module.knowsDoors)

/**
 * Checks a value, as text with `count` tokens of it or as JSON text, with settings (see `settled`):
 * `{ issues, warnings, repairs }`. Nothing for tokens that only their text can tell apart.
 */
export function check(schema, text, count, settings) {
  return enter((module) => {
    const end = module.add(text, 0)
    // Characters beyond ASCII are the only ones that can meet as halves, and the only ones of more than one byte.
    if (count > 0 && end !== text.length && splitsCharacter(text, count)) return undefined
    const contextEnd = addKnown(module, settings, end)
    if (count > 0) copyTokens(module.words(), count)
    const said = bindings.check(schema, count, end, contextEnd, settings.id, presentOf(settings), settings.requireTarget)
    return said === 0 ? { issues: [], warnings: [], repairs: [] } : module.verdict(module.words(), MOST_TOKENS, MOST_TOKENS + said)
  })
}

/** Writes what is known behind an input, unless it is what the module has read last. */
function addKnown(module, { id, known }, end) {
  if (id === 0 || module.context === id) return end
  module.context = id
  return module.add(known, end)
}

const presentOf = ({ now }) => now ?? Date.now()
