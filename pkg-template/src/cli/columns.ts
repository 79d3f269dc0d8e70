// The columns of a table: which field is meant by one of another name, and what to say of those that are not filled in.

import { createAccessGrantSchema } from '../index.js'
import { nearest } from '../whole-unknown-name.js'
import { fieldOf } from './fields.js'

/** What a header is like. */
const EXAMPLE = ['access_grant_key', 'user_identity.full_name', 'space_keys', 'starts_at', 'ends_at', 'requested_access_methods.0.mode']

/** What to do about a first line that names no field. What it says is not repeated: it may be about people. */
export function noHeader(first: readonly string[]): string {
  const near = first.flatMap((name, index) => {
    const field = fieldNamedLike(name)
    return field ? [`column ${index + 1} may be ${field}`] : []
  })
  const hint = near.length > 0 ? ` Here, ${near.join(', ')}.` : ''
  return `Name the columns in the first line after fields of an access grant, like ${EXAMPLE.join(', ')}; or give a --map.${hint}`
}

/** The fields as columns name them, those of an access grant itself first. */
function names(): readonly string[] {
  known ??= Object.keys(createAccessGrantSchema.constraints())
    .map((path) => path.replace(/\[\]$/, '').replaceAll('[]', '.0'))
    .sort((a, b) => a.split('.').length - b.split('.').length)
  return known
}
let known: readonly string[] | undefined

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')
const lastStep = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

/** Shorter beginnings are those of anything. */
const SHORTEST_BEGINNING = 3

/** The field whose own name, without those that it is part of, is that of a column or begins like it: `full_name`, `email`. */
export function fieldNamedLike(column: string): string | undefined {
  const text = plain(column)
  const isBeginning = (name: string): boolean => text.length >= SHORTEST_BEGINNING && plain(lastStep(name)).startsWith(text)
  return names().find((name) => plain(lastStep(name)) === text) ?? names().find(isBeginning)
}

/** The field that is meant by a column that is none. `inThere` is a name of the object that the column names, as the rules suggest it. */
export function meantBy(column: string, inThere: string | undefined): string | undefined {
  const own = lastStep(column)
  const suggested = inThere && column.slice(0, -own.length) + inThere
  if (suggested && own !== column) return suggested
  const all = names()
  const near = nearest(own, all.map(lastStep))
  return (
    all.find((name) => isOf(name, column)) ??
    fieldNamedLike(own) ??
    all.find((name) => name.endsWith(`_${own.toLowerCase()}`)) ??
    suggested ??
    all.find((name) => lastStep(name) === near)
  )
}

/** Whether a column is a field, or a part of it that it needs. */
export function isOf(column: string, field: string): boolean {
  const isPart = column.startsWith(`${field}.`) && (field !== 'requested_access_methods' || column.endsWith('.mode'))
  return column === field || isPart
}

/** A field as a column, or that of its parts that comes first. */
export const columnOf = (field: string): string => (fieldOf(field) ? field : (names().find((name) => isOf(name, field)) ?? field))
