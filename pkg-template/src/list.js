import { SeamResponseError } from './error-classes.js'

/**
 * A list of access grants: awaited it is the first page, iterated it is every grant of every page. Nothing is sent
 * before the first of them.
 */
export class AccessGrantList {
  #fetchPage
  #first

  /** `fetchPage(cursor)` gives `{ value, pagination }`; without a cursor, the page that the filters name. */
  constructor(fetchPage) {
    this.#fetchPage = fetchPage
  }

  get #firstPage() {
    this.#first ??= this.#fetchPage(undefined).then(page)
    return this.#first
  }

  then(resolve, reject) {
    return this.#firstPage.then(resolve, reject)
  }

  catch(reject) {
    return this.#firstPage.catch(reject)
  }

  finally(done) {
    return this.#firstPage.finally(done)
  }

  get [Symbol.toStringTag]() {
    return 'AccessGrantList'
  }

  /** Walks the pages; filters are repeated with each cursor. */
  async *pages() {
    let current = await this.#firstPage
    const seen = new Set()
    while (true) {
      yield current
      const { has_next_page, next_page_cursor } = current.pagination
      if (!has_next_page || next_page_cursor == null) return
      if (seen.has(next_page_cursor)) {
        throw new SeamResponseError('The server gave the same page cursor twice, so the list would never end.')
      }
      seen.add(next_page_cursor)
      current = page(await this.#fetchPage(next_page_cursor))
    }
  }

  async *[Symbol.asyncIterator]() {
    for await (const grants of this.pages()) {
      yield* grants
    }
  }

  /** The first `limit` grants, over as many pages as it takes. */
  async toArray({ limit } = {}) {
    if (!(limit >= 0)) {
      throw new TypeError('Give a limit: toArray({ limit: 1000 }). Use Infinity for all.')
    }
    const grants = []
    if (limit === 0) return grants
    for await (const grant of this) {
      grants.push(grant)
      if (grants.length >= limit) break
    }
    return grants
  }
}

/** The grants, and where they stand among the pages: not enumerable, so that a page compares equal to a plain array. */
function page({ value, pagination }) {
  const none = { has_next_page: false, next_page_cursor: null, next_page_url: null }
  return Object.defineProperty(value, 'pagination', { value: pagination ?? none, writable: true, configurable: true })
}
