import type { WholeOperations } from '../generated/operations.js'
import { type SeamOptions, waiting } from './action-attempt.js'
import { plan } from './plan-access-grants.js'
import { resolveOptions } from './resolve-options.js'
import { Seam as LiteSeam } from './seam.js'
import { type WaitUntilIssued, waitUntilIssued } from './wait.js'

/** The operations that begin an action. */
const ACTIONS = ['encode', 'assignCard', 'unlockDoor'] as const

/**
 * A client of the Access Grants API.
 *
 * ```ts
 * const seam = new Seam({ apiKey: 'seam_…' })
 * const grant = await seam.accessGrants.create({
 *   user_identity: { full_name: 'Jane Doe' },
 *   space_ids: ['1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'],
 *   requested_access_methods: [{ mode: 'code' }],
 * })
 * const [{ code }] = await seam.accessGrants.waitUntilIssued(grant)
 * ```
 */
export class Seam extends LiteSeam {
  /** The operations below `/access_grants`. */
  declare readonly accessGrants: WholeOperations['accessGrants']
  /** The operations below `/access_methods`. */
  declare readonly accessMethods: WholeOperations['accessMethods']
  /** The operations below `/action_attempts`. */
  declare readonly actionAttempts: WholeOperations['actionAttempts']

  /** An API key, or options. Throws a SeamConfigError that names the option to change. */
  constructor(options?: string | SeamOptions) {
    const client = resolveOptions(options)
    super(options, client)
    const { accessGrants, accessMethods, actionAttempts } = this
    const wait = typeof options === 'object' ? options.waitForActionAttempt : undefined
    const look = actionAttempts.get
    for (const name of ACTIONS) accessMethods[name] = waiting<never>(accessMethods[name], look, wait)
    actionAttempts.get = waiting(look, look, wait)
    accessGrants.waitUntilIssued = ((grants, options) => waitUntilIssued(this, grants, options)) as WaitUntilIssued
    accessGrants.plan = (desired, options) => plan(client, accessGrants, desired, options)
  }

  /**
   * As for the class above: the entries of this package have a class each, and a client of one is a client.
   *
   * @internal
   */
  static override [Symbol.hasInstance](this: typeof LiteSeam, value: unknown): boolean {
    return LiteSeam[Symbol.hasInstance].call(this === Seam ? LiteSeam : this, value)
  }

  /** A client with an API key: servers only. */
  static override fromApiKey(apiKey: string, options?: SeamOptions): Seam {
    return new Seam({ ...options, apiKey })
  }

  /** A client with a client session token, the one for browsers. */
  static override fromClientSessionToken(token: string, options?: SeamOptions): Seam {
    return new Seam({ ...options, clientSessionToken: token })
  }

  /** A client with a personal access token, which acts in a workspace: servers only. */
  static override fromPersonalAccessToken(token: string, workspaceId: string, options?: SeamOptions): Seam {
    return new Seam({ ...options, personalAccessToken: token, workspaceId })
  }

  /** A client with a console session token, which acts in a workspace. */
  static override fromConsoleSessionToken(token: string, workspaceId: string, options?: SeamOptions): Seam {
    return new Seam({ ...options, consoleSessionToken: token, workspaceId })
  }
}
