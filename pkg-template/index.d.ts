import type { AccessGrant, CreateAccessGrant } from './models.js'
import type { Context, DeviceRules, Issue, Schema as LiteSchema } from './lite.js'

export * from './lite.js'

/** The checks of one operation's parameters, of a part of them, or of a response. It is a Standard Schema. */
export interface Schema<T> extends LiteSchema<T> {
  /**
   * The same schema with more of a context: what is given here, or later to a check, goes before what is bound already. What the
   * context says now is written down once for all checks.
   */
  with(context: Context): Schema<T>
  /**
   * Checks many rows in one crossing: an array, or a JSON array, lines of JSON or CSV as text or bytes.
   *
   * The header of a CSV, its first line that is not blank, names the fields: `user_identity.full_name`, `space_ids` with `;` or
   * `|` between several, `requested_access_methods.0.code`. Commas, semicolons or tabs separate the cells, whichever gives the
   * most fields, or what a first line like `sep=;` says; where semicolons do, several values have `|` between them. Lines end in
   * LF, CRLF or CR. Spaces around a cell are none of its own, unless quotes are around them. Cells that are missing at the end of
   * a row are empty, empty ones behind those of the header do no harm, and an empty cell is a field that is not there. `TRUE` is
   * `true`. A header that names no field is one issue, and so is one of more than 2,000 columns; a column of another name is an
   * issue of the header.
   *
   * A JSON object alone may stand on several lines. Rows of `createAccessGrantSchema` that share one `access_grant_key` have an
   * issue each.
   *
   * Throws a SeamConfigError for a context that cannot be read, for rows that are neither an array nor text nor bytes, and for
   * more than can be checked at once: 256 MB, or fewer where JSON has many small values.
   */
  validateMany(rows: readonly unknown[] | string | ArrayBuffer | ArrayBufferView, context?: Context, options?: ManyOptions): ManyResult
}

export interface ManyOptions {
  /** What the text is; told by its first character that is no space, if it is not given. */
  format?: 'json' | 'ndjson' | 'csv'
}

export interface ManyResult {
  /** How many rows are good. */
  valid: number
  /** How many are not. */
  invalid: number
  /**
   * The first rows of which there is something to say, in their order: up to 1,000, or fewer if they have ten thousand issues and
   * warnings already.
   */
  results: RowResult[]
  /** Of how many rows more there is something to say. `valid` and `invalid` count them too. */
  omitted: number
}

export interface RowResult {
  /** The index in an array, from 0; the line that it starts on in lines of JSON and in CSV, from 1. */
  row: number
  issues: Issue[]
  warnings: Issue[]
}

/**
 * A PIN that every device takes, each as likely as any other, from the platform's cryptographic source. Throws a
 * SeamValidationError that says why there is no such PIN, or which device cannot be read, and a SeamConfigError for more than it
 * can look at.
 */
export declare function generatePin(options?: {
  /** Number of digits; 6, or the nearest that all devices take, if it is not given. */
  length?: number
  /** 10,000 at most. */
  devices?: readonly DeviceRules[]
  /** PINs that must not come out; a million at most. */
  avoid?: readonly string[]
}): string

/** Two access grants whose windows overlap on one place. */
export interface Overlap<G> {
  grants: [G, G]
  /** Where they stand in the list. */
  indexes: [number, number]
  kind: 'space' | 'space_key' | 'device' | 'acs_entrance'
  /** ID of the place, as the first grant that names it writes it; your own key for `space_key`. */
  id: string
}

/**
 * The pairs whose windows overlap on the same space, device or entrance. Windows that touch do not overlap. A space that one grant
 * names by ID and another by key is two places.
 *
 * What cannot be read, such as a time without its offset, must not look free: it throws a SeamValidationError whose paths begin
 * with the index of the grant. More than a million overlaps throw a SeamConfigError.
 */
export declare function findOverlaps<G extends Partial<AccessGrant> | Partial<CreateAccessGrant>>(grants: Iterable<G>): Overlap<G>[]
