// The arguments of a command.

import { type ParseArgsConfig, parseArgs } from 'node:util'
import { unknownName } from '../whole-unknown-name.js'
import { WrongUse } from './command.js'

type Options = NonNullable<ParseArgsConfig['options']>

/** An argument, as `parseArgs` takes it apart. */
interface Token {
  readonly kind: string
  readonly name?: string
  readonly rawName?: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

/** What `parseArgs` gives for options. */
type Parsed<Known extends Options> = ReturnType<typeof parseArgs<{ args: string[]; options: Known; allowPositionals: true }>>

/** Reads the options of a command, and what stands beside them if it takes a file. What it does not know is refused in our own words. */
export function readArgs<const Known extends Options>(args: readonly string[], options: Known, { takesFile = false } = {}): Parsed<Known> {
  const config: ParseArgsConfig = { args: [...args], options, allowPositionals: true }
  const { tokens } = parseArgs({ ...config, strict: false, tokens: true })
  for (const token of tokens as readonly Token[]) checkToken(token, options, takesFile)
  return parseArgs(config) as Parsed<Known>
}

function checkToken({ kind, name = '', rawName = '', value, inlineValue }: Token, options: Options, takesFile: boolean): void {
  if (kind === 'positional' && !takesFile) throw new WrongUse(`Remove ${value}: this command takes options alone.`)
  if (kind !== 'option') return
  const option = Object.hasOwn(options, name) ? options[name] : undefined
  const names = [...Object.keys(options), 'help'].map((known) => `--${known}`)
  if (!option) throw new WrongUse(unknownName('option', rawName, names))
  if (option.type === 'boolean' && value !== undefined) throw new WrongUse(`${rawName} takes no value.`)
  if (option.type === 'string' && value === undefined) throw new WrongUse(`${rawName} needs a value.`)
  if (!inlineValue && value !== undefined && /^-./.test(value)) {
    throw new WrongUse(`${rawName} needs a value. One that begins with a dash is written behind an equals sign: ${rawName}=${value}`)
  }
}
