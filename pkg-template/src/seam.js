import { endpoints } from '../generated/endpoints.js'
import { apiPromise, call } from './call.js'
import { createMany } from './create-many.js'
import { List } from './list.js'
import { settle } from './options.js'
import { snapshot } from './write.js'

/** `/access_grants/get_related` as the names of its groups and its method. */
const names = (path) => path.slice(1).replace(/_(.)/g, (_, letter) => letter.toUpperCase()).split('/')

/** A client of the Access Grants API. */
export class Seam {
  #client

  constructor(options) {
    this.#client = settle(options)
    for (const [index, { path, isPage }] of endpoints.entries()) {
      const groups = names(path)
      const name = groups.pop()
      const group = groups.reduce((object, key) => (object[key] ??= {}), this)
      group[name] = isPage ? this.#list(index) : this.#one(index)
    }
    this.accessGrants.createMany = (rows, options) => createMany(this.#client, rows, options)
  }

  static fromApiKey(apiKey, options) {
    return new Seam({ ...options, apiKey })
  }

  static fromClientSessionToken(clientSessionToken, options) {
    return new Seam({ ...options, clientSessionToken })
  }

  static fromPersonalAccessToken(personalAccessToken, workspaceId, options) {
    return new Seam({ ...options, personalAccessToken, workspaceId })
  }

  static fromConsoleSessionToken(consoleSessionToken, workspaceId, options) {
    return new Seam({ ...options, consoleSessionToken, workspaceId })
  }

  #one(index) {
    return (params = {}, options) => apiPromise(call(this.#client, index, params, options))
  }

  #list(index) {
    return (filters = {}, options) => {
      // As they are now: a list walks pages for as long as somebody iterates.
      const fixed = snapshot(filters)
      const fetchPage = (cursor) =>
        call(this.#client, index, cursor === undefined ? fixed : { ...fixed, page_cursor: cursor }, options)
      // What could not be copied is refused at the first page.
      return new List(fetchPage, fixed === filters ? undefined : fixed.page_cursor)
    }
  }
}
