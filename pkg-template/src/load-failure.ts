import { SeamConfigError } from './error-classes.js'

/** What engines say where a module cannot be compiled or started, in small letters, and what to do about it. */
const CASES: readonly (readonly [marks: readonly string[], advice: string])[] = [
  [
    ['content security policy', 'unsafe-eval', 'blocked by csp'],
    "The page's Content-Security-Policy forbids WebAssembly. Add 'wasm-unsafe-eval' to its script-src.",
  ],
  [
    ['disallowed by embedder', 'code generation'],
    'This runtime forbids compiling WebAssembly. Bundle for it with the condition `workerd` or `edge-light`, with which the module is ' +
      'deployed beside the script.',
  ],
  [
    ['main thread'],
    'This browser compiles no module of this size on the main thread at once. Call `await init()` before anything else of ' +
      'seam-access-grants.',
  ],
]

const TOO_OLD =
  'This engine cannot compile the WebAssembly of seam-access-grants; it is probably too old. What is needed came with Chrome 96, ' +
  'Firefox 89, Safari 16.4 and Node 16.4.'

/** The error for a module that could not be compiled. Without regular expressions, like everything on the gateway's way out. */
export function loadFailureOf(cause: unknown): SeamConfigError {
  if (typeof WebAssembly === 'undefined') {
    return new SeamConfigError(
      'This runtime has no WebAssembly, which seam-access-grants needs. Let a server, or another runtime, do what needs it.',
      { cause },
    )
  }
  return knownCaseOf(cause) ?? new SeamConfigError(TOO_OLD, { cause })
}

/** The same where the engine's words say which case it is; nothing for other words. */
export function knownCaseOf(cause: unknown): SeamConfigError | undefined {
  const text = messageOf(cause).toLowerCase()
  const known = CASES.find(([marks]) => marks.some((mark) => text.includes(mark)))
  return known && new SeamConfigError(known[1], { cause })
}

/** The words of a cause; of a value without any its own text. */
export const messageOf = (cause: unknown): string => String((cause as { message?: unknown } | null | undefined)?.message)
