import { NAMED_SHAPES } from '../generated/facts.js'
import type { Constraint } from '../generated/models.js'
import { ask } from './core.js'

/** What values a schema describes, as the module writes it. */
export type Shape = keyof typeof NAMED_SHAPES | readonly string[] | ListShape | ObjectShape | UnionShape

interface ListShape {
  readonly item: Shape
}

/** An object; members that are not declared are kept if it is open, and refused else. */
export interface ObjectShape {
  readonly open: boolean
  readonly fields: readonly FieldShape[]
}

/** A member: whether it may be absent, and whether it may be null. */
export type FieldShape = readonly [name: string, presence: 'required' | 'optional' | 'expected', isNullable: boolean, shape: Shape]

/** An object whose kind a member names, and what it is if it is of none of these kinds. */
export interface UnionShape {
  readonly tag: string
  readonly variants: readonly (readonly [name: string, shape: ObjectShape])[]
  readonly other?: ObjectShape
}

export const shapeOf = (schema: number): Shape => ask<Shape>((_, { shape }) => shape(schema)).ok

/** Adds the attributes of the inputs for a value of this shape, by dotted path; the items of a list stand at `[]`. */
export function addConstraints(shape: Shape, path: string, required: boolean, all: Record<string, Constraint>): void {
  if (typeof shape === 'string') all[path] = { ...NAMED_SHAPES[shape].attributes, required }
  else if (isValues(shape)) all[path] = { required, values: [...shape] }
  else if ('item' in shape) addConstraints(shape.item, `${path}[]`, required, all)
  else if ('fields' in shape) {
    for (const [name, presence, , inner] of shape.fields) {
      addConstraints(inner, path === '' ? name : `${path}.${name}`, required && presence === 'required', all)
    }
  }
}

export const isValues = (shape: Shape): shape is readonly string[] => Array.isArray(shape)
