// The sandbox of a server: opened from its file, kept in it, and opened again if it ended.

import { Failure, WrongUse } from '../cli/command.js'
import type { Sandbox, SandboxFaults, SandboxOptions, SandboxWebhook } from '../sandbox.js'
import { dataFile, type Kept } from './data-file.js'

/** What a server starts with. */
export interface HomeOptions {
  readonly sandbox: SandboxOptions
  /** The path of the file that keeps it. */
  readonly data?: string | undefined
  /** Where events go. */
  readonly webhooks: readonly string[]
}

/** Faults as `faults` takes them. */
type GivenFaults = SandboxFaults | readonly SandboxFaults[] | null

/** A sandbox with what a server keeps of it. */
export interface Home {
  readonly sandbox: Sandbox
  readonly webhooks: readonly { readonly url: string; readonly webhook: SandboxWebhook }[]
  readonly faults: GivenFaults
  /** Whether bodies may take their time. */
  readonly isSlow: boolean
  readonly seed: string
  setFaults(faults: GivenFaults): void
  reset(): void
  /** Resolves when everything until now is in the file. */
  save(): Promise<void>
  /** The same at the end, as one snapshot. */
  close(): Promise<void>
  /** Opens another sandbox in the place of one that ended; false, if this one is well. */
  revive(): Promise<boolean>
}

/** Opens a sandbox. */
export async function openHome({ sandbox: options, data, webhooks: urls }: HomeOptions): Promise<Home> {
  const { createSandbox } = await import('../sandbox.js')
  const file = data === undefined ? undefined : dataFile(data, () => snapshotOf(current.sandbox))

  async function open() {
    const sandbox = created(createSandbox, options)
    const kept = await file?.read()
    if (kept) goOn(sandbox, kept, data)
    if (file) sandbox.onChange(file.add)
    const webhooks = urls.map((url) => ({ url, webhook: asUsed(() => sandbox.webhook({ url })) }))
    return { sandbox, webhooks }
  }

  let current = await open()
  let faults: GivenFaults = null
  let reviving: Promise<void> | undefined
  // Faults end with the process, and what they did to the doors is in the file.
  if (file) current.sandbox.faults(faults)

  async function reopen(): Promise<void> {
    for (const { webhook } of current.webhooks) webhook.remove()
    // What was done and is not yet in the file must not get lost with the sandbox that did it.
    await file?.save()
    current = await open()
    current.sandbox.faults(faults)
  }

  const home: Home = {
    get sandbox() {
      return current.sandbox
    },
    get webhooks() {
      return current.webhooks
    },
    get faults() {
      return faults
    },
    get isSlow() {
      return [faults ?? []].flat().some(({ slowBody }) => slowBody !== undefined)
    },
    seed: options.seed ?? 'empty',
    setFaults(given) {
      current.sandbox.faults(given)
      faults = given
    },
    reset() {
      current.sandbox.reset()
      faults = null
    },
    async save() {
      await file?.save()
    },
    async close() {
      await file?.compact()
    },
    async revive() {
      if (snapshotOf(current.sandbox) !== undefined) return false
      // Requests that failed together share one.
      reviving ??= reopen().finally(() => {
        reviving = undefined
      })
      await reviving
      return true
    },
  }
  // So that a file that cannot be written is told at the start.
  await file?.compact()
  return home
}

/** What a sandbox holds; nothing, if it ended. */
function snapshotOf(sandbox: Sandbox): string | undefined {
  try {
    return sandbox.snapshot()
  } catch {
    return undefined
  }
}

/** Has a sandbox go on from what a file holds. */
function goOn(sandbox: Sandbox, { snapshot, changes }: Kept, path: string | undefined): void {
  try {
    sandbox.restore(snapshot)
    for (const change of changes) sandbox.replay(change)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new Failure(`The file ${path} holds no sandbox of this version. Name another one, or delete it.`)
  }
}

const created = (create: (options: SandboxOptions) => Sandbox, options: SandboxOptions): Sandbox => asUsed(() => create(options))

/** What a sandbox says of its options is about the options of the command. */
function asUsed<Result>(use: () => Result): Result {
  try {
    return use()
  } catch (error) {
    throw error instanceof TypeError ? new WrongUse(error.message) : error
  }
}
