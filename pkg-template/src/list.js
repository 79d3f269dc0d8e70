import { withResponse } from './call.js'
import { SeamResponseError } from './error-classes.js'

/** A list: awaited it is the first page, iterated it is every item of every page. Nothing is sent before that. */
export class List {
  #fetchPage
  #cursor
  #first

  /**
   * `fetchPage(cursor)` gives `{ value, pagination, … }`; without a cursor, the page that the filters name. `cursor` is
   * the one that the filters name, if they do.
   */
  constructor(fetchPage, cursor) {
    this.#fetchPage = fetchPage
    this.#cursor = cursor
  }

  /** The first page is asked for once; again, if it failed. */
  get #outcome() {
    if (this.#first === undefined) {
      this.#first = this.#fetchPage(undefined).then(page)
      this.#first.catch(() => (this.#first = undefined))
    }
    return this.#first
  }

  async #page() {
    return (await this.#outcome).value
  }

  then(resolve, reject) {
    return this.#page().then(resolve, reject)
  }

  catch(reject) {
    return this.#page().catch(reject)
  }

  finally(done) {
    return this.#page().finally(done)
  }

  get [Symbol.toStringTag]() {
    return 'List'
  }

  /** The first page, with what came around it. */
  withResponse() {
    return withResponse(this.#outcome)
  }

  /** Walks the pages; filters are repeated with each cursor. */
  async *pages() {
    let current = await this.#page()
    const seen = new Set([this.#cursor])
    while (true) {
      yield current
      const { has_next_page, next_page_cursor } = current.pagination
      if (!has_next_page) return
      if (!next_page_cursor) {
        throw new SeamResponseError('The server gave no page cursor, so the list would end too early.')
      }
      if (seen.has(next_page_cursor)) {
        throw new SeamResponseError('The server gave the same page cursor twice, so the list would never end.')
      }
      seen.add(next_page_cursor)
      current = page(await this.#fetchPage(next_page_cursor)).value
    }
  }

  async *[Symbol.asyncIterator]() {
    for await (const items of this.pages()) {
      yield* items
    }
  }

  /** The first `limit` items, over as many pages as it takes. */
  async toArray({ limit } = {}) {
    if (!(limit >= 0)) {
      throw new TypeError('Give a limit: toArray({ limit: 1000 }). Use Infinity for all.')
    }
    const all = []
    if (limit === 0) return all
    for await (const item of this) {
      all.push(item)
      if (all.length >= limit) break
    }
    return all
  }
}

/** The items, and where they stand among the pages: not enumerable, so that a page compares equal to a plain array. */
function page(outcome) {
  const none = { has_next_page: false, next_page_cursor: null, next_page_url: null }
  const value = outcome.pagination ?? none
  Object.defineProperty(outcome.value, 'pagination', { value, writable: true, configurable: true })
  return outcome
}
