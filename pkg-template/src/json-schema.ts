import { NAMED_SHAPES } from '../generated/facts.js'
import { SeamConfigError } from './error-classes.js'
import { type FieldShape, isValues, type ObjectShape, type Shape, shapeOf, type UnionShape } from './shape.js'

/** The dialects of JSON Schema that are written; any other is refused. */
export type JsonSchemaTarget = 'draft-2020-12' | 'draft-07' | 'openapi-3.0' | (string & {})

/** What a JSON Schema is to be written for. */
export interface JsonSchemaOptions {
  /** The dialect. */
  readonly target: JsonSchemaTarget
  /** Options of libraries; there are none here. */
  readonly libraryOptions?: Record<string, unknown> | undefined
}

/** A JSON Schema as a plain object, which refers to nothing outside itself. */
export type JsonSchema = Record<string, unknown>

type Typed = JsonSchema & { readonly type: string }

/** By what a document names its dialect; a schema in OpenAPI has no such name. */
const DIALECTS: ReadonlyMap<unknown, JsonSchema> = /* @__PURE__ */ new Map([
  ['draft-2020-12', { $schema: 'https://json-schema.org/draft/2020-12/schema' }],
  ['draft-07', { $schema: 'http://json-schema.org/draft-07/schema#' }],
  ['openapi-3.0', {}],
])

/**
 * The JSON Schema of what the schema with this index takes, or gives.
 *
 * Its keywords mean the same in all dialects, but for how null is taken. None beside `type` combines schemas at the top of a request,
 * because those who take tools for language models refuse that; so rules between members are left out.
 */
export function jsonSchemaOf(index: number, isOutput: boolean, target: unknown): JsonSchema {
  const head = DIALECTS.get(target)
  if (head === undefined) throw new SeamConfigError(`Give target as one of ${[...DIALECTS.keys()].join(', ')}.`)
  return { ...head, ...write(shapeOf(index), false) }

  function write(shape: Shape, isNullable: boolean): JsonSchema {
    if (typeof shape === 'string') return nullable(isNullable, NAMED_SHAPES[shape].keywords)
    if (isValues(shape)) return nullable(isNullable, { type: 'string', enum: isNullable ? [...shape, null] : shape })
    if ('item' in shape) return nullable(isNullable, { type: 'array', items: write(shape.item, false) })
    if ('fields' in shape) return nullable(isNullable, objectOf(shape))
    return nullable(isNullable, { type: 'object', anyOf: variantsOf(shape) })
  }

  function nullable(isNullable: boolean, schema: Typed): JsonSchema {
    if (!isNullable) return { ...schema }
    return target === 'openapi-3.0' ? { ...schema, nullable: true } : { ...schema, type: [schema.type, 'null'] }
  }

  /** An object, with members of its own besides those of the shape. */
  function objectOf({ open, fields }: ObjectShape, own: JsonSchema = {}, ownRequired: readonly string[] = []): Typed {
    const members = fields.map(([name, presence, isNullable, shape]) => [
      name,
      write(shape, isNullable || (open && presence !== 'required')),
    ])
    const required = [...ownRequired, ...fields.filter((field) => isRequired(field, open)).map(([name]) => name)]
    return {
      type: 'object',
      properties: { ...Object.fromEntries(members), ...own },
      // OpenAPI 3.0 takes no empty list.
      ...(required.length > 0 && { required }),
      ...(!open && { additionalProperties: false }),
    }
  }

  /** In a response a list may be absent, and so may what can be null; what is given back has them. */
  function isRequired([, presence, isNullable, shape]: FieldShape, open: boolean): boolean {
    const isFilledIn = open && (isNullable || (typeof shape === 'object' && 'item' in shape))
    return presence === 'required' && (isOutput || !isFilledIn)
  }

  function variantsOf({ tag, variants, other }: UnionShape): JsonSchema[] {
    const names = variants.map(([name]) => name)
    const unknown = { ...nullable(other === undefined, { type: 'string' }), not: { enum: names } }
    return [
      ...variants.map(([name, shape]) => objectOf(shape, { [tag]: { type: 'string', enum: [name] } }, [tag])),
      objectOf(other ?? { open: true, fields: [] }, { [tag]: unknown }),
    ]
  }
}
