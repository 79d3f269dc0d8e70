import type { Operations } from '../generated/operations.js'
import { endpoints } from '../generated/whole-endpoints.js'
import { brand, isBranded } from './brand.js'
import { apiPromise, call } from './call.js'
import { createMany } from './create-many.js'
import { List } from './list.js'
import type { CallOptions, SeamOptions } from './options.js'
import { type Client, resolveOptions } from './resolve-options.js'
import { snapshot } from './serialize.js'

type Operation = (params?: object, options?: CallOptions) => unknown
/** Operations, and groups of them. */
interface Group {
  [name: string]: Group | Operation
}

/** `/access_grants/get_related` as the names of its groups and its method. */
const namesOf = (path: string): string[] =>
  path
    .slice(1)
    .replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
    .split('/')

export interface Seam extends Operations {}

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
 * ```
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor makes the operations from the list of them.
export class Seam {
  /** An API key, or options. Throws a SeamConfigError that names the option to change. */
  constructor(options?: string | SeamOptions)
  /** @internal */
  constructor(options: string | SeamOptions | undefined, client: Client)
  constructor(options?: string | SeamOptions, client = resolveOptions(options)) {
    brand(this, new Set(['Seam']))
    for (const [index, { path, isPage }] of endpoints.entries()) {
      const names = namesOf(path)
      const method = names.pop() ?? ''
      let group = this as unknown as Group
      for (const name of names) {
        group[name] ??= {}
        group = group[name] as Group
      }
      group[method] = isPage ? listOperation(client, index) : operation(client, index)
    }
    this.accessGrants.createMany = (rows, options) => createMany(client, rows, options)
  }

  /**
   * By brand: the entries of this package have a class each, and a client of one is a client.
   *
   * @internal
   */
  static [Symbol.hasInstance](this: typeof Seam, value: unknown): boolean {
    return this === Seam ? isBranded(value, 'Seam') : Function.prototype[Symbol.hasInstance].call(this, value)
  }

  /** A client with an API key: servers only. */
  static fromApiKey(apiKey: string, options?: SeamOptions): Seam {
    return new Seam({ ...options, apiKey })
  }

  /** A client with a client session token, the one for browsers. */
  static fromClientSessionToken(token: string, options?: SeamOptions): Seam {
    return new Seam({ ...options, clientSessionToken: token })
  }

  /** A client with a personal access token, which acts in a workspace: servers only. */
  static fromPersonalAccessToken(token: string, workspaceId: string, options?: SeamOptions): Seam {
    return new Seam({ ...options, personalAccessToken: token, workspaceId })
  }

  /** A client with a console session token, which acts in a workspace. */
  static fromConsoleSessionToken(token: string, workspaceId: string, options?: SeamOptions): Seam {
    return new Seam({ ...options, consoleSessionToken: token, workspaceId })
  }
}

const operation =
  (client: Client, index: number): Operation =>
  (params = {}, options) =>
    apiPromise(call(client, index, params, options))

function listOperation(client: Client, index: number): Operation {
  return (filters: { page_cursor?: unknown } = {}, options) => {
    // As they are now: a list walks pages for as long as somebody iterates.
    const fixed = snapshot(filters)
    const fetchPage = (cursor: string | undefined) =>
      call<unknown[]>(client, index, cursor === undefined ? fixed : { ...fixed, page_cursor: cursor }, options)
    // What could not be copied is refused at the first page.
    return List.of(fetchPage, fixed === filters ? undefined : fixed.page_cursor)
  }
}
