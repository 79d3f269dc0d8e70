import type { Issue } from '../generated/issues.js'
import type { Context } from './context.js'
import { askInContext } from './core.js'
import { SeamConfigError } from './error-classes.js'
import { applyMessages } from './messages.js'
import { checkNames } from './names.js'
import { sentenceOf } from './resolve-context.js'
import { BaseSchema, type Schema as LiteSchema } from './schema.js'
import { validateRows } from './validate-rows.js'

/** The checks of one operation's parameters, of a part of them, or of a response. It is a Standard Schema. */
export interface Schema<T> extends LiteSchema<T> {
  /**
   * The same schema with more of a context: what is given here, or later to a check, goes before what is bound already. The
   * context is read once, so what becomes of it later does not count.
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
   * issue each; of a row with a value that JSON loses the key is not compared.
   *
   * Throws a SeamConfigError for a context that cannot be read, for rows that are neither an array nor text nor bytes, and for
   * more than can be checked at once: 256 MB, or fewer where JSON has many small values.
   */
  validateMany(rows: readonly unknown[] | string | ArrayBuffer | ArrayBufferView, context?: Context, options?: ManyOptions): ManyResult
}

/** How many rows are to be read. */
export interface ManyOptions {
  /** What the text is; recognized by its first character that is no space, if it is not given. */
  format?: 'json' | 'ndjson' | 'csv'
}

/** What the checks of many rows give. */
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

/** What there is to say of a row. */
export interface RowResult {
  /** The index in an array, from 0; the line that it starts on in lines of JSON and in CSV, from 1. */
  row: number
  /** What is wrong with the row. */
  issues: Issue[]
  /** What could not be checked of the row. */
  warnings: Issue[]
}

/**
 * A schema with checks of many rows.
 *
 * @internal
 */
export class FullSchema<T> extends BaseSchema<T> implements Schema<T> {
  override with(context: Context): Schema<T> {
    return new FullSchema(this.index, this.resolve(context))
  }

  validateMany(rows: unknown, context?: Context, options?: ManyOptions): ManyResult {
    const resolved = this.resolve(context)
    const [notice] = resolved.notices
    if (notice !== undefined) throw new SeamConfigError(sentenceOf(notice))
    checkNames(options, ['format'])
    const result = validateRows(rows, options?.format, (form, text) =>
      askInContext<ManyResult, [typeof text]>([text], resolved, ({ many }, ends, ...rest) => many(this.index, form, ...ends, ...rest)),
    )
    if (resolved.messages) {
      for (const { issues, warnings } of result.results) applyMessages([...issues, ...warnings], resolved.messages)
    }
    return result
  }
}
