import type { Issue } from '../generated/issues.js'
import type { Constraint } from '../generated/models.js'
import { checkValue } from './check-value.js'
import type { Context } from './context.js'
import { SeamValidationError } from './error-classes.js'
import { type JsonSchema, type JsonSchemaOptions, jsonSchemaOf } from './json-schema.js'
import { applyMessages } from './messages.js'
import { repair } from './repair.js'
import { DEFAULTS, type ResolvedContext, resolveContext } from './resolve-context.js'
import { addConstraints, shapeOf } from './shape.js'

/** What a check gives: the value, or what is wrong with it. */
export type Result<T> = Good<T> | Refused

/** What a check gives for a good value. */
interface Good<T> {
  /** The value that was checked. */
  value: T
  /** A good value has no issues. */
  issues?: undefined
  /** What could not be checked of the value. */
  warnings: Issue[]
}

/** What a check gives for a value with problems. */
interface Bad {
  /** What is wrong with the value. */
  issues: Issue[]
  /** What could not be checked of the value. */
  warnings: Issue[]
}

/** The same, as `validate` gives it. */
interface Refused extends Bad {
  /** A value with problems is not given back. */
  value?: undefined
}

/** From what Standard Schema infers types; no such value is ever there. */
interface Types<T> {
  /** What the schema takes. */
  readonly input: T
  /** What the schema gives. */
  readonly output: T
}

/** What Standard Schema hands on to `validate`. */
interface ValidateOptions {
  /** The context, which goes before what is bound already. */
  readonly libraryOptions?: Context | Record<string, unknown> | undefined
}

/** The checks of one operation's parameters, of a part of them, or of a response. It is a Standard Schema. */
export interface Schema<T> {
  /** Standard Schema v1, for React Hook Form, TanStack Form, Conform, tRPC, Hono and others. */
  readonly '~standard': {
    /** The version of Standard Schema. */
    readonly version: 1
    /** The package that the schema is of. */
    readonly vendor: 'seam-access-grants'
    // Without `value?: undefined`, from which a form library would infer that a grant may be undefined.
    /** The same as `validate` of the schema; the context may be given as `libraryOptions`. */
    readonly validate: (value: unknown, options?: ValidateOptions) => Good<T> | Bad
    /**
     * Standard JSON Schema v1, for OpenAPI documents, tools of language models and generators of forms. Throws a SeamConfigError for
     * a target that is not known, or not given.
     */
    readonly jsonSchema: {
      /** The JSON Schema of what is taken, as JSON. */
      readonly input: (options: JsonSchemaOptions) => JsonSchema
      /** The JSON Schema of what is given back, as JSON. */
      readonly output: (options: JsonSchemaOptions) => JsonSchema
    }
    /** For TypeScript alone: what goes in and what comes out. */
    readonly types?: Types<T> | undefined
  }
  /**
   * Every problem at once, in the order of the fields; of a value with more than a thousand problems a thousand, and of as many
   * warnings too. A good value is given back itself, not a copy, unless it is a response that had to be repaired. Never throws
   * for a value, but a SeamError where no memory or no stack is left to look at it. A context with a member that nobody knows is a
   * SeamConfigError.
   */
  validate(input: unknown, context?: Context): Result<T>
  /** The value; throws a SeamValidationError if there is a problem. */
  parse(input: unknown, context?: Context): T
  /**
   * The same schema with more of a context: what is given here, or later to a check, goes before what is bound already. The
   * context is read once, so what becomes of it later does not count.
   */
  with(context: Context): Schema<T>
  /** The form attributes of every field, by dotted path. */
  constraints(): Record<string, Constraint>
}

/**
 * A schema without checks of many rows.
 *
 * @internal
 */
export class BaseSchema<T> implements Schema<T> {
  readonly #index: number
  readonly #context: ResolvedContext
  readonly '~standard': Schema<T>['~standard']

  constructor(index: number, context = DEFAULTS) {
    this.#index = index
    this.#context = context
    this['~standard'] = {
      version: 1,
      vendor: 'seam-access-grants',
      // Options for others may be among them, so no name is refused: they are read as inherited ones.
      validate: (value, options) => this.validate(value, options?.libraryOptions && Object.create(Object(options.libraryOptions))),
      jsonSchema: {
        input: (options) => jsonSchemaOf(index, false, options?.target),
        output: (options) => jsonSchemaOf(index, true, options?.target),
      },
    }
  }

  validate(input: unknown, context?: Context): Result<T> {
    const resolved = this.resolve(context)
    const { issues, warnings, repairs, text } = checkValue(this.#index, input, resolved)
    if (resolved.messages) applyMessages([...issues, ...warnings], resolved.messages)
    if (issues.length > 0) return { issues, warnings }
    const value = repairs.length === 0 || text === undefined ? input : repair(JSON.parse(text), repairs)
    return { value: value as T, warnings }
  }

  parse(input: unknown, context?: Context): T {
    const { value, issues } = this.validate(input, context)
    if (issues !== undefined) throw new SeamValidationError(issues)
    return value
  }

  with(context: Context): Schema<T> {
    return new BaseSchema(this.#index, this.resolve(context))
  }

  constraints(): Record<string, Constraint> {
    const all: Record<string, Constraint> = {}
    addConstraints(shapeOf(this.#index), '', true, all)
    return all
  }

  /** Its number among the schemas. */
  get index(): number {
    return this.#index
  }

  /** What holds in a check with this context. */
  resolve(context: Context | undefined): ResolvedContext {
    return context === undefined ? this.#context : resolveContext(context, this.#context)
  }
}
