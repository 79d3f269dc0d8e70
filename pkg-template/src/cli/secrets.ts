// What must not be printed: PINs, links and tokens that open doors, and credentials.

import { existsSync } from 'node:fs'
import { WrongUse } from './command.js'

const CODES: ReadonlySet<string> = new Set(['code', 'original_code', 'new_code'])
const SECRETS: ReadonlySet<string> = new Set(['instant_key_url', 'client_session_token', 'token'])

/** What stands in the place of a secret. */
export const MASK = '****'

/** A copy of a value of the API without its secrets; with its PINs, if they are to be shown. */
export function masked(value: unknown, showCodes: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => masked(item, showCodes))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const isSecret = SECRETS.has(name) || (CODES.has(name) && !showCodes)
      return [name, isSecret && typeof member === 'string' ? MASK : masked(member, showCodes)]
    }),
  )
}

const OPTION = /^--?(api[-_]?key|(personal[-_]?access|client[-_]?session|console[-_]?session|access)?[-_]?token|secret|password)(=|$)/i
/** How tokens of Seam start; names of files have a dot, and a path has a slash. */
const TOKEN = /^(seam_[A-Za-z0-9_]{4,}|ey[A-Za-z0-9_-]{12,}(\.[A-Za-z0-9_-]*)*)$/

/** Refuses credentials among the arguments, without repeating them: other users of the machine see them there. */
export function refuseCredentials(args: readonly string[]): void {
  // Also behind dashes, where it would be taken for an option and told by name.
  const isToken = (text: string): boolean => TOKEN.test(text.replace(/^-+/, '')) && !existsSync(text)
  if (args.some((arg) => OPTION.test(arg) || isToken(arg) || isToken(arg.slice(arg.indexOf('=') + 1)))) {
    throw new WrongUse(
      'Credentials do not belong into arguments, where other users of this machine and the history of the shell keep them. ' +
        'Put the API key into the environment variable SEAM_API_KEY.',
    )
  }
}
