import { endpoints } from '../generated/endpoints.js'
import { call } from './call.js'
import { AccessGrantList } from './list.js'
import { settle } from './options.js'

/** Filters as they are now: a list walks pages for as long as somebody iterates. */
function copy(filters) {
  if (typeof filters !== 'object' || filters === null || Array.isArray(filters)) return filters
  const members = Object.entries(filters).map(([key, value]) => [key, Array.isArray(value) ? [...value] : value])
  return Object.fromEntries(members)
}

/** A client of the Access Grants API. */
export class Seam {
  #client

  constructor(options) {
    this.#client = settle(options)
    for (const [index, { method, isPage }] of endpoints.entries()) {
      const names = method.split('.')
      const name = names.pop()
      const group = names.reduce((object, key) => (object[key] ??= {}), this)
      group[name] = isPage ? this.#list(index) : this.#one(index)
    }
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
    return async (params = {}, options) => (await call(this.#client, index, params, options)).value
  }

  #list(index) {
    return (filters = {}, options) => {
      const fixed = copy(filters)
      return new AccessGrantList((cursor) => {
        const params = cursor === undefined ? fixed : { ...fixed, page_cursor: cursor }
        return call(this.#client, index, params, options)
      })
    }
  }
}
