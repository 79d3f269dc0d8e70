// What a client is made with: options, then the environment.

import { DEFAULT_ENDPOINT, DEFAULT_MAX_RETRIES, SANDBOX_API_KEY, SECRETS, TOKENS, WITH_WORKSPACE } from '../generated/facts.js'
import type { Context } from './context.js'
import { ask } from './core.js'
import { SeamConfigError } from './error-classes.js'
import { errorOf, type Failure } from './errors.js'
import { type HeaderRecord, headersOf } from './headers.js'
import { checkNames } from './names.js'
import type { SeamOptions } from './options.js'
import { environment, isBrowser } from './platform.js'
import { type ResolvedContext, resolveContext, sentenceOf } from './resolve-context.js'

type Token = (typeof TOKENS)[number]
type Credentials = readonly [name: Token, token: string, workspaceId: string | undefined]
type Hooks = { readonly [Name in 'onRequest' | 'onResponse' | 'onRetry']: SeamOptions[Name] | undefined }

/** What a client works with. */
export interface Client extends Hooks {
  readonly address: string
  readonly headers: HeaderRecord
  readonly fetch: SeamOptions['fetch'] | undefined
  readonly timeout: number
  readonly maxRetries: number
  readonly validate: boolean
  readonly context: ResolvedContext
}

/** What the official SDK takes, and is taken here as well, whether it does something or not. */
type OfSdk = Partial<Record<'waitForActionAttempt' | 'axiosOptions' | 'axiosRetryOptions', unknown>>

/** Resolves every option, or throws a SeamConfigError that says which one to change. */
export function resolveOptions(given: string | SeamOptions | undefined): Client {
  const options: SeamOptions = typeof given === 'string' ? { apiKey: given } : { ...given }
  checkNames(options as SeamOptions & OfSdk, [
    ...TOKENS,
    'workspaceId',
    'endpoint',
    'fetch',
    'timeout',
    'maxRetries',
    'headers',
    'validate',
    'context',
    'dangerouslyAllowBrowser',
    'onRequest',
    'onResponse',
    'onRetry',
    'waitForActionAttempt',
    'axiosOptions',
    'axiosRetryOptions',
  ])
  const [name, token, workspaceId] = credentialsOf(options)
  if (workspaceId !== undefined && typeof workspaceId !== 'string') {
    throw new SeamConfigError('workspaceId must be a string.')
  }
  if (options.workspaceId !== undefined && !needsWorkspace(name)) {
    throw new SeamConfigError(`workspaceId goes with ${WITH_WORKSPACE.join(' or ')}. Remove it: ${name} has its own.`)
  }
  const credentials = JSON.stringify([name, token, workspaceId ?? ''])
  const { ok: headers, error } = ask<HeaderRecord, Failure>((put, module) => module.headers(...put(credentials)))
  if (error) throw errorOf(error)
  guardBrowser(name, token, options.dangerouslyAllowBrowser)
  const { fetch, timeout = 30_000, maxRetries = DEFAULT_MAX_RETRIES, validate = true, onRequest, onResponse, onRetry } = options
  if (fetch != null && typeof fetch !== 'function') throw new SeamConfigError('fetch must be a function.')
  return {
    address: endpoint(options.endpoint ?? environment('SEAM_ENDPOINT') ?? environment('SEAM_API_URL') ?? DEFAULT_ENDPOINT),
    headers: { ...headers, ...headersOf(options.headers ?? {}) },
    fetch,
    timeout: timeoutOf(timeout),
    maxRetries: retriesOf(maxRetries),
    validate,
    context: contextOf(options.context),
    onRequest,
    onResponse,
    onRetry,
  }
}

/** What the client's own checks depend on. A context that nobody looks at is a mistake of whoever made the client. */
function contextOf(context: Context | undefined): ResolvedContext {
  const resolved = resolveContext(context)
  const [notice] = resolved.notices
  if (notice !== undefined) throw new SeamConfigError(`context cannot be used. ${sentenceOf(notice)}`)
  return resolved
}

/** The longest that a timer can wait; longer is as good as no limit. */
export const MAX_TIMEOUT = 0x7fff_ffff

/** A time limit in milliseconds, 0 for none. */
export function timeoutOf(timeout: number): number {
  if (typeof timeout !== 'number' || !(timeout >= 0)) {
    throw new SeamConfigError('timeout must be a number of milliseconds, or 0 for no limit.')
  }
  return timeout > MAX_TIMEOUT ? 0 : timeout
}

/** How often a call may be sent again. */
export function retriesOf(maxRetries: number): number {
  if (!Number.isInteger(maxRetries) || maxRetries < 0) {
    throw new SeamConfigError('maxRetries must be a whole number, or 0 for none.')
  }
  return maxRetries
}

const needsWorkspace = (name: Token): boolean => WITH_WORKSPACE.includes(name)
const workspaceOf = (options: SeamOptions): string | undefined => options.workspaceId ?? environment('SEAM_WORKSPACE_ID')

/** The one token that is given, or that of the environment. */
function credentialsOf(options: SeamOptions): Credentials {
  const [name, ...others] = TOKENS.filter((name) => options[name] !== undefined)
  if (name === undefined) return fromEnvironment(options)
  if (others.length > 0) throw new SeamConfigError(`Give only one of ${[name, ...others].join(' and ')}.`)
  const token = options[name]
  if (typeof token !== 'string') throw new SeamConfigError(`${name} must be a string.`)
  return [name, token, needsWorkspace(name) ? workspaceOf(options) : undefined]
}

function fromEnvironment(options: SeamOptions): Credentials {
  const apiKey = environment('SEAM_API_KEY')
  const personalAccessToken = environment('SEAM_PERSONAL_ACCESS_TOKEN')
  if (apiKey !== undefined && personalAccessToken !== undefined) {
    throw new SeamConfigError('SEAM_API_KEY and SEAM_PERSONAL_ACCESS_TOKEN are both set. Unset one, or pass an option.')
  }
  if (apiKey !== undefined) return ['apiKey', apiKey, undefined]
  if (personalAccessToken !== undefined) return ['personalAccessToken', personalAccessToken, workspaceOf(options)]
  throw new SeamConfigError(`Give one of ${TOKENS.join(', ')}, or set SEAM_API_KEY.`)
}

/** An absolute address; one that starts with a slash is taken from the page's. */
function endpoint(text: string): string {
  let url: URL
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

function guardBrowser(name: Token, token: string, isAllowed: boolean | undefined): void {
  if (SECRETS.includes(name) && token !== SANDBOX_API_KEY && !isAllowed && isBrowser()) {
    throw new SeamConfigError(
      `${name} must not be used in a browser: everyone who opens the page could read it. Use a clientSessionToken ` +
        'from your server, or set dangerouslyAllowBrowser if the token is not a secret.',
    )
  }
}
