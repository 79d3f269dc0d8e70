#!/usr/bin/env node
// The command line. A command is a file below `cli`, and is loaded when it is called.

import { type Command, DONE, FAILED, Failure, isWrongUse, WRONG_USE } from './cli/command.js'

const COMMANDS: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  sandbox: () => import('./cli/sandbox.js'),
}

async function usage(): Promise<string> {
  const names = Object.keys(COMMANDS)
  const width = Math.max(...names.map((name) => name.length))
  const loaded = await Promise.all(Object.values(COMMANDS).map((load) => load()))
  const lines = loaded.map(({ command }, index) => `  ${names[index]!.padEnd(width)}  ${command.summary}`)
  return ['Usage: seam-access-grants COMMAND [OPTIONS]', '', ...lines, '', 'COMMAND --help tells more.', ''].join('\n')
}

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(await usage())
    return DONE
  }
  const load = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) {
    process.stderr.write(name === undefined ? await usage() : `There is no command ${name}.\n\n${await usage()}`)
    return WRONG_USE
  }
  const { command } = await load()
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(command.help)
    return DONE
  }
  try {
    return await command.run(args)
  } catch (error) {
    if (isWrongUse(error)) {
      process.stderr.write(`${error.message}\nseam-access-grants ${name} --help tells how it is used.\n`)
      return WRONG_USE
    }
    if (!(error instanceof Failure)) throw error
    process.stderr.write(`${error.message}\n`)
    return FAILED
  }
}

process.exitCode = await main(process.argv.slice(2))
