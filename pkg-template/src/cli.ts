#!/usr/bin/env node
// The command line. A command is a file below `cli`, and is loaded when it is called.

import { type Command, DONE, FAILED, Failure, WRONG_USE, WrongUse } from './cli/command.js'
import { tokenVariable } from './cli/environment.js'
import { refuseCredentials } from './cli/secrets.js'
import { watchPipes, whenClosed } from './cli/terminal.js'
import { plain } from './cli/text-width.js'
import { isSeamError, isSeamUnauthorizedError } from './index.js'

const COMMANDS: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  validate: () => import('./cli/validate.js'),
  plan: () => import('./cli/plan.js'),
  apply: () => import('./cli/apply.js'),
  list: () => import('./cli/list.js'),
  sandbox: () => import('./cli/sandbox.js'),
}

const ABOUT = `\
seam-access-grants: who may open which doors, when and how, from a file of bookings.
Usage: seam-access-grants COMMAND [OPTIONS]
  validate, plan, apply   check a file, say what would change, and do it; run again it goes on
  list, sandbox           the access grants that exist; a Seam without an account
seam-access-grants --help tells more, and so does COMMAND --help.
`

async function usage(): Promise<string> {
  const names = Object.keys(COMMANDS)
  const width = Math.max(...names.map((name) => name.length))
  const loaded = await Promise.all(Object.values(COMMANDS).map((load) => load()))
  const lines = loaded.map(({ command }, index) => `  ${names[index]!.padEnd(width)}  ${command.summary}`)
  const example = 'seam-access-grants validate bookings.csv --time-zone Europe/Paris'
  const end = ['Exit status: 0 done, 1 something is wrong with the data or failed, 2 wrong use.', 'COMMAND --help tells more.', '']
  return ['Usage: seam-access-grants COMMAND [OPTIONS]', '', ...lines, '', `Example: ${example}`, '', ...end].join('\n')
}

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined) {
    process.stderr.write(ABOUT)
    return WRONG_USE
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(await usage())
    return DONE
  }
  try {
    refuseCredentials([name, ...args])
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    if (!load) {
      process.stderr.write(`There is no command ${name}.\n\n${await usage()}`)
      return WRONG_USE
    }
    const { command } = await load()
    if (args.includes('--help') || args.includes('-h')) {
      process.stdout.write(command.help)
      return DONE
    }
    return await command.run(args)
  } catch (error) {
    return told(name, error)
  }
}

/** Says why a command ended; gives the exit status. */
function told(name: string, error: unknown): number {
  if (error instanceof WrongUse) {
    // A name that is none may be a secret.
    const command = Object.hasOwn(COMMANDS, name) ? `${name} ` : ''
    process.stderr.write(`${error.message}\nseam-access-grants ${command}--help tells how it is used.\n`)
    return WRONG_USE
  }
  if (!(error instanceof Failure || isSeamError(error))) throw error
  process.stderr.write(`${plain(error.message)}\n`)
  if (isSeamUnauthorizedError(error)) process.stderr.write(`Look at ${tokenVariable()} in the environment.\n`)
  return FAILED
}

watchPipes()
whenClosed(() => process.exit(DONE))
process.exitCode = await main(process.argv.slice(2))
