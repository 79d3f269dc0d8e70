import type { AccessGrant } from 'seam-access-grants'
import { isSeamInvalidInputError, isSeamNotFoundError, isSeamValidationError } from 'seam-access-grants'
import { announce } from '../app/announce.ts'
import { cell, drawn } from '../app/draw.ts'
import { go, href } from '../app/route.ts'
import { seam, stoppable } from '../backend/backend.ts'
import { dataChanged } from '../backend/changes.ts'
import type { Failure } from '../backend/failure.ts'
import { failureOf } from '../backend/failure.ts'
import { isUnanswered } from '../learn/log.ts'
import { rememberGiven } from '../list/given.ts'
import type { Problem } from './check.ts'
import { check, toProblem } from './check.ts'
import type { Draft } from './draft.ts'
import { draft, edit, startOver } from './draft.ts'
import { savedText } from './sentence.ts'
import { t } from './words.ts'

export interface Sending {
  phase: 'idle' | 'sending' | 'looking' | 'unclear' | 'failed'
  /** From the first attempt on, fields are checked at every change; before it, nobody is told off while typing. */
  isAttempted: boolean
  /** Whether the PIN has been left once: what its locks take is told from then on. */
  isPinLeft: boolean
  /** What was wrong at the last attempt and still is, by its ID: the summary. */
  summary: readonly string[]
  /** What the server said about fields. */
  refusals: readonly Problem[]
  failure: Failure | undefined
}

const idle: Sending = { phase: 'idle', isAttempted: false, isPinLeft: false, summary: [], refusals: [], failure: undefined }
export const sending = cell<Sending>(idle)

export function clearSending(): void {
  sending.set(idle)
}

export function leavePin(): void {
  sending.set({ isPinLeft: true })
}

/** Between attempts the summary only gets shorter: it is read aloud, and must not speak at every key. */
export function forgetSolved(): void {
  const { summary } = sending.now
  if (summary.length === 0) return
  const { problems } = check(draft.now)
  sending.set({ summary: summary.filter((known) => problems.some(({ id }) => id === known)) })
}

export async function submit(): Promise<void> {
  if (sending.now.phase === 'sending' || sending.now.phase === 'looking') return
  const sent = draft.now
  const { params, problems } = check(sent)
  sending.set({ ...idle, isAttempted: true, summary: problems.map(({ id }) => id) })
  if (!params) return focusSummary()
  sending.set({ phase: 'sending' })
  try {
    created(await seam().accessGrants.create(params, stoppable()), sent)
  } catch (error) {
    await refused(error, sent)
  }
}

async function refused(error: unknown, sent: Draft): Promise<void> {
  if (isSeamInvalidInputError(error) || isSeamValidationError(error)) {
    const told = error.issues.map(toProblem)
    const refusals = told.length > 0 ? told : [{ field: undefined, message: error.message, id: '' }]
    sending.set({ phase: 'idle', refusals })
    return focusSummary()
  }
  const told = failureOf(error)
  const isUnclear = told.isUnclear || (told.kind === 'stopped' && isUnanswered('/access_grants/create'))
  sending.set({ phase: isUnclear ? 'unclear' : 'failed', failure: { ...told, isUnclear } })
  if (isUnclear) return look(sent)
  await focusSummary()
}

/** Whether the grant is there, by the key that was sent along: after an answer that got lost, nobody knows. */
export async function look(sent: Draft = draft.now): Promise<void> {
  sending.set({ phase: 'looking' })
  try {
    created(await seam().accessGrants.get({ access_grant_key: sent.key }, stoppable()), sent)
  } catch (error) {
    if (isSeamNotFoundError(error)) sending.set({ phase: 'failed' })
    else sending.set({ phase: 'unclear', failure: failureOf(error) })
    await focusSummary()
  }
}

/** What was typed for the next guest meanwhile stays in the form. */
function created(grant: AccessGrant, sent: Draft): void {
  const { access_grant_id: id, display_name: name } = grant
  const say = (): string => savedText(name, sent)
  sending.set(idle)
  rememberGiven(grant)
  dataChanged()
  const open = (): void => go(href('guest', id))
  if (draft.now !== sent) {
    edit({ key: crypto.randomUUID() })
    announce(say, { label: () => t().open, take: open })
    return
  }
  startOver()
  announce(say)
  open()
}

async function focusSummary(): Promise<void> {
  await drawn()
  document.getElementById('summary')?.focus()
}
