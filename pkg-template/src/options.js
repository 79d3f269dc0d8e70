// What a client is made with: options, then the environment.

import { DEFAULT_ENDPOINT, DEFAULT_MAX_RETRIES, SECRETS, TOKENS, WITH_WORKSPACE } from '../generated/facts.js'
import { ask } from './core.js'
import { SeamConfigError } from './error-classes.js'
import { errorOf } from './errors.js'
import { settled } from './schema.js'

/** Settles every option, or throws a SeamConfigError that says which one to change. */
export function settle(given) {
  const options = typeof given === 'string' ? { apiKey: given } : { ...given }
  const tokens = TOKENS.filter((name) => options[name] !== undefined)
  if (tokens.length > 1) {
    throw new SeamConfigError(`Give only one of ${tokens.join(' and ')}.`)
  }
  const [name, token, workspaceId] = tokens.length === 1 ? chosen(options, tokens[0]) : fromEnvironment(options)
  if (workspaceId !== undefined && typeof workspaceId !== 'string') {
    throw new SeamConfigError('workspaceId must be a string.')
  }
  if (options.workspaceId !== undefined && !WITH_WORKSPACE.includes(name)) {
    throw new SeamConfigError(`workspaceId goes with ${WITH_WORKSPACE.join(' or ')}. Remove it: ${name} has its own.`)
  }
  const credentials = JSON.stringify([name, token, workspaceId ?? ''])
  const { ok: headers, error } = ask((put, module) => module.headers(...put(credentials)))
  if (error) throw errorOf(error)
  guardBrowser(name, options.dangerouslyAllowBrowser)
  const { fetch, timeout = 30_000, maxRetries = DEFAULT_MAX_RETRIES, validate = true, onRequest, onResponse, onRetry } = options
  return {
    address: endpoint(options.endpoint ?? environment('SEAM_ENDPOINT') ?? environment('SEAM_API_URL') ?? DEFAULT_ENDPOINT),
    headers: { ...headers, ...headersOf(options.headers ?? {}) },
    fetch,
    caching: caching(),
    timeout: timeoutOf(timeout),
    maxRetries: retriesOf(maxRetries),
    validate,
    rules: rulesOf(options.context),
    onRequest,
    onResponse,
    onRetry,
  }
}

/** What the client's own checks depend on. A context that nobody looks at is a mistake of whoever made the client. */
function rulesOf(context) {
  const rules = settled(context)
  if (rules.notices.length > 0) throw new SeamConfigError(`context cannot be used. ${rules.notices[0]}`)
  return rules
}

/** Headers as an object with names in small letters; the platform says what a header may hold. */
export function headersOf(headers) {
  try {
    return Object.fromEntries(new Headers(headers))
  } catch {
    throw new SeamConfigError('headers holds a name or a value that HTTP does not allow. Look for a line break.')
  }
}

/** The longest that a timer can wait; longer is as good as no limit. */
const LONGEST = 2 ** 31 - 1

/** A time limit in milliseconds, 0 for none. */
export function timeoutOf(timeout) {
  if (typeof timeout !== 'number' || !(timeout >= 0)) {
    throw new SeamConfigError('timeout must be a number of milliseconds, or 0 for no limit.')
  }
  return timeout > LONGEST ? 0 : timeout
}

/** How often a call may be sent again. */
export function retriesOf(maxRetries) {
  if (!Number.isInteger(maxRetries) || maxRetries < 0) {
    throw new SeamConfigError('maxRetries must be a whole number, or 0 for none.')
  }
  return maxRetries
}

function chosen(options, name) {
  if (typeof options[name] !== 'string') {
    throw new SeamConfigError(`${name} must be a string.`)
  }
  return [name, options[name], WITH_WORKSPACE.includes(name) ? workspaceOf(options) : undefined]
}

const workspaceOf = (options) => options.workspaceId ?? environment('SEAM_WORKSPACE_ID')

function fromEnvironment(options) {
  const apiKey = environment('SEAM_API_KEY')
  const personalAccessToken = environment('SEAM_PERSONAL_ACCESS_TOKEN')
  if (apiKey !== undefined && personalAccessToken !== undefined) {
    throw new SeamConfigError('SEAM_API_KEY and SEAM_PERSONAL_ACCESS_TOKEN are both set. Unset one, or pass an option.')
  }
  if (apiKey !== undefined) {
    return ['apiKey', apiKey]
  }
  if (personalAccessToken !== undefined) {
    return ['personalAccessToken', personalAccessToken, workspaceOf(options)]
  }
  throw new SeamConfigError(`Give one of ${TOKENS.join(', ')}, or set SEAM_API_KEY.`)
}

function environment(name) {
  return globalThis.process?.env?.[name] || undefined
}

/** An absolute address; one that starts with a slash is taken from the page's. */
function endpoint(text) {
  let url
  try {
    url = new URL(text, globalThis.location?.href)
  } catch {
    throw new SeamConfigError('endpoint must be an absolute address, such as https://connect.getseam.com.')
  }
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || /[?#]/.test(url.href)) {
    throw new SeamConfigError('endpoint must be an http or https address without a user, a query or a fragment.')
  }
  return url.href.replace(/\/$/, '')
}

function guardBrowser(name, allowed) {
  if (SECRETS.includes(name) && !allowed && isBrowser()) {
    throw new SeamConfigError(
      `${name} must not be used in a browser: everyone who opens the page could read it. Use a clientSessionToken ` +
        'from your server, or set dangerouslyAllowBrowser if the token is not a secret.',
    )
  }
}

/**
 * What requests say of caches: Next 13 and 14 would keep answers to POST. Not in browsers, which keep none, and would ask for a
 * preflight each time; nor where requests know no caches: older workerd throws for it.
 */
function caching() {
  return !isBrowser() && 'cache' in (globalThis.Request?.prototype ?? {}) ? { cache: 'no-store' } : {}
}

/** A page or a web worker. Node, Deno, Bun and edge runtimes have neither a document nor importScripts. */
function isBrowser() {
  const { document, WorkerGlobalScope, self } = globalThis
  const isPage = typeof globalThis.window === 'object' && typeof document === 'object'
  return isPage || (typeof WorkerGlobalScope === 'function' && self instanceof WorkerGlobalScope)
}
