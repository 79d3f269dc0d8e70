// What is read: a file, or standard input.

import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { Failure, WrongUse } from './command.js'

/** What a file holds. */
export type Format = 'csv' | 'json' | 'ndjson'

/** A file that was read. */
export interface Input {
  /** Its name, for people. */
  readonly name: string
  readonly format: Format
  readonly text: string
}

const FORMATS: Readonly<Record<string, Format>> = { csv: 'csv', tsv: 'csv', txt: 'csv', json: 'json', ndjson: 'ndjson', jsonl: 'ndjson' }

/** The one file that a command takes; `-` is standard input. */
export function fileOf(positionals: readonly string[]): string {
  const [file, ...others] = positionals
  if (file === undefined) throw new WrongUse('Name a file, or - for standard input.')
  if (others.length > 0) throw new WrongUse('Name one file.')
  return file
}

/** Reads a file, or standard input for `-`. */
export async function readInput(path: string): Promise<Input> {
  const bytes = path === '-' ? await buffer(process.stdin) : await bytesOf(path)
  const text = decoded(bytes)
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  return { name: path === '-' ? 'standard input' : path, format: FORMATS[ending] ?? formatOf(text), text }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new Failure(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}

/** Text in UTF-8, or in UTF-16 as spreadsheets write "Unicode text", without the mark at its beginning. */
function decoded(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Failure('The file is not UTF-8. Save it as UTF-8: in a spreadsheet, "CSV UTF-8".')
  }
}

/** What a text is by its first character that is no space. */
function formatOf(text: string): Format {
  const [first] = text.trimStart()
  if (first === '[') return 'json'
  return first === '{' ? 'ndjson' : 'csv'
}

/** Reads a file of JSON, such as a map. */
export async function readJson(path: string): Promise<unknown> {
  const text = decoded(await bytesOf(path))
  try {
    return JSON.parse(text)
  } catch {
    throw new Failure(`${path} is not JSON.`)
  }
}
