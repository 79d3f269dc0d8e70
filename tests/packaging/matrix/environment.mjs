// An environment with its rows, one after the other in the same folder.

import { prepare } from './place.mjs'
import { runRow } from './row.mjs'
import { versionOf } from './version.mjs'

/** Runs the rows of an environment for a subject and tells each result. */
export async function runEnvironment(environment, subject, tell) {
  let place
  let version = ''
  let broken
  try {
    place = await prepare(environment, subject)
    version = await versionOf(environment.version, place)
  } catch (error) {
    broken = error
  }
  for (const row of environment.rows) {
    const start = Date.now()
    const reason = judged(row, await reasonOf(row, place, subject, broken))
    const seconds = Math.round((Date.now() - start) / 1000)
    tell({
      subject: subject.key,
      name: subject.name,
      packageVersion: subject.version,
      folder: environment.folder,
      environment: environment.title,
      title: row.title,
      core: row.core === true,
      version,
      seconds,
      reason,
      shows: row.shows ?? 'works',
    })
  }
}

/** Why a row failed; an empty text if it did not. */
async function reasonOf(row, place, subject, broken) {
  if (broken) return broken.message
  try {
    return (await runRow(row, place, subject)).join('\n')
  } catch (error) {
    return error.message
  }
}

/** A row that is known not to work has to fail as it is known to, so that nobody reads of a fault that is gone. */
function judged({ fails }, reason) {
  if (!fails || fails.test(reason)) return fails ? '' : reason
  return `It is known to fail by ${fails}, and ${reason ? `it fails otherwise: ${reason}` : 'it works'}.`
}
