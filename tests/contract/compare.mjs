// Holds our tables against the schemas of the official OpenAPI, and names what one has and the other lacks.

import { resolve } from './openapi.mjs'

/** The members of an object schema, of all its parts and branches together. */
function membersOf(schema) {
  const known = resolve(schema)
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((key) => known[key] ?? [])
  return Object.assign({}, known.properties, ...parts.map(membersOf))
}

const tagOf = (schema, tag) => membersOf(schema)[tag]?.enum?.[0]
const isObject = (schema) => schema.type === 'object' || schema.properties !== undefined || schema.allOf !== undefined

/** Calls `lacks` with the name of whatever the schema has and the table does not. `known` are values that the table takes as text. */
export function whatWeLack(given, node, name, lacks, known = []) {
  const schema = resolve(given)
  if (schema.discriminator) return variants(schema, node, name, lacks)
  if (schema.enum && schema.type === 'string') {
    const ours = node.kind === 'values' ? node.values : known
    for (const value of schema.enum.filter((value) => !ours.includes(value))) lacks(`${name} = ${value}`)
  } else if (schema.type === 'array') {
    if (node.kind === 'list') whatWeLack(schema.items, node.item, `${name}[]`, lacks, known)
    else lacks(`${name}[]`)
  } else if (schema.oneOf || isObject(schema)) {
    if (node.kind !== 'object') return lacks(`${name}.*`)
    for (const [key, member] of Object.entries(membersOf(schema))) {
      const field = node.fields[key]
      const path = `${name}.${key}`
      if (field === undefined) lacks(path)
      else {
        if (resolve(member).nullable && !field.nullable && !isTolerant(node, field)) lacks(`${path} = null`)
        whatWeLack(member, field.node, path, lacks, field.known)
      }
    }
  }
}

/** In a response, null reads as absent where a member may be absent. */
const isTolerant = (object, field) => object.open && field.presence !== 'required'

function variants(schema, node, name, lacks) {
  const tag = schema.discriminator.propertyName
  if (node.kind !== 'union' || node.tag !== tag) return lacks(`${name} by ${tag}`)
  for (const variant of schema.oneOf) {
    const code = tagOf(variant, tag)
    const own = node.variants[code]
    if (own === undefined) lacks(`${name}(${code})`)
    // The tag itself is not among the members of a variant's table.
    else
      whatWeLack(
        variant,
        { ...own, fields: { ...own.fields, [tag]: { node: { kind: 'values', values: [code] } } } },
        `${name}(${code})`,
        lacks,
      )
  }
}

/** The other way round: members, values and variants of ours that the document does not have. */
export function whatTheyLack(given, node, name, lacks, known = []) {
  const schema = resolve(given)
  if (schema.discriminator && node.kind === 'union') {
    const theirs = new Map(schema.oneOf.map((variant) => [tagOf(variant, node.tag), variant]))
    for (const [code, own] of Object.entries(node.variants)) {
      if (theirs.has(code)) whatTheyLack(theirs.get(code), own, `${name}(${code})`, lacks)
      else lacks(`${name}(${code})`)
    }
  } else if (node.kind === 'list' && schema.type === 'array') {
    whatTheyLack(schema.items, node.item, `${name}[]`, lacks, known)
  } else if (node.kind === 'object') {
    const members = membersOf(schema)
    for (const [key, field] of Object.entries(node.fields)) {
      if (members[key] === undefined) lacks(`${name}.${key}`)
      else whatTheyLack(members[key], field.node, `${name}.${key}`, lacks, field.known)
    }
  } else if (schema.enum) {
    const ours = node.kind === 'values' ? node.values : known
    for (const value of ours.filter((value) => !schema.enum.includes(value))) lacks(`${name} = ${value}`)
  }
}
