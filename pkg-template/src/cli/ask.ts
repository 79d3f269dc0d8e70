// A question on the terminal.

import { createInterface } from 'node:readline/promises'

/** Whether somebody says yes; nobody does who ends it with Ctrl+C or Ctrl+D. */
export async function ask(question: string, signal: AbortSignal): Promise<boolean> {
  const dialog = createInterface({ input: process.stdin, output: process.stderr })
  // The dialog takes Ctrl+C from the terminal, and what listens for it elsewhere would not hear of it.
  dialog.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  const closed = new Promise<string>((resolve) => dialog.once('close', () => resolve('')))
  try {
    const answer = await Promise.race([dialog.question(`${question} [y/N] `, { signal }), closed])
    return /^y(es)?$/i.test(answer.trim())
  } catch (error) {
    if (signal.aborted) return false
    throw error
  } finally {
    dialog.close()
  }
}
