// The client of the commands that call the API.

import { isSeamConfigError, Seam } from '../index.js'
import { WrongUse } from './command.js'
import { inVariables, tokenVariable } from './environment.js'

/** A client with the credentials of the environment. `onResponse` is told of every answer. */
export function clientOf({ endpoint }: { endpoint?: string | undefined }, onResponse = (): void => {}): Seam {
  if (!tokenVariable()) {
    throw new WrongUse('Set SEAM_API_KEY in the environment, or SEAM_PERSONAL_ACCESS_TOKEN and SEAM_WORKSPACE_ID.')
  }
  try {
    return new Seam({ onResponse, ...(endpoint !== undefined && { endpoint }) })
  } catch (error) {
    if (!isSeamConfigError(error)) throw error
    throw new WrongUse(inVariables(error.message, endpoint === undefined ? 'SEAM_ENDPOINT' : '--endpoint'))
  }
}
