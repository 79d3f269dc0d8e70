// Requests made from the official OpenAPI to whatever the sandbox serves of it, with the IDs that its answers give.

import { generate, sensible } from '../contract/generate.mjs'
import { paths, resolve } from '../contract/openapi.mjs'

/** Other names of the same IDs. */
const ALIASES = { location_id: 'space_id' }

/** What a path is about: access grants, devices, what is unmanaged. */
const topicOf = (path) => path.split('/').at(-2)

/** The IDs and keys that answers gave, by the name of the member, and by what the paths are about that gave them. */
class Known {
  #values = new Map()

  learn(value, path) {
    if (typeof value !== 'object' || value === null) return
    for (const [name, member] of Object.entries(value)) {
      if (typeof member === 'string' && /_(id|key)$/.test(name)) this.#add(name, path, member)
      else if (/_ids$/.test(name) && Array.isArray(member)) for (const id of member) this.#add(name.slice(0, -1), path, id)
      else this.learn(member, path)
    }
  }

  #add(name, path, text) {
    for (const key of [name, `${topicOf(path)} ${name}`]) {
      if (!this.#values.has(key)) this.#values.set(key, new Set())
      this.#values.get(key).add(text)
    }
  }

  /** One of the values, the last ones more often: the first are deleted by now. */
  #pick(name, path, chance) {
    const own = this.#values.get(`${topicOf(path)} ${name}`)
    const values = [...((chance.chance(0.5) && own) || (this.#values.get(ALIASES[name] ?? name) ?? []))]
    return values.at(-1 - Math.min(chance.below(values.length), chance.below(values.length)))
  }

  /** Puts what is known into the places of IDs and keys. */
  fill(value, path, chance) {
    for (const [name, member] of Object.entries(value)) {
      const one = /_(id|key)s?$/.test(name) ? name.replace(/s$/, '') : undefined
      const other = (given) => (chance.chance(0.8) ? (this.#pick(one, path, chance) ?? given) : given)
      if (one && typeof member === 'string') value[name] = other(member)
      else if (one && Array.isArray(member)) value[name] = member.map(other)
      else if (typeof member === 'object' && member !== null) this.fill(member, path, chance)
    }
    return value
  }
}

/** The members that a schema or one of its parts requires. */
function requiredOf(given) {
  const schema = resolve(given)
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((key) => schema[key] ?? [])
  return [...(schema.required ?? []), ...parts.flatMap(requiredOf)]
}

/** The parameters as the query of a GET or DELETE. */
function queryOf(params) {
  const pairs = Object.entries(params).flatMap(([name, value]) => {
    if (Array.isArray(value) && value.length > 0) return value.map((item) => [name, item])
    return [[name, value === null || typeof value === 'object' ? '' : String(value)]]
  })
  return new URLSearchParams([...pairs, ['_strict', 'true']])
}

/** Sends parameters the way a method carries them. */
export async function send({ endpoint, apiKey }, method, path, params = {}) {
  const headers = { authorization: `Bearer ${apiKey}` }
  if (method === 'GET' || method === 'DELETE') return fetch(`${endpoint}${path}?${queryOf(params)}`, { method, headers })
  return fetch(`${endpoint}${path}`, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(params),
  })
}

/** The operations of the document that a sandbox serves. */
export async function servedBy(server) {
  const found = []
  for (const operation of paths) {
    const answer = await send(server, 'POST', operation.path)
    const { error } = await answer.json()
    if (error?.type !== 'not_found') found.push(operation)
  }
  return found
}

/** Makes parameters for the operations of a server, from what it is told of its answers. */
export function maker(chance) {
  const known = new Known()
  return {
    learn: (answer, path) => known.learn(answer, path),
    /** Parameters of an operation, without a cursor: that is for other answers to give. */
    make({ path, request }) {
      const params = known.fill(sensible(generate(request, chance), chance), path, chance)
      const required = requiredOf(request)
      const optional = Object.keys(params).filter((name) => !required.includes(name))
      const share = chance.pick([0.5, 0.8, 1])
      for (const name of optional) if (name === 'page_cursor' || chance.chance(share)) delete params[name]
      return params
    },
  }
}
