// The file in which a server keeps its sandbox: a snapshot in its first line, and each change since in a line of its own. Changes are
// appended; now and then the file is replaced by one with a new snapshot, so whatever ends the process leaves the old one or the new.

import { type FileHandle, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Failure } from '../cli/command.js'

/** What a file holds. */
export interface Kept {
  readonly snapshot: string
  readonly changes: readonly string[]
}

/** A file that keeps a sandbox. */
export interface DataFile {
  /** What it holds; nothing, if there is no such file. */
  read(): Promise<Kept | undefined>
  /** Notes a change for the next time that it is saved. */
  add(change: string): void
  /** Resolves when the file holds every change that was noted until now. Calls that come while it is written share the next time. */
  save(): Promise<void>
  /** The same, with a new snapshot in the place of the changes. */
  compact(): Promise<void>
}

/** So many changes, or so many characters of them, are repeated in about a second; then it is time for another snapshot. */
const MOST_CHANGES = 2000
const MOST_CHARACTERS = 1 << 24

/** The file at a path, of a sandbox that gives its snapshot, or nothing if it ended. */
export function dataFile(path: string, snapshot: () => string | undefined): DataFile {
  let noted: string[] = []
  let file: FileHandle | undefined
  /** What is behind the snapshot, while the file is known to end with it. */
  let tail = { changes: 0, characters: 0 }
  let underWay: Promise<void> | undefined
  let next: Promise<void> | undefined

  async function replaceBy(text: string): Promise<void> {
    // The snapshot holds what they did.
    noted = []
    await file?.close()
    file = undefined
    await replace(path, `${text}\n`)
    file = await open(path, 'a')
    tail = { changes: 0, characters: 0 }
  }

  async function append(file: FileHandle): Promise<void> {
    if (noted.length === 0) return
    const changes = noted
    noted = []
    const text = `${changes.join('\n')}\n`
    await file.appendFile(text)
    await file.datasync()
    tail = { changes: tail.changes + changes.length, characters: tail.characters + text.length }
  }

  async function write(isAnew: boolean): Promise<void> {
    const isLong = tail.changes >= MOST_CHANGES || tail.characters >= MOST_CHARACTERS
    try {
      const text = isAnew || isLong || !file ? snapshot() : undefined
      if (text !== undefined) await replaceBy(text)
      else if (file) await append(file)
    } catch (error) {
      // How it ends now is not known: it is replaced the next time.
      await file?.close().catch(() => {})
      file = undefined
      throw codeOf(error) === undefined ? error : new Failure(`The file ${path} cannot be written (${codeOf(error)}).`)
    }
  }

  function start(isAnew: boolean): Promise<void> {
    underWay = write(isAnew).finally(() => {
      underWay = undefined
    })
    return underWay
  }

  return {
    async read() {
      try {
        return partsOf(await readFile(path, 'utf8'))
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return undefined
        throw new Failure(`The file ${path} cannot be read (${codeOf(error)}).`)
      }
    },
    add(change) {
      noted.push(change)
    },
    save() {
      if (!underWay) return start(false)
      // What is being written may be older than what this call is about.
      next ??= underWay
        .catch(() => {})
        .then(() => {
          next = undefined
          return start(false)
        })
      return next
    },
    async compact() {
      await underWay?.catch(() => {})
      await start(true)
    },
  }
}

/** The lines of a file. One without its end was being written when the process ended, and nobody was told of it. */
function partsOf(text: string): Kept {
  const [snapshot = '', ...changes] = text.split('\n')
  return { snapshot, changes: changes.slice(0, -1) }
}

/** Writes another file and gives it this name, each of them made sure of on the disk. */
async function replace(path: string, text: string): Promise<void> {
  const temporary = `${path}.tmp`
  await written(temporary, text)
  await rename(temporary, path)
  await syncFolder(dirname(path))
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

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code
