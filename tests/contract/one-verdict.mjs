// One request, right or wrong: our verdict is the official OpenAPI's, except for the differences that are listed.

import { laxer, stricter } from './differences.mjs'
import { generate, sensible } from './generate.mjs'
import { mutate } from './mutate.mjs'
import { schemasAt, valueAt } from './openapi.mjs'

// In the past, so that most of the times in the requests lie ahead.
export const context = { requireTarget: false, now: '2020-01-01T00:00:00Z' }

/** The reasons of what we refuse and the OpenAPI takes, or undefined if one of the issues has none. */
function reasonsOf(operation, body, issues) {
  const found = issues.map((issue) => {
    const { path } = issue
    const about = {
      issue,
      path,
      body,
      operation,
      now: context.now,
      value: valueAt(body, path),
      schemas: schemasAt(operation.request, path),
    }
    return Object.keys(stricter).find((reason) => stricter[reason].explains(about))
  })
  return found.includes(undefined) ? undefined : found
}

/** The reason of what we take and the OpenAPI refuses. */
function reasonsOfTheirs(operation, body) {
  const found = Object.keys(laxer).find((reason) => laxer[reason].explains({ body, operation }))
  return found === undefined ? undefined : [found]
}

/**
 * Makes a request and judges it twice. Gives who takes it, the reasons of a difference, and in `unexplained` a difference that has
 * none.
 */
export function oneVerdict(operation, chance) {
  const body = mutate(sensible(generate(operation.request, chance), chance), chance)
  const { issues } = operation.schema.validate(body, context)
  const theirs = operation.isValidRequest(body)
  if (theirs === (issues === undefined)) return { who: theirs ? 'bothTake' : 'bothRefuse', reasons: [] }
  const reasons = theirs ? reasonsOf(operation, body, issues) : reasonsOfTheirs(operation, body)
  const { errors } = operation.isValidRequest
  const unexplained = reasons ? undefined : JSON.stringify({ body, issues, errors }, null, 1)
  return { who: theirs ? 'onlyWeRefuse' : 'onlyTheyRefuse', reasons: reasons ?? [], unexplained }
}
