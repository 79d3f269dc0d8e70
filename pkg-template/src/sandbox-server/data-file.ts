// The file in which a server keeps its sandbox. It is replaced as a whole, so whatever ends the process leaves the old one or the new.

import { open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Failure } from '../cli/command.js'

/** A file that holds what was saved last. */
export interface DataFile {
  /** What it holds; nothing, if there is no such file. */
  read(): Promise<string | undefined>
  /** Resolves when the file holds what `take` gives from now on. Calls that come while it is written share the next time. */
  save(take: () => string): Promise<void>
}

/** The file at a path. */
export function dataFile(path: string): DataFile {
  let saved: string | undefined
  let running: Promise<void> | undefined
  let waiting: Promise<void> | undefined

  async function write(text: string): Promise<void> {
    if (text === saved) return
    await replace(path, text)
    saved = text
  }

  function start(take: () => string): Promise<void> {
    running = (async () => write(take()))().finally(() => {
      running = undefined
    })
    return running
  }

  return {
    async read() {
      try {
        saved = await readFile(path, 'utf8')
        return saved
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined
        throw new Failure(`The file ${path} cannot be read (${codeOf(error)}).`)
      }
    },
    save(take) {
      if (!running) return start(take)
      // What is being written may be older than what this call is about.
      waiting ??= running
        .catch(() => {})
        .then(() => {
          waiting = undefined
          return start(take)
        })
      return waiting
    },
  }
}

/** Writes another file and gives it this name, each of them made sure of on the disk. */
async function replace(path: string, text: string): Promise<void> {
  const temporary = `${path}.tmp`
  try {
    await written(temporary, text)
    await rename(temporary, path)
    await syncFolder(dirname(path))
  } catch (error) {
    throw new Failure(`The file ${path} cannot be written (${codeOf(error)}).`)
  }
}

async function written(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A new name is in the folder. Windows has no way to make sure of that, and does by itself. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? error)
