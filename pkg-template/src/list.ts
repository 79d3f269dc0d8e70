import type { AccessGrant, Pagination } from '../generated/models.js'
import type { ApiResponse } from './api-promise.js'
import { brand, isBranded } from './brand.js'
import { type Outcome, withResponse } from './call.js'
import { SeamResponseError } from './error-classes.js'
import { checkNames } from './names.js'

/** The items of a page, and where it stands among the pages. */
export type Page<T> = T[] & {
  /** Whether another page follows, and its cursor. */
  pagination: Pagination
}

/** Fetches a page; without a cursor, the one that the filters name. */
type FetchPage<T> = (cursor: string | undefined) => Promise<Outcome<T[]>>

/** Awaited it is the first page, iterated it is every item of every page. Nothing is sent before that. */
export class List<T> implements PromiseLike<Page<T>>, AsyncIterable<T> {
  readonly #fetchPage: FetchPage<T>
  readonly #cursor: unknown
  #first: Promise<Outcome<Page<T>>> | undefined

  private constructor(fetchPage: FetchPage<T>, cursor: unknown) {
    brand(this, new Set(['List']))
    this.#fetchPage = fetchPage
    this.#cursor = cursor
  }

  /**
   * By brand: the entries of this package have a class each, and a list of one is a list.
   *
   * @internal
   */
  static [Symbol.hasInstance](value: unknown): boolean {
    return isBranded(value, 'List')
  }

  /**
   * A list of the pages that are fetched; `cursor` is the one that the filters name, if they do.
   *
   * @internal
   */
  static of<T>(fetchPage: FetchPage<T>, cursor: unknown): List<T> {
    return new List(fetchPage, cursor)
  }

  /** The first page is asked for once; again, if it failed. */
  get #outcome(): Promise<Outcome<Page<T>>> {
    if (this.#first === undefined) {
      this.#first = this.#fetchPage(undefined).then(toPage)
      this.#first.catch(() => {
        this.#first = undefined
      })
    }
    return this.#first
  }

  async #page(): Promise<Page<T>> {
    return (await this.#outcome).value
  }

  /** Asks for the first page. */
  // biome-ignore lint/suspicious/noThenProperty: a list is awaited for its first page.
  then<A = Page<T>, B = never>(
    resolve?: ((page: Page<T>) => A | PromiseLike<A>) | null,
    reject?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#page().then(resolve, reject)
  }

  /** Asks for the first page, and says what to do if that fails. */
  catch<B = never>(reject?: ((error: unknown) => B | PromiseLike<B>) | null): Promise<Page<T> | B> {
    return this.#page().catch(reject)
  }

  /** Asks for the first page, and says what to do after that. */
  finally(done?: (() => void) | null): Promise<Page<T>> {
    return this.#page().finally(done)
  }

  /** @internal */
  get [Symbol.toStringTag](): string {
    return 'List'
  }

  /** The first page, with what came around it. */
  withResponse(): Promise<ApiResponse<Page<T>>> {
    return withResponse(this.#outcome)
  }

  /** Walks the pages; filters are repeated with each cursor. */
  async *pages(): AsyncIterableIterator<Page<T>> {
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
      current = toPage(await this.#fetchPage(next_page_cursor)).value
    }
  }

  /** Walks the items of all pages. */
  async *[Symbol.asyncIterator](): AsyncIterableIterator<T> {
    for await (const items of this.pages()) {
      yield* items
    }
  }

  /** The first `limit` items, over as many pages as it takes. */
  async toArray(options: {
    /** The most items to collect, 0 or more; `Infinity` for all. */
    limit: number
  }): Promise<T[]> {
    checkNames(options, ['limit'])
    const { limit } = options ?? {}
    if (!(limit >= 0)) {
      throw new TypeError('Give a limit: toArray({ limit: 1000 }). Use Infinity for all.')
    }
    const all: T[] = []
    if (limit === 0) return all
    for await (const item of this) {
      all.push(item)
      if (all.length >= limit) break
    }
    return all
  }
}

/** A list of access grants. */
export type AccessGrantList = List<AccessGrant>
/** The class of lists. */
export const AccessGrantList: typeof List = List

/** The items, and where they stand among the pages: not enumerable, so that a page compares equal to a plain array. */
function toPage<T>(outcome: Outcome<T[]>): Outcome<Page<T>> {
  const none: Pagination = { has_next_page: false, next_page_cursor: null, next_page_url: null }
  const value = outcome.pagination ?? none
  Object.defineProperty(outcome.value, 'pagination', { value, writable: true, configurable: true })
  return outcome as Outcome<Page<T>>
}
